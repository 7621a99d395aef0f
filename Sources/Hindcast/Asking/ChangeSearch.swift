internal import HindcastModel
internal import HistoryIndex

/// Finds the changes that a query wants, newest first.
///
/// The sparsest condition drives: it is looked up in the index for one stretch of the history after the other, each
/// twice as long as the one before. So few answers are found soon, and a rare one costs few look-ups.
struct ChangeSearch {
    private let view: IndexView
    private let driver: IndexView.Driver
    private let addresses: [ResourceNumber: Address]?
    private let actors: Set<Int>?
    private let ignored: Set<Int>
    private let actions: Set<Int>?
    private let start: Int
    private var end: Int
    private var length = 256

    /// - Parameter resources: the resources that the query's patterns mean; not called where it has none.
    init(_ query: ChangeQuery, in view: IndexView, resources: () throws -> [IndexedResource]) throws {
        self.view = view
        start = max(0, query.after ?? 0)
        end = min(try view.lastSequence(), query.through ?? .max)
        addresses =
            query.patterns.isEmpty
            ? nil : Dictionary(try resources().map { ($0.number, $0.address) }) { first, _ in first }
        var actors = try query.actor.map { text in Set(try view.actors(where: ActorPattern(text).matches)) }
        if let via = query.via {
            let users = Set(try view.actors(via: via))
            actors = actors?.intersection(users) ?? users
        }
        self.actors = actors
        let patterns = query.ignoredActors.map { ActorPattern($0) }
        ignored =
            patterns.isEmpty
            ? [] : Set(try view.actors { label in patterns.contains { $0.matches(label: label) } })
        actions = try query.action.map { Set(try view.actions(where: ActionPattern($0).matches)) }
        driver = ChangeSearch.driver(resources: addresses.map { Array($0.keys) }, actors: actors, actions: actions)
    }

    /// Chooses what the index is asked for: resources are the sparsest, then actors, then actions. Long lists of any
    /// cost more look-ups than passing over what does not match.
    private static func driver(
        resources: [ResourceNumber]?,
        actors: Set<Int>?,
        actions: Set<Int>?
    ) -> IndexView.Driver {
        if let resources, resources.count <= 1_000 { return .resources(resources) }
        if let actors, actors.count <= 100 { return .actors(Array(actors)) }
        if let actions, actions.count <= 100 { return .actions(Array(actions)) }
        return .everything
    }

    /// Returns the positions of the next commits that may match, newest first; `nil` at the end.
    mutating func nextBatch() throws -> [Int]? {
        guard end > start else { return nil }
        let bottom = max(start, end - length)
        defer {
            end = bottom
            length *= 2
        }
        return try view.sequences(of: driver, after: bottom, through: end)
    }

    /// Returns the matching changes of a commit.
    func entries(at sequence: Int) throws -> [ChangeEntry] {
        if actors != nil || actions != nil || !ignored.isEmpty {
            guard let (actor, action) = try view.actorAndAction(at: sequence), actors?.contains(actor) ?? true,
                !ignored.contains(actor), actions?.contains(action) ?? true
            else { return [] }
        }
        let changes = try view.changes(at: sequence).filter { addresses?.keys.contains($0.resource) ?? true }
        guard !changes.isEmpty, let commit = try view.commit(at: sequence) else { return [] }
        let entries = try changes.map { resource, version in
            ChangeEntry(commit, try addresses?[resource] ?? view.resource(resource).address, version.kind)
        }
        return entries.count > 1 ? entries.sortedByAddress(\.resource) : entries
    }
}

/// An action or a glob over actions, ASCII case ignored.
struct ActionPattern {
    private let service: [UInt8]?
    private let operation: [UInt8]

    /// Reads `ec2:RunInstances`, `ec2:*SecurityGroup*`, or an operation of any service.
    init(_ text: String) {
        let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        service = colon.map { Array(text.utf8[..<$0]) }
        operation = colon.map { Array(text.utf8[$0...].dropFirst()) } ?? Array(text.utf8)
    }

    /// Returns whether an action is meant.
    func matches(service name: String, operation: String) -> Bool {
        (service.map { Glob.matches($0, name, ignoringCase: true) } ?? true)
            && Glob.matches(self.operation, operation, ignoringCase: true)
    }
}

/// Text that the label of an actor holds, or a glob over the whole of it, without regard to case.
struct ActorPattern {
    private let wanted: [UInt8]
    private let isGlob: Bool

    init(_ text: String) {
        wanted = Array(text.lowercased().utf8)
        isGlob = wanted.contains(where: Glob.isWildcard)
    }

    /// Returns whether an actor is meant.
    func matches(label: String) -> Bool {
        guard isGlob else { return Array(label.lowercased().utf8).holds(wanted) }
        return Glob.matches(wanted, label.lowercased()) || Glob.matches(wanted, ChangeText.short(label).lowercased())
    }
}
