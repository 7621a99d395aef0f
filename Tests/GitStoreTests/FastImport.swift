import HindcastModel

@testable import GitStore

/// The same drafts as a stream for `git fast-import`, which has its own ideas of trees and commits.
enum FastImport {
    /// Returns the stream that makes the root commit and then one commit a draft.
    static func stream(_ drafts: [CommitDraft]) -> [UInt8] {
        var stream = commit(author: CommitBytes.committer, seconds: 0, message: "hindcast: begin the history\n")
        for draft in drafts {
            stream += commit(
                author: Identity.line(name: draft.authorName, email: draft.authorEmail),
                seconds: draft.time.seconds,
                message: draft.message
            )
            for edit in draft.edits {
                if let content = edit.content {
                    stream += Array("M 100644 inline \(quoted(edit.path.text))\n".utf8) + data(content)
                } else {
                    stream += Array("D \(quoted(edit.path.text))\n".utf8)
                }
            }
        }
        return stream
    }

    private static func commit(author: String, seconds: Int64, message: String) -> [UInt8] {
        Array(
            """
            commit refs/heads/main
            author \(author) \(seconds) +0000
            committer \(CommitBytes.committer) \(seconds) +0000

            """.utf8
        ) + data(Array(message.utf8))
    }

    private static func data(_ bytes: [UInt8]) -> [UInt8] { Array("data \(bytes.count)\n".utf8) + bytes + [10] }

    private static func quoted(_ path: String) -> String {
        "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
