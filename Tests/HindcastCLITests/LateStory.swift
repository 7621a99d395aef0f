import Foundation
import TestSupport
import Testing

/// The story of the opened security group, of which the calls for credentials came late: another import brought them.
final class LateStory: Sendable {
    static let shared = Result { try LateStory() }

    private let folder: TemporaryFolder
    /// Where the history is.
    let path: String
    /// A moment between the two imports.
    let between: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("h.git")
        let logs = Repository.root.appending(path: "Examples/security-group-opened/logs").path
        let script = """
            set -e
            cp -r "$logs" early
            mkdir late
            find early -name '*.gz' | while read -r file; do
                if zcat "$file" | grep -q '"AssumeRole"'; then mv "$file" late/; fi
            done
            "$hindcast" init h.git --redaction-key \(String(repeating: "0f", count: 32))
            "$hindcast" --repo h.git import early
            # The moment of an import is kept in whole seconds.
            sleep 1.1
            date -u +%Y-%m-%dT%H:%M:%SZ >between
            sleep 1.1
            "$hindcast" --repo h.git import late
            """
        let result = try Program(URL(filePath: "/bin/bash")).run(
            ["-c", script],
            environment: ["logs": logs, "hindcast": Program.hindcast.path],
            in: folder.url
        )
        try #require(result.status == 0, "\(result.error)")
        between = try String(contentsOfFile: folder.path("between"), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Asks the history.
    func callAsFunction(_ arguments: String...) throws -> Program.Result {
        try Program.hindcast.run(["--repo", path] + arguments)
    }
}
