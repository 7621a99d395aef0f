import Foundation

/// A program with its arguments.
struct Invocation {
    var program: String
    var arguments: [String]
    /// A file for standard input; nothing where there is none.
    var input: String?
    /// A file for standard output, which else is thrown away.
    var output: String?

    /// The caller's environment, without the user's settings of git.
    private static let environment = ProcessInfo.processInfo.environment
        .merging(["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]) { $1 }
        .map { "\($0.key)=\($0.value)" }

    init(_ program: String, _ arguments: [String], input: String? = nil, output: String? = nil) {
        self.program = program
        self.arguments = arguments
        self.input = input
        self.output = output
    }

    /// Git, in a repository.
    static func git(_ repository: String, _ arguments: [String], input: String? = nil) -> Invocation {
        Invocation("git", ["-C", repository] + arguments, input: input)
    }

    /// Runs the program to its end as a process of its own and returns what the system says that it cost.
    ///
    /// - Throws: `BenchmarkFailure` with its last words where it cannot be run, or ends otherwise than well.
    @discardableResult
    func run() throws -> Cost {
        let errors = FileManager.default.temporaryDirectory.appending(path: "hindcast-benchmark-\(UUID()).err").path
        defer { try? FileManager.default.removeItem(atPath: errors) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        var words = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var settings = Invocation.environment.map { strdup($0) }
        defer { for setting in settings { free(setting) } }
        settings.append(nil)

        let start = ContinuousClock.now
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, nil, words, settings)
        guard code == 0 else {
            throw BenchmarkFailure("\(program) cannot be run: \(String(cString: strerror(code)))")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = start.duration(to: .now) / .seconds(1)
        guard status == 0 else {
            let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
            let last = said.split(whereSeparator: \.isNewline).suffix(3).joined(separator: "; ")
            throw BenchmarkFailure("\(program) \(arguments.prefix(3).joined(separator: " ")) … failed: \(last)")
        }
        return Cost(wall: wall, usage)
    }

    /// Runs the program and returns what it printed, without the last line break.
    func text() throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "hindcast-benchmark-\(UUID()).out").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        var copy = self
        copy.output = file
        try copy.run()
        return try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    }
}

/// A benchmark that cannot go on.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
