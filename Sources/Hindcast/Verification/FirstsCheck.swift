internal import HindcastModel
internal import HistoryIndex

/// Compares what the index holds of first times of actors with the commits as they go by.
struct FirstsCheck {
    /// Hashes of first times that are known to be held, so that most commits need no look-up.
    private var known: Set<UInt64> = []

    private static let capacity = 100_000

    /// Returns whether the index knows of everything that the actor of a commit did in it, since no later commit.
    ///
    /// - Parameter count: goes up by the first times that are of this very commit.
    mutating func holds(
        _ trailers: CommitTrailers,
        at sequence: Int,
        in view: IndexView,
        count: inout Int
    ) throws -> Bool {
        let actor = Novelty.actor(
            behind: trailers.principal,
            origin: trailers.origin.label,
            confidence: trailers.origin.confidence.rawValue
        )
        let identity = Novelty.identity(of: trailers.principal)
        var novelties: [Novelty] = [.change, .action(service: trailers.service, operation: trailers.operation)]
        if !identity.hasSameBytes(as: actor) { novelties.append(.identity(identity)) }
        if let source = trailers.sourceIP { novelties.append(.source(source)) }
        var holdsAll = true
        for novelty in novelties {
            let key = EventKey.of("\(novelty.words)\u{0}\(actor)")
            if known.contains(key) { continue }
            guard let first = try view.firstSequence(of: novelty, by: [actor]), first <= sequence else {
                holdsAll = false
                continue
            }
            if first == sequence { count += 1 }
            if known.count >= FirstsCheck.capacity { known.removeAll(keepingCapacity: true) }
            known.insert(key)
        }
        return holdsAll
    }
}

extension Novelty {
    /// What tells it from every other.
    fileprivate var words: String {
        switch self {
        case .change: "change"
        case .action(let service, let operation): "action\u{0}\(service)\u{0}\(operation)"
        case .identity(let text): "identity\u{0}\(text)"
        case .source(let text): "source\u{0}\(text)"
        }
    }
}
