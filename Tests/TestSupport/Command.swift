internal import Foundation

/// Runs programs: the built `hindcast`, and `git`, the oracle of what a repository holds.
package enum Command {
    /// What a program did.
    package struct Outcome: Sendable {
        /// Its exit status; 128 and the signal's number where a signal ended it.
        package let status: Int32
        /// What it wrote to standard output.
        package let output: [UInt8]
        /// What it wrote to standard error.
        package let errors: String

        /// Standard output as text.
        package var text: String { String(decoding: output, as: UTF8.self) }
        /// Standard output's lines, without the empty ones.
        package var lines: [String] { text.split(separator: "\n").map(String.init) }
    }

    /// The built `hindcast`, which stands beside the test bundle.
    package static var hindcast: String {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var folder = URL(filePath: bundle).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.pathComponents.contains(where: { $0.hasSuffix(".xctest") }) { folder.deleteLastPathComponent() }
        return folder.appending(path: "hindcast").path
    }

    /// Runs a program to its end.
    ///
    /// The environment holds what is given, `PATH`, an empty home, and a plain locale: nothing of the user's own
    /// settings. Input and output go through files, so that no pipe can fill up.
    package static func run(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: [UInt8] = [],
        in directory: String? = nil
    ) throws -> Outcome {
        let scratch = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: executable.contains("/") ? executable : "/usr/bin/env")
        process.arguments = executable.contains("/") ? arguments : [executable] + arguments
        process.environment = plainEnvironment(home: scratch.path).merging(environment) { $1 }
        if let directory { process.currentDirectoryURL = URL(filePath: directory) }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: scratch.write(input, to: "in")))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: scratch.write("", to: "out")))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: scratch.write("", to: "err")))
        try process.run()
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: process.terminationStatus + (isSignal ? 128 : 0),
            output: [UInt8](try Data(contentsOf: URL(filePath: scratch("out")))),
            errors: String(decoding: try Data(contentsOf: URL(filePath: scratch("err"))), as: UTF8.self)
        )
    }

    private static func plainEnvironment(home: String) -> [String: String] {
        [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home, "LC_ALL": "C.UTF-8",
            "TZ": "UTC", "TERM": "xterm-256color", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
        ]
    }
}
