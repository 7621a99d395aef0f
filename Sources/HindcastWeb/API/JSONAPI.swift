internal import Hindcast
internal import HindcastModel

/// The JSON API: each path answers as the command of the same meaning does with `-o json`.
///
/// | path | as | parameters |
/// |---|---|---|
/// | `/api/status` | `status` | |
/// | `/api/resources` | `ls` | `pattern` (repeatable), `at`, `deleted` |
/// | `/api/resource` | `show` | `name`, `at` |
/// | `/api/blame` | `blame` | `name`, `at`, `pointer`, `history` |
/// | `/api/log` | `log` | `pattern` (repeatable), `since`, `until`, `actor`, `action`, `via`, `limit` |
/// | `/api/diff` | `diff` | `from`, `to`, `pattern` (repeatable) |
/// | `/api/coverage` | `coverage` | `from`, `to`, `list` |
///
/// An error is `{"error": "…", "hints": ["…"]}` with status 400 for a malformed question, 404 for a name that means
/// nothing or several things, 500 where the history cannot be read.
struct JSONAPI: Sendable {
    let history: History

    /// Changes in one answer of `/api/log`, where `limit` is not given and at most.
    static let usualLimit = 100
    static let largestLimit = 10_000

    /// Returns the answer to a question.
    ///
    /// - Throws: `HindcastError`: `notFound` for a path that does not exist, too.
    func answer(_ question: Question) throws -> JSONValue {
        guard let path = Path(rawValue: question.path) else {
            throw HindcastError(
                .notFound,
                "there is no “\(question.path)”",
                hints: Path.allCases.map(\.rawValue)
            )
        }
        try question.expectOnly(path.parameters)
        switch path {
        case .status: return try history.status().json
        case .resources: return try resources(question)
        case .resource:
            let address = try history.resolve(question.required("name"))
            return try history.state(of: address, at: history.position(question, "at")).json
        case .blame: return try blame(question)
        case .log: return try log(question)
        case .diff:
            let (old, new) = try history.positions(question)
            return .array(try history.diff(from: old, to: new, matching: question.all("pattern")).map(\.json))
        case .coverage: return try coverage(question)
        }
    }

    private func resources(_ question: Question) throws -> JSONValue {
        let resources = try history.resources(
            matching: question.all("pattern"),
            at: history.position(question, "at"),
            includingDeleted: question.flag("deleted")
        )
        return .array(resources.map(\.json))
    }

    private func blame(_ question: Question) throws -> JSONValue {
        var query = BlameQuery()
        query.position = try history.position(question, "at")
        query.place = try question.place("pointer")
        query.includesRemoved = try question.flag("history")
        return .array(try history.blame(history.resolve(question.required("name")), query).map(\.json))
    }

    private func log(_ question: Question) throws -> JSONValue {
        var query = try history.query(question)
        query.limit = try question.integer("limit", in: 1...Self.largestLimit) ?? Self.usualLimit
        var values: [JSONValue] = []
        try history.forEachChange(query) { change in
            values.append(change.json(with: try history.differences(of: change)))
            return true
        }
        return .array(values)
    }

    private func coverage(_ question: Question) throws -> JSONValue {
        var row: Disposition?
        if let name = question.text("list") {
            row = Disposition(rawValue: name)
            if row == nil {
                throw HindcastError(
                    .usage,
                    "“\(name)” is no row of the ledger",
                    hints: Disposition.allCases.map(\.rawValue)
                )
            }
        }
        return try history.coverage(question).json(listing: row)
    }
}

extension JSONAPI {
    /// The paths.
    private enum Path: String, CaseIterable {
        case status = "/api/status"
        case resources = "/api/resources"
        case resource = "/api/resource"
        case blame = "/api/blame"
        case log = "/api/log"
        case diff = "/api/diff"
        case coverage = "/api/coverage"

        var parameters: [String] {
            switch self {
            case .status: []
            case .resources: ["pattern", "at", "deleted"]
            case .resource: ["name", "at"]
            case .blame: ["name", "at", "pointer", "history"]
            case .log: ["pattern", "since", "until", "actor", "action", "via", "limit"]
            case .diff: ["from", "to", "pattern"]
            case .coverage: ["from", "to", "list"]
            }
        }
    }
}
