/// The names under which a thing's identifier may stand, best first.
///
/// For `DBInstance`: `dbinstanceid`, `dbinstanceidentifier`, …, then the same for its last word (`instanceid`).
struct OwnNames: Sendable {
    private let ranks: [String: Int]

    /// The number of names that each run of words gives; a rank below it means that all words took part.
    static let endings = ["id", "identifier", "name", "arn", "", "url", "key", "number", "alias"]

    init(_ words: [String]) {
        var ranks: [String: Int] = [:]
        for start in words.indices {
            let stem = words[start...].joined()
            for (position, ending) in OwnNames.endings.enumerated() {
                // A bare last word of several (`Policy` for `RolePolicy`) is too common to be a name.
                if start > 0, ending.isEmpty, start == words.count - 1 { continue }
                let rank = start * OwnNames.endings.count + position
                // Some things are always many: DhcpOptionsId.
                for name in [stem.folded + ending, plural(stem).folded + ending] where ranks[name] == nil {
                    ranks[name] = rank
                }
            }
        }
        self.ranks = ranks
    }

    /// The name's rank, 0 being the best, or `nil` if it is not one of the thing's names.
    func rank(_ folded: String) -> Int? { ranks[folded] }

    /// Whether the name holds all words of the thing.
    func isFull(_ folded: String) -> Bool { ranks[folded].map { $0 < OwnNames.endings.count } ?? false }
}

/// Names that many things share.
enum GenericNames {
    /// What identifies the thing that the operation is about, best first.
    static let identifiers = [
        "id", "identifier", "arn", "resourcearn", "resourceid", "resourceidentifier", "name", "resourcename",
    ]

    /// Names that say nothing about identity.
    static func isNoise(_ folded: String) -> Bool {
        noise.contains(folded) || noisePrefixes.contains { folded.hasPrefix($0) }
            || noiseSuffixes.contains { folded.hasSuffix($0) }
    }

    private static let noise: Set<String> = [
        "dryrun", "ifmatch", "version", "versionid", "marker", "pagesize", "limit", "status", "type", "state",
        "accountid",
        "awsaccountid", "catalogid", "region", "regionname", "description", "comment", "tags", "tagkeys", "filter",
        "filters", "engine", "owner", "ownerid", "mode", "format", "reason", "message", "content", "action", "value",
        "values", "maxresults", "maxrecords", "maxitems", "expectedbucketowner", "requestpayer", "creatorrequestid",
        "qualifier", "revisionid", "etag", "callas", "include", "mfa", "scope", "granularity", "startdate", "enddate",
        "locale", "language", "languagecode", "permissions", "principal",
    ]
    private static let noisePrefixes = ["force", "skipfinal", "retain", "xaccount", "finaldb", "finalsnap"]
    private static let noiseSuffixes = [
        "token", "clientrequesttoken", "date", "time", "timestamp", "enabled", "status", "document", "rolearn", "role",
        "password", "roletoassume",
    ]

    /// Whether a name looks like that of an identifier.
    static func isIdentifierLike(_ folded: String) -> Bool {
        ["id", "arn", "name", "identifier", "url"].contains { folded.hasSuffix($0) }
    }
}
