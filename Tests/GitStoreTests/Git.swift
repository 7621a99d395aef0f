import Foundation
import Testing

@testable import GitStore

/// The real git, the oracle of these tests, shut off from the user's configuration.
struct Git {
    /// A command's outcome.
    struct Outcome {
        let status: Int32
        let output: [UInt8]
        let errors: String
        var text: String { String(decoding: output, as: UTF8.self) }
        var lines: [String] { text.split(separator: "\n").map(String.init) }
    }

    /// The git directory or work tree that commands run in.
    let directory: String

    /// Runs git and expects success; returns what it printed, without the final newline.
    @discardableResult
    func callAsFunction(
        _ arguments: String...,
        input: [UInt8] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let outcome = try run(arguments, input: input)
        #expect(
            outcome.status == 0,
            "git \(arguments.joined(separator: " ")): \(outcome.errors)\(outcome.text.prefix(2_000))",
            sourceLocation: sourceLocation
        )
        return outcome.text.hasSuffix("\n") ? String(outcome.text.dropLast()) : outcome.text
    }

    /// Runs git; input and output go through files, so that no pipe can fill up.
    func run(_ arguments: [String], input: [UInt8] = []) throws -> Outcome {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "hindcast-git-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        func file(_ name: String, _ content: [UInt8] = []) throws -> URL {
            let url = scratch.appending(path: name)
            try Data(content).write(to: url)
            return url
        }
        let (input, output, errors) = try (file("in", input), file("out"), file("err"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git", "-C", directory] + arguments
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": scratch.path,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory",
            "GIT_CONFIG_VALUE_0": "*", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@example.com", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        ]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: [UInt8](try Data(contentsOf: output)),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        )
    }

    /// Expects that git finds no fault in the repository.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try run(["fsck", "--full", "--strict"])
        #expect(outcome.status == 0, "\(outcome.errors)\(outcome.text)", sourceLocation: sourceLocation)
        let complaints = (outcome.errors + outcome.text).split(separator: "\n").filter {
            !$0.hasPrefix("dangling") && !$0.hasPrefix("Checking") && !$0.hasPrefix("notice")
        }
        #expect(complaints.isEmpty, sourceLocation: sourceLocation)
    }
}

/// A folder of its own for one test, gone with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "hindcast-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    func callAsFunction(_ name: String) -> String { path + "/" + name }
}

/// An empty history in a folder of its own.
struct NewHistory {
    let folder: TemporaryFolder
    let path: String
    let git: Git

    init() throws {
        folder = try TemporaryFolder()
        path = folder("history.git")
        git = Git(directory: path)
        try HistoryWriter.create(at: path, redactionKey: "00ff")
    }
}
