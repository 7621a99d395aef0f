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
        of resource: ResourceNumber, after start: Int, through end: Int
    ) throws -> [IndexedVersion] {
        try prepare("SELECT seq, kind, blob FROM changes WHERE resource = ? AND seq > ? AND seq <= ? ORDER BY seq")
            .all(.integer(resource.rawValue), .integer(start), .integer(end)) { version($0) }
    }

    /// Returns the position of the commit that began the incarnation to which a resource's state at a position
    /// belongs: the last creation up to there, or the first change after the deletion before.
    ///
    /// A deletion belongs to the incarnation that it ends. `isCreation` is false where no event shows the creation.
    package func incarnation(
        of resource: ResourceNumber, through sequence: Int
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
            """)
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
            sequence: row.integer(0), kind: ResourceChange.Kind(code: row.integer(1)), blob: row.bytesOrNil(2))
    }
}
