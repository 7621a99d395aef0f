import Hindcast
import HindcastModel

/// Goes through the changes that a query finds.
enum ChangeList {
    /// Calls `body` with the changes of each commit, newest first.
    static func forEachCommit(
        _ query: ChangeQuery,
        of history: History,
        _ body: ([ChangeEntry]) throws -> Void
    ) throws {
        var changes: [ChangeEntry] = []
        try history.forEachChange(query) { change in
            if let last = changes.last, last.sequence != change.sequence {
                try body(changes)
                changes = []
            }
            changes.append(change)
            return true
        }
        if !changes.isEmpty { try body(changes) }
    }

    /// Prints the changes with what each did.
    static func printJSON(_ query: ChangeQuery, of history: History, on page: Page, as format: AnswerFormat) throws {
        var list = JSONList(page, as: format)
        try history.forEachChange(query) { change in
            list.add(change.json(with: try history.differences(of: change)))
            return true
        }
        list.finish()
    }
}
