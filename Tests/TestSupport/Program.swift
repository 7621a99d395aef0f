package import Foundation

/// Runs a program and returns what it said.
package struct Program: Sendable {
    /// What a run left behind.
    package struct Result: Sendable {
        /// The exit status; 128 and the signal's number where a signal ended it.
        package let status: Int32
        /// Standard output's bytes.
        package let bytes: [UInt8]
        /// Standard error.
        package let error: String

        /// Standard output.
        package var output: String { String(decoding: bytes, as: UTF8.self) }
        /// Standard output's lines, without the empty ones.
        package var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    }

    private let executable: URL
    private let environment: [String: String]

    /// Where the program is.
    package var path: String { executable.path }

    /// The command line tool as the tests built it.
    package static let hindcast = Program(Repository.products.appending(path: "hindcast"))

    /// Plain git, without the user's settings.
    package static let git = Program(
        URL(filePath: "/usr/bin/git"),
        environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]
    )

    /// Makes a program; its environment is a plain one, the same for everybody who runs the tests, and `environment`.
    package init(_ executable: URL, environment: [String: String] = [:]) {
        self.executable = executable
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let plain = ["PATH": path, "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"]
        self.environment = plain.merging(environment) { $1 }
    }

    /// Runs the program to its end with arguments, perhaps some input, and more of an environment.
    package func run(
        _ arguments: [String],
        input: String = "",
        environment more: [String: String] = [:],
        in directory: URL? = nil
    ) throws -> Result {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment.merging(["HOME": folder.url.path]) { $1 }.merging(more) { $1 }
        process.currentDirectoryURL = directory
        // Files rather than pipes: a pipe that is full stops the program while nobody reads.
        let files = try ["in", "out", "err"].map { try URL(filePath: folder.write($0 == "in" ? input : "", to: $0)) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return Result(
            status: process.terminationStatus + (isSignal ? 128 : 0),
            bytes: [UInt8](try Data(contentsOf: files[1])),
            error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
        )
    }
}
