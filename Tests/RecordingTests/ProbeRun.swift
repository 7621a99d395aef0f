import Foundation
import TestSupport

/// Runs the probe, which imports as the command line tool does, with small steps between flushes, and which may be
/// killed.
struct ProbeRun {
    /// What a run left behind.
    struct Outcome {
        /// The exit status; 128 and the signal's number where a signal ended it.
        let status: Int32
        /// The head that was reported as done; `nil` where nothing was.
        let done: String?
        let errors: String
        let seconds: Double

        var isKilled: Bool { status == 128 + SIGKILL }
    }

    let repository: String
    let flushInterval: Int
    /// Whether one thread does all of the writing, so that its system calls are the same and in the same order each time.
    var isInStep = false
    /// When the imports happen: equal for equal runs, since earlier heads are named by it.
    let now: Int
    let files: [String]

    /// Runs the probe, under another program if given, and kills it after a while if told to.
    func callAsFunction(under tool: [String] = [], killedAfter delay: Double? = nil) throws -> Outcome {
        let scratch = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let probe = Repository.products.appending(path: "RecordingProbe").path
        process.arguments =
            tool + [probe, repository, String(flushInterval), isInStep ? "in-step" : "ahead", String(now)] + files
        let outputs = try ["out", "err"].map { try URL(filePath: scratch.write("", to: $0)) }
        process.standardOutput = try FileHandle(forWritingTo: outputs[0])
        process.standardError = try FileHandle(forWritingTo: outputs[1])
        let start = ContinuousClock.now
        try process.run()
        if let delay {
            Thread.sleep(forTimeInterval: delay)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        let words = try String(contentsOf: outputs[0], encoding: .utf8).split(whereSeparator: \.isWhitespace)
        return Outcome(
            status: process.terminationStatus + (isSignal ? 128 : 0),
            done: words.first == "done" ? words.last.map(String.init) : nil,
            errors: try String(contentsOf: outputs[1], encoding: .utf8),
            seconds: (ContinuousClock.now - start) / .seconds(1)
        )
    }
}

/// The system calls by which a process changes the disk, and how strace makes one of them fail.
enum SystemCalls {
    static let strace = ["/usr/bin/strace", "/usr/local/bin/strace"]
        .first(where: FileManager.default.isExecutableFile(atPath:))

    /// Every call that writes, syncs, renames, links, unlinks or truncates.
    static let changing = [
        "write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link",
        "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "ftruncate", "fallocate", "fchmod", "chmod", "flock",
    ]

    /// Returns the words that run a program under strace, which does something at one call.
    ///
    /// - Parameter fault: such as `signal=KILL` or `error=ENOSPC`.
    static func injecting(_ fault: String, at call: String, number: Int) -> [String] {
        [
            strace ?? "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):\(fault):when=\(number)",
        ]
    }

    /// One call of a run, as strace counts them: each thread counts its own.
    struct Site: Hashable {
        let call: String
        /// The how-maniest call of its name it is, in its thread.
        let number: Int
        /// The call's text.
        let text: String
    }

    /// Runs the probe once and returns the calls by which the thread that writes changes the disk.
    static func sites(of run: ProbeRun, calls: [String]) throws -> [Site] {
        let folder = try TemporaryFolder()
        let log = folder.path("strace.log")
        let names = "trace=" + calls.joined(separator: ",")
        let outcome = try run(under: [strace ?? "strace", "-f", "-qq", "-y", "-o", log, "-e", names])
        guard outcome.status == 0 else { throw Failure(words: outcome.errors) }
        var counts: [Substring: [String: Int]] = [:]
        var sites: [Substring: [Site]] = [:]
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let thread = line.prefix { $0 != " " }
            let rest = line.dropFirst(thread.count).drop { $0 == " " }
            let call = String(rest.prefix { $0 != "(" })
            guard calls.contains(call) else { continue }
            let number = counts[thread, default: [:]][call, default: 0] + 1
            counts[thread, default: [:]][call] = number
            sites[thread, default: []].append(Site(call: call, number: number, text: String(rest)))
        }
        return sites.values.max { $0.count < $1.count } ?? []
    }

    struct Failure: Error {
        let words: String
    }
}
