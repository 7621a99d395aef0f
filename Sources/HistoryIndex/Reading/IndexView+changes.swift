internal import GRDB
internal import HindcastModel

extension IndexView {
    /// Returns a resource's last version up to a position; `nil` where it did not exist until then.
    package func lastVersion(of resource: ResourceNumber, through sequence: Int) throws -> IndexedVersion? {
        try prepare("SELECT seq, kind, blob FROM changes WHERE resource = ? AND seq <= ? ORDER BY seq DESC LIMIT 1")
            .first(.integer(resource.rawValue), .integer(sequence)) { version($0) }
    }

    /// Returns a resource's versions after one position up to another, oldest first.
    package func versions(
        of resource: ResourceNumber,
        after start: Int,
        through end: Int
    ) throws -> [IndexedVersion] {
        try prepare("SELECT seq, kind, blob FROM changes WHERE resource = ? AND seq > ? AND seq <= ? ORDER BY seq")
            .all(.integer(resource.rawValue), .integer(start), .integer(end)) { version($0) }
    }

    /// Returns a resource's next versions after a position, oldest first, at most `limit`.
    package func versions(
        of resource: ResourceNumber,
        after start: Int,
        limit: Int
    ) throws -> [IndexedVersion] {
        try prepare("SELECT seq, kind, blob FROM changes WHERE resource = ? AND seq > ? ORDER BY seq LIMIT ?")
            .all(.integer(resource.rawValue), .integer(start), .integer(limit)) { version($0) }
    }

    /// Returns the position of the commit that began the incarnation to which a resource's state at a position
    /// belongs: the last creation up to there, or the first change after the deletion before.
    ///
    /// A deletion belongs to the incarnation that it ends. `isCreation` is false where no event shows the creation.
    package func incarnation(
        of resource: ResourceNumber,
        through sequence: Int
    ) throws -> (start: Int, isCreation: Bool)? {
        var start: (Int, Bool)?
        let rows = try prepare("SELECT seq, kind FROM changes WHERE resource = ? AND seq <= ? ORDER BY seq DESC")
        try rows.forEachRow(.integer(resource.rawValue), .integer(sequence)) { row in
            let kind = ResourceChange.Kind(code: row.integer(1))
            if kind == .deleted, start != nil { return false }
            start = (row.integer(0), kind == .created)
            return kind != .created
        }
        return start
    }

    /// Returns what a commit did to which resources.
    package func changes(
        at sequence: Int
    ) throws -> [(resource: ResourceNumber, version: IndexedVersion)] {
        let rows = try prepare(
            """
            SELECT changes.seq, kind, blob, changes.resource FROM changes WHERE seq = ? ORDER BY resource
            """
        )
        return try rows.all(.integer(sequence)) { (ResourceNumber(rawValue: $0.integer(3)), version($0)) }
    }

    /// Returns which resources changed after one position up to another, each once, in no order.
    package func changedResources(after start: Int, through end: Int) throws -> [ResourceNumber] {
        try prepare("SELECT DISTINCT resource FROM changes WHERE seq > ? AND seq <= ?")
            .all(.integer(start), .integer(end)) { ResourceNumber(rawValue: $0.integer(0)) }
    }

    /// The number of changes of resources.
    package func changeCount() throws -> Int {
        try prepare("SELECT count(*) FROM changes").first { $0.integer(0) } ?? 0
    }

    private func version(_ row: SQLRow) -> IndexedVersion {
        IndexedVersion(
            sequence: row.integer(0),
            kind: ResourceChange.Kind(code: row.integer(1)),
            blob: row.bytesOrNil(2)
        )
    }
}

extension IndexView {
    /// What commits are looked up by.
    package enum Driver: Sendable {
        /// All of them.
        case everything
        /// Those that changed any of these resources.
        case resources([ResourceNumber])
        /// Those of these actors.
        case actors([Int])
        /// Those of these actions.
        case actions([Int])
    }

    /// Returns the positions of commits after one position up to another, newest first, each once.
    package func sequences(of driver: Driver, after start: Int, through end: Int) throws -> [Int] {
        let (sql, keys): (String, [Int]) =
            switch driver {
            case .everything: ("SELECT seq FROM commits WHERE seq > ? AND seq <= ? ORDER BY seq DESC", [])
            case .resources(let numbers):
                ("SELECT seq FROM changes WHERE resource = ? AND seq > ? AND seq <= ?", numbers.map(\.rawValue))
            case .actors(let actors): ("SELECT seq FROM commits WHERE actor = ? AND seq > ? AND seq <= ?", actors)
            case .actions(let actions): ("SELECT seq FROM commits WHERE action = ? AND seq > ? AND seq <= ?", actions)
            }
        let statement = try prepare(sql)
        if case .everything = driver { return try statement.all(.integer(start), .integer(end)) { $0.integer(0) } }
        var sequences: [Int] = []
        for key in keys {
            sequences += try statement.all(.integer(key), .integer(start), .integer(end)) { $0.integer(0) }
        }
        guard sequences.count > 1 else { return sequences }
        sequences.sort(by: >)
        var previous: Int?
        return sequences.filter { sequence in
            defer { previous = sequence }
            return sequence != previous
        }
    }

    /// Returns the numbers of the actor and the action of a commit.
    package func actorAndAction(at sequence: Int) throws -> (actor: Int, action: Int)? {
        try prepare("SELECT actor, action FROM commits WHERE seq = ?")
            .first(.integer(sequence)) { ($0.integer(0), $0.integer(1)) }
    }
}
