internal import GRDB
package import HindcastModel

/// How many rows the tables that are derived from git have.
package struct ProjectionCounts: Hashable, Sendable {
    /// Commits.
    package var commits = 0
    /// Keys by which ids of commits are found.
    package var commitKeys = 0
    /// Resources.
    package var resources = 0
    /// Versions of resources.
    package var changes = 0
    /// ARNs and names that resources had from a commit on.
    package var identities = 0
    /// Names that resources ever had.
    package var names = 0
    /// First times of actors.
    package var firsts = 0

    /// Makes counts of nothing.
    package init() {}
}

/// What a verification compares with git, row by row.
extension IndexView {
    /// The numbers of rows.
    package func projectionCounts() throws -> ProjectionCounts {
        func count(_ table: String) throws -> Int {
            try prepare("SELECT count(*) FROM \(table)").first { $0.integer(0) } ?? 0
        }
        var counts = ProjectionCounts()
        counts.commits = try count("commits")
        counts.commitKeys = try count("commit_keys")
        counts.resources = try count("resources")
        counts.changes = try count("changes")
        counts.identities = try count("identities")
        counts.names = try count("names")
        counts.firsts = try count("firsts")
        return counts
    }

    /// Returns the position of the first commit that touched a resource, and the account that it is listed under.
    package func origin(of resource: ResourceNumber) throws -> (first: Int, account: String)? {
        try prepare("SELECT first, account FROM resources WHERE id = ?")
            .first(.integer(resource.rawValue)) { ($0.integer(0), try text($0.integer(1))) }
    }

    /// Returns the ARN and the name that a resource has from the very commit at a position on; `nil` where that commit left
    /// them as they were.
    package func newIdentity(
        of resource: ResourceNumber,
        at sequence: Int
    ) throws -> (arn: String?, name: String?)? {
        try prepare("SELECT arn, name FROM identities WHERE resource = ? AND seq = ?")
            .first(.integer(resource.rawValue), .integer(sequence)) { ($0.textOrNil(0), $0.textOrNil(1)) }
    }

    /// Returns the position of the first commit since which a resource has been known by a name; `nil` where it never was.
    package func firstSequence(ofName name: String, of resource: ResourceNumber) throws -> Int? {
        try prepare("SELECT seq FROM names WHERE text = ? AND resource = ?")
            .first(.text(name), .integer(resource.rawValue)) { $0.integer(0) }
    }

    /// Calls `body` with each name, the resource that it leads to and the position since which it does; the resource is `nil`
    /// where there is none of that number.
    package func forEachNameRow(
        _ body: (_ name: String, _ resource: IndexedResource?, _ first: Int) throws -> Void
    ) throws {
        let find = try prepare("SELECT id, backwards, live FROM resources WHERE id = ?")
        try prepare("SELECT text, resource, seq FROM names").forEachRow { row in
            let found = try find.first(.integer(row.integer(1)), body: { resource($0) }) ?? nil
            try body(row.text(0), found, row.integer(2))
            return true
        }
    }

    /// Calls `body` with each resource and the last change of it; the resource is `nil` where its address cannot be read, the
    /// change where there is none.
    package func forEachResource(
        _ body: (_ resource: IndexedResource?, _ last: ResourceChange.Kind?) throws -> Void
    ) throws {
        let rows = try prepare(
            """
            SELECT id, backwards, live,
                (SELECT kind FROM changes WHERE resource = resources.id ORDER BY seq DESC LIMIT 1) FROM resources
            """
        )
        try rows.forEachRow { row in
            try body(resource(row), row.integerOrNil(3).map { ResourceChange.Kind(code: $0) })
            return true
        }
    }
}
