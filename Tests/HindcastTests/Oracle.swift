import Foundation

/// A program of the system's that answers the same question in its own way.
struct Oracle {
    /// The program and the arguments that come first.
    let command: [String]

    static func git(_ directory: String) -> Oracle {
        Oracle(
            command: [
                "git", "-c", "safe.directory=*", "-c", "user.name=a", "-c", "user.email=a@example.com", "-C", directory,
            ]
        )
    }

    static func sqlite(_ file: String) -> Oracle { Oracle(command: ["sqlite3", file]) }

    /// Runs the program and returns what it printed, without the final newline.
    @discardableResult
    func callAsFunction(_ arguments: String...) throws -> String {
        let output = FileManager.default.temporaryDirectory.appending(path: "hindcast-oracle-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command + arguments
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1",
        ]
        // Through a file, so that no pipe can fill up.
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(command: command + arguments, status: process.terminationStatus)
        }
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    struct Failure: Error {
        let command: [String]
        let status: Int32
    }
}
