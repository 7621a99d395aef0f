internal import HindcastModel
internal import HistoryIndex
internal import Predicates

/// The versions of one resource that a question is about, and what a predicate said of each.
struct Stretches {
    /// A version, and the verdict on it; a deletion needs none.
    struct Step {
        let version: IndexedVersion
        var verdict: Verdict?
        /// Values that the log does not show, and that the predicate may look at.
        var unknown: [JSONPointer] = []
    }

    /// Versions after one another through which the verdict was the same.
    struct Stretch: Equatable {
        let state: Window.State
        let beginning: Window.Beginning
        let opened: IndexedVersion
        var closed: IndexedVersion?
        var isPartial: Bool
        var unknown: Set<JSONPointer>
    }

    /// The stretches in which the predicate held or could not be decided, oldest first.
    private(set) var found: [Stretch] = []
    private var current: Stretch?

    /// - Parameter hasEarlier: whether there is a version before the first one, which was not a deletion.
    init(_ steps: [Step], hasEarlier: Bool) {
        var isFirst = !hasEarlier
        for step in steps {
            defer { isFirst = step.version.kind == .deleted }
            let state = step.verdict.flatMap(Stretches.state)
            if let current, let state, step.version.kind != .created, Stretches.isSame(current.state, state) {
                self.current?.isPartial = current.isPartial || step.verdict?.isPartial ?? false
                self.current?.unknown.formUnion(step.unknown)
                continue
            }
            close(with: step.version)
            guard let state else { continue }
            current = Stretch(
                state: state,
                beginning: step.version.kind == .created ? .created : isFirst ? .firstSeen : .changed,
                opened: step.version,
                isPartial: step.verdict?.isPartial ?? false,
                unknown: Set(step.unknown)
            )
        }
        close(with: nil)
    }

    private mutating func close(with version: IndexedVersion?) {
        guard var stretch = current else { return }
        stretch.closed = version
        found.append(stretch)
        current = nil
    }

    private static func state(_ verdict: Verdict) -> Window.State? {
        switch verdict.outcome {
        case .holds: .held
        case .fails: nil
        case .undecided(let reason): .undecided(reason: reason)
        }
    }

    /// Whether one stretch goes on: messages may tell of values that change.
    static func isSame(_ one: Window.State, _ other: Window.State) -> Bool {
        switch (one, other) {
        case (.held, .held), (.undecided, .undecided): true
        default: false
        }
    }

    /// Whether two verdicts belong to one stretch.
    static func isSame(_ one: Verdict, _ other: Verdict) -> Bool {
        guard let one = state(one), let other = state(other) else { return false }
        return isSame(one, other)
    }
}
