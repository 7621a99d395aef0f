package import Foundation

/// Runs a program and returns what it said.
package struct Program: Sendable {
    /// What a run left behind.
    package struct Result: Sendable {
        /// The exit status.
        package let status: Int32
        /// Standard output.
        package let output: String
        /// Standard error.
        package let error: String
    }

    private let executable: URL
    private let environment: [String: String]

    /// The command line tool as the tests built it.
    package static let hindcast = Program(Repository.products.appending(path: "hindcast"))

    /// Plain git, without the user's settings.
    package static let git = Program(
        URL(filePath: "/usr/bin/git"),
        environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]
    )

    /// Makes a program; its environment is the tests' own without what would change the answers, and `environment`.
    package init(_ executable: URL, environment: [String: String] = [:]) {
        self.executable = executable
        var all = ProcessInfo.processInfo.environment
        for name in ["HINDCAST_REPO", "HINDCAST_TZ", "NO_COLOR", "GIT_DIR"] { all[name] = nil }
        self.environment = all.merging(environment) { $1 }
    }

    /// Runs the program with arguments and, perhaps, some input.
    package func run(_ arguments: [String], input: String = "", environment more: [String: String] = [:]) throws
        -> Result
    {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment.merging(more) { $1 }
        let folder = try TemporaryFolder()
        // Files rather than pipes: a pipe that is full stops the program while nobody reads.
        let files = ["in", "out", "err"].map { folder.url.appending(path: $0) }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
        )
    }
}
