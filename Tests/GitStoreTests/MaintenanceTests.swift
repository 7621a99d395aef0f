import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import GitStore

/// Keeping plain git usable on a history of many small imports.
@Suite(.serialized) struct MaintenanceTests {
    let folder: TemporaryFolder
    let path: String
    let git: Git

    init() throws {
        folder = try TemporaryFolder()
        path = folder("history.git")
        git = Git(directory: path)
        try HistoryWriter.create(at: path, redactionKey: "00ff")
    }

    static let now = Moment(seconds: 1_900_000_000)

    /// Opens a writer whose flushes merge no packs.
    func unmergingWriter() throws -> HistoryWriter {
        var limits = PackSink.Limits()
        limits.mergedBytes = 0
        return try HistoryWriter(opening: path) { [limits] path throws(GitError) in
            try PackSink(repositoryAt: path, limits: limits)
        }
    }

    /// Returns how many objects a pack holds.
    func objectCount(_ pack: String) throws -> Int {
        try git("verify-pack", "-v", "objects/pack/" + pack).split(separator: "\n")
            .count { $0.split(separator: " ").count >= 5 && ObjectID(hex: String($0.prefix(40))) != nil }
    }

    @Test func `packs are merged up to a number of objects`() throws {
        try makeImports(0..<40) { try unmergingWriter() }
        let before = try objects()
        var limits = PackSink.Limits()
        limits.mergedBytes = 0
        limits.mergedObjects = 200
        let writer = try HistoryWriter(opening: path) { [limits] path throws(GitError) in
            try PackSink(repositoryAt: path, limits: limits)
        }
        _ = try writer.maintain(now: Self.now, leftovers: [])
        #expect(try objects() == before)
        let counts = try packs().map(objectCount)
        #expect(counts.count < 40 && counts.count > before.count / 200 && counts.allSatisfy { $0 <= 200 })
    }

    /// Makes some small imports, each with a writer of its own.
    func makeImports(_ numbers: Range<Int>, _ open: () throws -> HistoryWriter) throws {
        for number in numbers {
            let writer = try open()
            for part in 0..<3 { try writer.append(Self.draft(3 * number + part)) }
            try writer.flush()
        }
    }

    static func draft(_ number: Int) -> CommitDraft {
        HistoryWriterTests.draft(
            "commit \(number)",
            at: Int64(1_000 + number),
            [
                TreeEdit(
                    path: RepositoryPath(directory: "aws/1/eu/ec2/group", name: "sg-\(number * 7 % 60).json"),
                    content: Array(
                        "{\n  \"number\": \(number),\n  \"text\": \"\(String(repeating: "a", count: 300))\"\n}\n".utf8
                    )
                )
            ],
            note: "{\"eventID\":\"e\(number)\"}\n"
        )
    }

    func packs() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/objects/pack").filter { $0.hasSuffix(".pack") }
    }

    /// Every object of the repository, whatever leads to it.
    func objects() throws -> Set<String> {
        Set(
            try git("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
                .split(separator: "\n").map(String.init)
        )
    }

    func references() throws -> String { try git("for-each-ref", "--format=%(refname) %(objectname)") }

    @Test func `two hundred small imports leave few packs, and every commit, note and earlier head as it was`() throws {
        try makeImports(0..<100) { try HistoryWriter(opening: path) }
        // Late events leave a head behind, to which nothing else leads.
        do {
            let writer = try HistoryWriter(opening: path)
            let target = try #require(ObjectID(hex: try git("rev-parse", "main~5")))
            try writer.rewind(to: target, keepingAs: Self.now)
            try writer.append(Self.draft(5_000))
            try writer.flush()
        }
        try makeImports(101..<200) { try HistoryWriter(opening: path) }
        #expect(try packs().count <= 12)
        let before = (try references(), try objects())
        #expect(before.0.contains("refs/hindcast/known/"))

        let report = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        #expect(report.before.packs >= report.after.packs)
        #expect(try packs().count == report.after.packs && report.after.packs <= 8)
        #expect(report.wroteCommitGraph && report.graphCommits > 590)
        #expect(try references() == before.0)
        #expect(try objects() == before.1)
        try git.expectSound()
        #expect(try git("commit-graph", "verify") == "")
        #expect(try git("count-objects", "-v").contains("garbage: 0"))

        let again = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        #expect(again.before == again.after && !again.wroteCommitGraph)
    }

    @Test func `git asks the changed-path filters, and finds what it found without`() throws {
        try makeImports(0..<200) { try HistoryWriter(opening: path) }
        let file = "aws/1/eu/ec2/group/sg-7.json"
        let before = try git("log", "--format=%H", "main", "--", file)
        try #require(before.split(separator: "\n").count == 10)
        _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        #expect(try git("log", "--format=%H", "main", "--", file) == before)
        let trace = folder("trace")
        let outcome = try Program.git.run(
            ["-c", "safe.directory=*", "-C", path, "log", "--format=%H", "main", "--", file],
            environment: ["GIT_TRACE2_EVENT": trace]
        )
        #expect(outcome.output.split(separator: "\n").count == 10)
        let statistics = try String(contentsOfFile: trace, encoding: .utf8)
        let found = try #require(statistics.firstMatch(of: /"definitely_not":(\d+)/))
        let missing = try #require(statistics.firstMatch(of: /"filter_not_present":(\d+)/))
        #expect(try #require(Int(found.1)) > 400)
        #expect(missing.1 == "0")
    }

    @Test func `many packs become few, each twice as large as the smaller ones together`() throws {
        try makeImports(0..<60) { try unmergingWriter() }
        #expect(try packs().count == 60)
        let before = try objects()
        _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        let sizes = try packs().map {
            try #require(FileManager.default.attributesOfItem(atPath: path + "/objects/pack/" + $0)[.size] as? Int)
        }.sorted()
        #expect(sizes.count <= 6)
        var sum = 0
        for size in sizes {
            #expect(size >= 2 * sum)
            sum += size
        }
        #expect(try objects() == before)
        try git.expectSound()
    }

    @Test func `what imports do by themselves keeps packs few, and copies each byte seldom`() throws {
        var written = 0
        var known: Set<String> = []
        var ids: [ObjectID] = []
        let count = 300
        for number in 0..<count {
            let writer = try unmergingWriter()
            ids.append(try writer.append(Self.draft(number)).commit)
            try writer.flush()
            try writer.maintainIfWorthIt { ids.count > $0 ? ids[ids.count - 1 - $0] : nil }
            let now = try packs()
            #expect(now.count <= 25)
            for pack in now where known.insert(pack).inserted {
                written += try #require(
                    FileManager.default.attributesOfItem(atPath: path + "/objects/pack/" + pack)[.size] as? Int
                )
            }
        }
        let total = try packs().reduce(0) { sum, pack in
            sum + (try FileManager.default.attributesOfItem(atPath: path + "/objects/pack/" + pack)[.size] as? Int ?? 0)
        }
        // Each byte is copied once a doubling: log2 of 300 is 8.2.
        #expect(written < 9 * total)
        try git.expectSound()
    }

    @Test func `the commit-graph is written once single short imports add up`() throws {
        let graph = path + "/objects/info/commit-graph"
        var ids: [ObjectID] = []
        for number in 0..<60 {
            let writer = try HistoryWriter(opening: path)
            for part in 0..<10 { ids.append(try writer.append(Self.draft(10 * number + part)).commit) }
            try writer.flush()
            #expect(FileManager.default.fileExists(atPath: graph) == (number > 50))
            try writer.maintainIfWorthIt { ids.count > $0 ? ids[ids.count - 1 - $0] : nil }
        }
        #expect(try CommitGraphFile.holds(ids[0], at: graph))
        #expect(try !CommitGraphFile.holds(ids[599], at: graph))
        #expect(try git("commit-graph", "verify") == "")
    }

    @Test func `git's index over several packs goes with a pack that it lists, other packs stay as git keeps them`()
        throws
    {
        try makeImports(0..<20) { try unmergingWriter() }
        try git("multi-pack-index", "write")
        _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        let files = try FileManager.default.contentsOfDirectory(atPath: path + "/objects/pack")
        #expect(!files.contains { $0.hasPrefix("multi-pack-index") })
        try git.expectSound()

        let kept = try #require(try packs().first)
        try Data().write(to: URL(filePath: path + "/objects/pack/" + kept.dropLast(4) + "keep"))
        try makeImports(20..<40) { try unmergingWriter() }
        _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        #expect(try packs().contains(kept))
        #expect(try packs().count <= 6)
        try git.expectSound()
    }

    @Test func `packs of git's own making are merged, deltas by id included`() throws {
        try makeImports(0..<30) { try unmergingWriter() }
        try git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--window=50")
        try makeImports(30..<45) { try unmergingWriter() }
        let before = try objects()
        _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        #expect(try packs().count <= 3)
        #expect(try objects() == before)
        try git.expectSound()
    }

    @Test func `loose objects are packed where there are many`() throws {
        try makeImports(0..<2) { try HistoryWriter(opening: path) }
        for number in 0..<70 {
            try Data("loose \(number)".utf8).write(to: URL(filePath: folder("loose")))
            try git("hash-object", "-w", folder("loose"))
        }
        let before = try objects()
        let report = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        #expect(report.before.loose >= 70 && report.after.loose == 0)
        #expect(try objects() == before)
        try git.expectSound()
    }

    @Test func `what interrupted programs left is removed, what git may be at work on stays`() throws {
        try makeImports(0..<2) { try HistoryWriter(opening: path) }
        let old = ["hindcast/incoming/open.pack", "objects/pack/tmp_pack_old", "objects/info/commit-graph.lock"]
        for file in old + ["objects/pack/tmp_pack_new"] {
            try FileManager.default.createDirectory(
                atPath: URL(filePath: path + "/" + file).deletingLastPathComponent().path,
                withIntermediateDirectories: true
            )
            try Data("x".utf8).write(to: URL(filePath: path + "/" + file))
            if file != "objects/pack/tmp_pack_new" {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1_000)],
                    ofItemAtPath: path + "/" + file
                )
            }
        }
        let now = Moment(seconds: Int64(Date().timeIntervalSince1970))
        let leftovers = try Leftovers.ofImports(in: path + "/")
        let report = try HistoryWriter(opening: path).maintain(now: now, leftovers: leftovers)
        #expect(Set(report.leftovers) == Set(old))
        for file in old { #expect(!FileManager.default.fileExists(atPath: path + "/" + file)) }
        #expect(FileManager.default.fileExists(atPath: path + "/objects/pack/tmp_pack_new"))
    }

    @Test func `a second writer is kept out`() throws {
        let writer = try HistoryWriter(opening: path)
        let error = try #require(throws: GitError.self) {
            _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        }
        #expect(error.kind == .locked)
        withExtendedLifetime(writer) {}
    }

    @Test func `a damaged pack is not merged, and nothing goes`() throws {
        try makeImports(0..<30) { try unmergingWriter() }
        let victim = path + "/objects/pack/" + (try #require(try packs().first))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: victim)
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: victim)))
        bytes[40] ^= 0xff
        try Data(bytes).write(to: URL(filePath: victim))
        let before = try packs()
        let error = try #require(throws: GitError.self) {
            _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        }
        #expect(error.kind == .damaged)
        #expect(try packs().sorted() == before.sorted())
    }

    @Test func `who reads while packs are merged finds everything`() throws {
        try makeImports(0..<40) { try unmergingWriter() }
        let reader = try HistoryReader(opening: path)
        let first = try reader.head()
        _ = try HistoryWriter(opening: path).maintain(now: Self.now, leftovers: [])
        var count = 0
        try reader.forEachCommit(from: nil, to: first) { record in
            for edit in record.edits { if let blob = edit.new { _ = try reader.blob(blob) } }
            count += 1
        }
        #expect(count == 121)
    }

    @Test(.enabled(if: CrashTests.strace != nil, "needs strace"))
    func `killed at each system call that changes the disk, maintaining loses nothing`() throws {
        try makeImports(0..<6) { try unmergingWriter() }
        let before = (try references(), try objects())
        let start = folder("start.git")
        try FileManager.default.copyItem(atPath: path, toPath: start)
        func restore() throws {
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: start, toPath: path)
        }
        func maintain(under tool: [String]) throws -> Program.Result {
            try Program(URL(filePath: "/usr/bin/env")).run(tool + [CrashTests.probe, path, "maintain"])
        }
        let strace = try #require(CrashTests.strace)
        let log = folder("strace.log")
        let all = "trace=" + CrashTests.changes.joined(separator: ",")
        #expect(try maintain(under: [strace, "-f", "-qq", "-o", log, "-e", all]).status == 0)
        var counts: [String: Int] = [:]
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }.prefix { $0 != "(" }
            if CrashTests.changes.contains(String(call)) { counts[String(call), default: 0] += 1 }
        }
        try #require((counts["rename"] ?? 0) + (counts["renameat"] ?? 0) + (counts["renameat2"] ?? 0) >= 3)
        for (call, count) in counts.sorted(by: { $0.key < $1.key }) where call != "openat" {
            for number in 1...count {
                try restore()
                let outcome = try maintain(
                    under: [
                        strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                        "inject=\(call):signal=KILL:when=\(number)",
                    ]
                )
                let situation = "killed at \(call) \(number) of \(count)"
                #expect(outcome.status != 0, "\(situation)")
                #expect(try git.run(["fsck", "--full", "--strict"]).status == 0, "\(situation)")
                #expect(try references() == before.0, "\(situation)")
                #expect(try objects() == before.1, "\(situation)")
                #expect(try maintain(under: []).status == 0, "\(situation)")
                #expect(try objects() == before.1, "\(situation)")
                #expect(try packs().count <= 2, "\(situation)")
            }
        }
    }
}
