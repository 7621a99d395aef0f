import Foundation
import HindcastModel
import Testing

@testable import GitStore

/// Kills a writing process, at random instants and at every system call that changes the disk, and looks at what is
/// left: a sound repository in which nothing reported as done is missing, and from which a second run ends in the
/// commits of an uninterrupted one.
@Suite(.serialized) struct CrashTests {
    let folder: TemporaryFolder
    var path: String { folder("history.git") }

    init() throws { folder = try TemporaryFolder() }

    /// The probe stands beside the tests' own executable.
    static let probe = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "GitStoreProbe").path

    struct Outcome {
        let status: Int32
        let flushed: [String]
        let errors: String
    }

    /// Runs the probe, under another program if given, and kills it after a while if told to.
    func run(
        commits: Int,
        batch: Int,
        under tool: [String] = [],
        killedAfter delay: Duration? = nil
    ) throws -> Outcome {
        let process = Process()
        let command = tool + [Self.probe, path, String(commits), String(batch)]
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let (out, err) = (folder("out"), folder("err"))
        for file in [out, err] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: out))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: err))
        try process.run()
        if let delay {
            Thread.sleep(forTimeInterval: delay / .seconds(1))
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n").map(String.init)
        return Outcome(
            status: process.terminationStatus,
            flushed: lines,
            errors: try String(contentsOfFile: err, encoding: .utf8)
        )
    }

    /// The head of an uninterrupted run.
    static func head(commits: Int, batch: Int) throws -> String {
        let straight = try CrashTests()
        let outcome = try straight.run(commits: commits, batch: batch)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(outcome.flushed.last?.split(separator: " ").last.map(String.init))
    }

    /// Expects a sound repository that has what was reported.
    func expectNothingLost(_ outcome: Outcome, _ situation: String) throws {
        let git = Git(directory: path)
        guard FileManager.default.fileExists(atPath: path + "/refs"), try git.run(["rev-parse", "main"]).status == 0
        else {
            #expect(outcome.flushed.isEmpty, "\(situation)")
            return
        }
        let fsck = try git.run(["fsck", "--full", "--strict"])
        #expect(fsck.status == 0, "\(situation): \(fsck.errors)\(fsck.text)")
        if let reported = outcome.flushed.last?.split(separator: " ").last {
            let kept = try git.run(["merge-base", "--is-ancestor", String(reported), "main"])
            #expect(kept.status == 0, "\(situation): \(reported) was reported as done")
        }
    }

    /// Expects a second run to end where an uninterrupted one does, with nothing left lying about.
    func expectResumes(commits: Int, batch: Int, to head: String, _ situation: String) throws {
        let outcome = try run(commits: commits, batch: batch)
        #expect(outcome.status == 0, "\(situation): \(outcome.errors)")
        let git = Git(directory: path)
        #expect(try git("rev-parse", "main") == head, "\(situation)")
        #expect(try git("rev-list", "--count", "refs/notes/hindcast") != "0")
        try git.expectSound()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path + "/hindcast/incoming").isEmpty,
            "\(situation)"
        )
        let counts = try git("count-objects", "-v")
        #expect(counts.contains("garbage: 0"), "\(situation): \(counts)")
        let locks = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        #expect(!locks.contains { $0.hasSuffix(".lock") || $0.contains("tmp_") }, "\(situation): \(locks)")
    }

    @Test func `killed at random instants, it loses nothing and resumes to the same head`() throws {
        let head = try Self.head(commits: 400, batch: 10)
        var numbers = SeededNumbers(seed: 71)
        for round in 0..<12 {
            let outcome = try run(
                commits: 400,
                batch: 10,
                killedAfter: .milliseconds(Int.random(in: 1...150, using: &numbers))
            )
            try expectNothingLost(outcome, "round \(round)")
        }
        try expectResumes(commits: 400, batch: 10, to: head, "after twelve kills")
    }

    static let strace = ["/usr/bin/strace", "/usr/local/bin/strace"].first(where: FileManager.default.isExecutableFile)
    /// The system calls by which a writer changes the disk.
    static let changes = [
        "openat", "write", "pwrite64", "fsync", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir",
        "mkdirat",
        "link", "linkat", "chmod", "fchmod", "ftruncate", "flock",
    ]

    /// Runs the probe once under strace and counts each system call.
    func calls(commits: Int, batch: Int) throws -> [String: Int] {
        let log = folder("strace.log")
        let tool = [
            try #require(Self.strace), "-f", "-qq", "-o", log, "-e", "trace=" + Self.changes.joined(separator: ","),
        ]
        let outcome = try run(commits: commits, batch: batch, under: tool)
        try #require(outcome.status == 0, "\(outcome.errors)")
        var counts: [String: Int] = [:]
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }.prefix { $0 != "(" }
            if Self.changes.contains(String(call)) { counts[String(call), default: 0] += 1 }
        }
        try FileManager.default.removeItem(atPath: path)
        return counts
    }

    @Test(.enabled(if: strace != nil, "needs strace"))
    func `killed at each system call that changes the disk, it loses nothing and resumes to the same head`() throws {
        let (commits, batch) = (12, 4)
        let head = try Self.head(commits: commits, batch: batch)
        let counts = try calls(commits: commits, batch: batch)
        #expect((counts["fsync"] ?? 0) > 10)
        for (call, count) in counts.sorted(by: { $0.key < $1.key }) where call != "openat" {
            for number in 1...count {
                let tool = [
                    try #require(Self.strace), "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                    "inject=\(call):signal=KILL:when=\(number)",
                ]
                let outcome = try run(commits: commits, batch: batch, under: tool)
                let situation = "killed at \(call) \(number)"
                #expect(outcome.status != 0, "\(situation)")
                try expectNothingLost(outcome, situation)
                try expectResumes(commits: commits, batch: batch, to: head, situation)
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }

    @Test(.enabled(if: strace != nil, "needs strace"), arguments: ["ENOSPC", "EROFS", "EIO"])
    func `a disk that refuses is told in words, and nothing is lost`(error: String) throws {
        let (commits, batch) = (8, 4)
        let head = try Self.head(commits: commits, batch: batch)
        let counts = try calls(commits: commits, batch: batch)
        let refusing = [
            "ENOSPC": ["write", "pwrite64", "mkdir"], "EROFS": ["mkdir", "rename"], "EIO": ["fsync"],
        ]
        for call in refusing[error] ?? [] {
            for number in 1...max(1, counts[call] ?? 1) where number <= counts[call] ?? 0 {
                let tool = [
                    try #require(Self.strace), "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                    "inject=\(call):error=\(error):when=\(number)",
                ]
                let outcome = try run(commits: commits, batch: batch, under: tool)
                let situation = "\(call) \(number) fails with \(error): \(outcome.errors)"
                try expectNothingLost(outcome, situation)
                if outcome.status != 0 {
                    let words = ["ENOSPC": "full: ", "EROFS": "readOnly: ", "EIO": "Input/output error"]
                    #expect(outcome.errors.contains(words[error] ?? ""), "\(situation)")
                }
                try expectResumes(commits: commits, batch: batch, to: head, situation)
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }

    @Test func `a history that cannot be written to says so`() throws {
        try HistoryWriter.create(at: path, redactionKey: "00")
        try FileManager.default.removeItem(atPath: path + "/hindcast")
        _ = FileManager.default.createFile(atPath: path + "/hindcast", contents: nil)
        let error = try #require(throws: GitError.self) { try HistoryWriter(opening: path) }
        #expect(error.message.contains(path))
    }

    @Test func `a truncated pack is told as damage`() throws {
        _ = try run(commits: 30, batch: 30)
        let packs = try FileManager.default.contentsOfDirectory(atPath: path + "/objects/pack")
        for pack in packs where pack.hasSuffix(".pack") {
            let file = path + "/objects/pack/" + pack
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            let handle = try FileHandle(forWritingTo: URL(filePath: file))
            try handle.truncate(atOffset: 60)
            try handle.close()
        }
        let reader = try HistoryReader(opening: path)
        #expect(throws: (any Error).self) { try reader.forEachCommit(from: nil) { _ in } }
        let error = try #require(throws: GitError.self) { try reader.commit(reader.head()) }
        #expect(!error.message.isEmpty)
    }

    @Test func `a reader keeps reading while packs come and are merged away`() throws {
        try HistoryWriter.create(at: path, redactionKey: "00")
        let writer = try HistoryWriter(opening: path)
        let reader = try HistoryReader(opening: path)
        var edits = SeededEdits(seed: 72)
        var first: ObjectID?
        for _ in 0..<40 {
            for _ in 0..<5 { try writer.append(edits.next()) }
            try writer.flush()
            first = first ?? writer.head
            var count = 0
            try reader.forEachEntry(at: reader.head()) { _, blob in
                _ = try reader.blob(blob)
                count += 1
            }
            #expect(count == edits.files.count)
            if let first { _ = try reader.commit(first) }
        }
    }
}
