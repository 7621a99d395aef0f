import Foundation
import GitStore
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// What a broken disk, a careless hand or another program may do to a repository: the index repairs itself, everything
/// else is told in a clear sentence, and nothing is lost.
@Suite struct DamageTests {
    private let campaign: Campaign
    private let repository: String

    init() throws {
        campaign = try Campaign.short.get()
        repository = try campaign.prepare(.late)
    }

    private func hindcast(_ arguments: String...) throws -> Program.Result {
        try Program.hindcast.run(["--repo", repository] + arguments)
    }

    /// What the history said before the damage, without the ledger, which the index alone holds.
    private func expectSameAnswers(_ situation: String) throws {
        var now = try Fingerprint(of: repository)
        now.ledger = campaign.expected[1].ledger
        campaign.expected[1].expectSame(as: now, situation)
    }

    @Test func `a clone says which settings git did not copy, and answers once it has them`() throws {
        let clone = repository + "-clone.git"
        defer { try? FileManager.default.removeItem(atPath: clone) }
        #expect(try Program.git.run(["clone", "--quiet", "--mirror", repository, clone]).status == 0)
        let refused = try Program.hindcast.run(["--repo", clone, "status"])
        #expect(refused.status == 1)
        #expect(refused.error.contains("has no hindcast.formatVersion"))
        #expect(refused.error.contains("git config hindcast.formatVersion 1"))
        #expect(try Program.git.run(["-C", clone, "config", "hindcast.formatVersion", "1"]).status == 0)
        let answer = try Program.hindcast.run(["--repo", clone, "log"])
        #expect(answer.status == 0)
        #expect(answer.output == (try hindcast("log").output))
    }

    // MARK: The index

    enum IndexDamage: String, CaseIterable {
        case randomBytes = "random bytes"
        case truncated = "cut off in the middle"
        case emptied = "no bytes"
        case page = "one page of it garbled"
        case otherSchema = "tables of another version"
        case notSQLite = "a text file"
        case log = "a garbled log beside it"
        case removed = "not there"
    }

    @Test(arguments: IndexDamage.allCases)
    func `an index that is damaged repairs itself, and the next import ends as ever`(damage: IndexDamage) throws {
        let path = repository + "/hindcast/index.sqlite"
        var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
        var numbers = SeededGenerator(seed: 11)
        switch damage {
        case .randomBytes: bytes = bytes.map { _ in UInt8.random(in: 0...255, using: &numbers) }
        case .truncated: bytes.removeLast(bytes.count / 2)
        case .emptied: bytes = []
        case .page: for index in 8_192..<12_288 { bytes[index] = UInt8.random(in: 0...255, using: &numbers) }
        case .otherSchema: bytes[63] &+= 1
        case .notSQLite: bytes = Array("the quick brown fox\n".utf8)
        case .log:
            try Data((0..<9_000).map { _ in UInt8.random(in: 0...255, using: &numbers) })
                .write(to: URL(filePath: path + "-wal"))
        case .removed: break
        }
        try FileManager.default.removeItem(atPath: path)
        if damage != .removed { try Data(bytes).write(to: URL(filePath: path)) }
        var result = try hindcast("export")
        if damage == .page {
            // What is only found in the middle of a question is told, and cured by the next one.
            #expect(result.status == 1 && result.error.contains(path), "\(result.error)")
            #expect(result.error.contains("run the command again"), "\(result.error)")
            result = try hindcast("export")
        }
        #expect(result.status == 0, "\(result.error)")
        #expect(result.lines.count == campaign.expected[1].export.count)
        try expectSameAnswers(damage.rawValue)
        // Everything imported again brings back what the index alone had.
        for step in Campaign.Step.allCases {
            let outcome = try campaign.run(step, on: repository)()
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        try campaign.expectWhole(repository, .late, damage.rawValue)
    }

    // MARK: Git's files

    private func packs() throws -> [String] {
        let folder = repository + "/objects/pack/"
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".pack") }
            .map { folder + $0.dropLast(5) }
    }

    @Test func `without the evidence nothing is imported, and what is said brings it back`() throws {
        let notes = try Program.git.run(["-C", repository, "rev-parse", "refs/notes/hindcast"]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let file = repository + "/refs/notes/hindcast"
        try FileManager.default.removeItem(atPath: file)
        let refused = try importLate()
        #expect(refused.status == 1)
        #expect(refused.error.contains("refs/notes/hindcast is missing"), "\(refused.error)")
        #expect(refused.error.contains("git fetch origin") && refused.error.contains("git fsck --lost-found"))
        // Questions are answered all the same.
        #expect(try hindcast("log").status == 0)
        let found = try Program.git.run(["-C", repository, "fsck", "--lost-found"])
        #expect(found.output.contains("dangling commit \(notes)"), "\(found.output)")
        #expect(try Program.git.run(["-C", repository, "update-ref", "refs/notes/hindcast", notes]).status == 0)
        #expect(try importLate().status == 0)
        try campaign.expectWhole(repository, .late, "notes that were lost")
    }

    @Test func `a repository that is moved answers as before, and imports go on`() throws {
        let before = try hindcast("export").output
        let folder = campaign.folder.path("moved-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let place = folder + "/another name.git"
        try FileManager.default.moveItem(atPath: repository, toPath: place)
        func ask(_ arguments: String...) throws -> Program.Result {
            try Program.hindcast.run(["--repo", place] + arguments)
        }
        #expect(try ask("export").output == before)
        #expect(try ask("verify").status == 0)
        // Nothing in it says where it was.
        let mention = try Program(URL(filePath: "/usr/bin/env")).run(["grep", "-rlF", repository, place])
        #expect(mention.status == 1, "\(mention.output)")
        for step in Campaign.Step.allCases {
            let outcome = try campaign.run(step, on: place)()
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        try campaign.expectWhole(place, .late, "moved")
    }

    /// Each with what is said, and how somebody who follows that gets the history back.
    @Test(arguments: [
        ("rm HEAD", "HEAD is missing", "echo 'ref: refs/heads/main' > HEAD"),
        (
            "rm -r refs", "refs is missing",
            "mkdir refs; $point refs/heads/main $main; $point refs/notes/hindcast $notes"
        ),
        ("rm refs/heads/main", "refs/heads/main is missing", "$point refs/heads/main $main"),
        (": > refs/heads/main", "refs/heads/main is empty", "rm refs/heads/main; $point refs/heads/main $main"),
        ("echo x > refs/heads/main", "holds no id of a commit", "rm refs/heads/main; $point refs/heads/main $main"),
        (
            "printf %040d 1 > refs/heads/main", "is not among the objects",
            "rm refs/heads/main; $point refs/heads/main $main"
        ),
        (": > config", "is empty", "$config core.bare true; $config hindcast.formatVersion 1; $config $key"),
        ("rm config", "is missing", "$config core.bare true; $config hindcast.formatVersion 1; $config $key"),
        (
            "echo '[' > config", "config file",
            "$config core.bare true; $config hindcast.formatVersion 1; $config $key"
        ),
        (": > config; rm refs/heads/main", "config of", "cp -a \"$repository-sound\"/. ."),
    ])
    func `a lost reference, HEAD or config is named, and what to do brings the history back`(
        damage: String,
        words: String,
        cure: String
    ) throws {
        func run(_ script: String) throws -> Program.Result {
            let program = "git -c safe.directory='*'"
            let start = """
                set -e; cd "$repository"
                main=\(try git("rev-parse", "main")); notes=\(try git("rev-parse", "refs/notes/hindcast"))
                point="\(program) update-ref"; config="\(program) config -f config"
                key="hindcast.redactionKey \(try git("config", "hindcast.redactionKey"))"
                """
            return try Program(URL(filePath: "/bin/bash"))
                .run(["-c", start + "\n" + script], environment: ["repository": repository])
        }
        func git(_ arguments: String...) throws -> String {
            let sound = campaign.folder.path("before-late.git")
            return try Program.git.run(["-C", sound] + arguments).output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let result = try run("rm -rf \"$repository-sound\"; cp -a . \"$repository-sound\"; " + damage)
        #expect(result.status == 0, "\(result.error)")
        for arguments in [["log"], ["import", "/dev/null"], ["verify"], ["init", repository]] {
            // A history is left as it is where there is one; what verify looks at, it says in its own way.
            if words.hasPrefix("ref") || words.contains("id of") || words.contains("among"), arguments != ["log"] {
                continue
            }
            let result = try Program.hindcast.run(["--repo", repository] + arguments)
            #expect(result.status == 1, "\(arguments) \(result.output)")
            #expect(result.error.contains(words), "\(arguments): \(result.error)")
            #expect(result.error.contains(repository), "\(result.error)")
            #expect(!result.error.contains("hindcast init"), "\(result.error)")
            #expect((2...5).contains(result.error.split(separator: "\n").count), "\(result.error)")
        }
        let cured = try run((damage.contains("[") ? "rm config; " : "") + cure)
        #expect(cured.status == 0, "\(cured.error)")
        #expect(try hindcast("verify").status == 0)
        try expectSameAnswers(damage)
    }

    enum PackDamage: String, CaseIterable {
        case truncated = "a pack cut off"
        case garbled = "a pack garbled"
        case removed = "a pack removed"
        case indexRemoved = "a pack's index removed"
        case indexGarbled = "a pack's index garbled"
    }

    @Test(arguments: PackDamage.allCases)
    func `a damaged pack is told with what to do, and put back it is as before`(damage: PackDamage) throws {
        // The index must not answer what git cannot.
        try FileManager.default.removeItem(atPath: repository + "/hindcast/index.sqlite")
        let sound = campaign.folder.path("before-late.git")
        for pack in try packs() {
            let isIndex = damage == .indexRemoved || damage == .indexGarbled
            let file = pack + (isIndex ? ".idx" : ".pack")
            var bytes = [UInt8](try #require(FileManager.default.contents(atPath: file)))
            try FileManager.default.removeItem(atPath: file)
            switch damage {
            case .removed, .indexRemoved: continue
            case .truncated: bytes.removeLast(bytes.count / 2)
            case .garbled, .indexGarbled: for place in stride(from: 12, to: bytes.count, by: 7) { bytes[place] ^= 0x55 }
            }
            try Data(bytes).write(to: URL(filePath: file))
        }
        for result in [try hindcast("export"), try importLate()] {
            #expect(result.status == 1, "\(damage.rawValue): \(result.output)\(result.error)")
            let lines = result.error.split(separator: "\n")
            #expect(lines.count >= 2 && lines.count <= 4, "\(damage.rawValue): \(result.error)")
            #expect(result.error.contains(repository), "\(damage.rawValue) names the repository: \(result.error)")
            #expect(result.error.contains("git fsck"), "\(damage.rawValue) says what to do: \(result.error)")
        }
        // From the backup, everything goes on.
        let folder = "/objects/pack"
        try FileManager.default.removeItem(atPath: repository + folder)
        try FileManager.default.copyItem(atPath: sound + folder, toPath: repository + folder)
        for step in Campaign.Step.allCases {
            let outcome = try campaign.run(step, on: repository)()
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        try campaign.expectWhole(repository, .late, damage.rawValue)
    }

    private func importLate() throws -> Program.Result {
        try Program.hindcast.run(["--repo", repository, "import"] + campaign.run(.late, on: repository).files)
    }

    // MARK: What is left lying about

    @Test(arguments: [
        "refs/heads/main.lock", "refs/notes/hindcast.lock", "config.lock", "HEAD.lock",
        "hindcast/incoming/open.pack", "hindcast/incoming/open.idx", "hindcast/incoming/commit-graph",
        "hindcast/incoming/flush", "objects/tmp_object_git2_a0b1c2",
    ])
    func `what a killed process has left does not keep an import from its end`(name: String) throws {
        let file = URL(filePath: repository + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data("rubbish".utf8).write(to: file)
        try campaign.expectResumes(repository, .late, name)
        let left = FileManager.default.fileExists(atPath: file.path)
        #expect(!left, "\(name) is cleared away")
    }

    @Test(arguments: ["packed-refs.lock", "objects/pack/tmp_pack_a0b1c2", "gc.pid"])
    func `what somebody's git has left is left to git, and does no harm`(name: String) throws {
        let file = repository + "/" + name
        try Data("rubbish".utf8).write(to: URL(filePath: file))
        let outcome = try campaign.run(.late, on: repository)()
        #expect(outcome.status == 0 && outcome.done == campaign.expected[2].head, "\(outcome.errors)")
        #expect(FileManager.default.fileExists(atPath: file))
    }

    @Test func `a half-written journal of a flush is passed over`() throws {
        try Data("- 00".utf8).write(to: URL(filePath: repository + "/hindcast/flush"))
        try campaign.expectResumes(repository, .late, "a half-written journal")
    }

    @Test func `a second writer is told who writes, and does no harm`() throws {
        let writer = try HistoryWriter(opening: repository)
        let result = try importLate()
        #expect(result.status == 1)
        #expect(result.error.contains("another") && result.error.contains(repository), "\(result.error)")
        #expect(try hindcast("export").status == 0, "reading goes on")
        withExtendedLifetime(writer) {}
    }

    @Test func `two imports at once end in the history of both`() throws {
        let group = DispatchGroup()
        for _ in 0..<2 {
            DispatchQueue.global().async(group: group) { [campaign, repository] in
                // One of them may be told to wait.
                for _ in 0..<50 {
                    guard let outcome = try? campaign.run(.late, on: repository)(), outcome.status != 0 else { return }
                    Thread.sleep(forTimeInterval: 0.05)
                }
            }
        }
        group.wait()
        try campaign.expectWhole(repository, .late, "two at once")
    }

    @Test func `a repository that is moved away while it is read is told, or answered from as it was`() throws {
        let history = try History(opening: repository)
        let moved = repository + ".moved"
        try FileManager.default.moveItem(atPath: repository, toPath: moved)
        do {
            var count = 0
            try history.forEachResource(at: nil) { _ in count += 1 }
            #expect(count == campaign.expected[1].export.count)
        } catch let error as HindcastError {
            #expect(error.description.contains(repository))
        }
        let result = try hindcast("export")
        #expect(result.status == 1)
        #expect(result.error.contains(repository) && result.error.contains("hindcast init"), "\(result.error)")
        try FileManager.default.moveItem(atPath: moved, toPath: repository)
        try expectSameAnswers("moved back")
    }
}
