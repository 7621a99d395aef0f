import Foundation
import Synchronization
import TestSupport
import Testing

/// One of the example stories, recorded once for all tests that only ask.
final class RecordedStory: Sendable {
    private let folder: TemporaryFolder

    /// Where the history is.
    var path: String { folder.path("h.git") }

    /// The folder with the story's logs.
    let logs: String

    private static let recorded = Mutex<[String: RecordedStory]>([:])

    /// An estate that Terraform built and people changed.
    static func terraform() throws -> RecordedStory { try named("terraform-changed-by-hand") }

    /// A bucket that was made public for two days.
    static func bucket() throws -> RecordedStory { try named("bucket-made-public") }

    /// A security group that was opened through two roles, with what was refused.
    static func group() throws -> RecordedStory { try named("security-group-opened", activity: true) }

    private static func named(_ name: String, activity: Bool = false) throws -> RecordedStory {
        try recorded.withLock { known in
            if let story = known[name] { return story }
            // Statics are never released: their folders go when the tests end.
            if known.isEmpty { atexit { RecordedStory.recorded.withLock { $0.removeAll() } } }
            let story = try RecordedStory(name, activity: activity)
            known[name] = story
            return story
        }
    }

    private init(_ name: String, activity: Bool) throws {
        folder = try TemporaryFolder()
        logs = Repository.root.appending(path: "Examples").appending(path: name).appending(path: "logs").path
        try record(logs, into: folder.path("h.git"), activity: activity)
    }

    /// Runs a command on the history.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Result {
        try Program.hindcast.run(["--repo", path] + arguments, environment: environment)
    }

    /// Returns the answer of a command that must succeed.
    func ask(_ arguments: String...) throws -> String {
        let result = try run(arguments)
        #expect(result.status == 0, "\(arguments): \(result.error)")
        return result.output
    }

    /// Returns the answer of a command as JSON.
    func json(_ arguments: String...) throws -> Any {
        let result = try run(arguments + ["-o", "json"])
        #expect(result.status == 0, "\(arguments): \(result.error)")
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    }
}

/// Makes a history and replays logs into it.
func record(_ logs: String, into path: String, activity: Bool = false) throws {
    let made = try Program.hindcast.run([
        "init", path, "--redaction-key", String(repeating: "0123456789abcdef", count: 4),
    ])
    try #require(made.status == 0, "\(made.error)")
    let result = try Program.hindcast.run(["--repo", path, "import"] + (activity ? ["--activity"] : []) + [logs])
    try #require(result.status == 0, "\(result.error)")
}

/// Runs a line of shell in which `$hindcast` is the command line tool.
func shell(_ line: String, environment: [String: String] = [:]) throws -> Program.Result {
    let tool = Repository.products.appending(path: "hindcast").path
    return try Program(URL(filePath: "/bin/sh")).run(
        ["-c", line],
        environment: environment.merging(["hindcast": tool]) { $1 }
    )
}
