import Foundation
import GitStore
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast
@testable import HistoryIndex

/// Each check of a verification, against a history that is damaged in that one way.
@Suite struct VerificationTests {
    typealias Check = VerificationReport.Check

    private func story() throws -> StoryHistory {
        let story = try StoryHistory()
        try story.commit("e1", at: "2026-11-01T00:00:00Z", [(.created, group("sg-1", ["a": 1]))])
        try story.commit("e2", at: "2026-11-02T00:00:00.5Z", [(.updated, group("sg-1", ["a": 2]))])
        try story.commit("e3", at: "2026-11-03T00:00:00Z", [(.created, group("sg-2")), (.created, group("sg-3"))])
        try story.commit("e4", at: "2026-11-03T00:00:00Z", [(.deleted, group("sg-2"))])
        _ = try story.open()
        return story
    }

    /// Verifies and expects findings of some checks alone; returns them.
    @discardableResult
    private func expect(
        _ checks: Set<Check>,
        in path: String,
        saying words: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> VerificationReport {
        let report = try History.verify(at: path)
        #expect(Set(report.findings.map(\.check)) == checks, "\(report.findings)", sourceLocation: sourceLocation)
        #expect(report.findingCount == report.findings.count, sourceLocation: sourceLocation)
        for words in words {
            let isSaid = report.findings.contains { "\($0.subject): \($0.reason)".contains(words) }
            #expect(isSaid, "\(words) is not in \(report.findings)", sourceLocation: sourceLocation)
        }
        return report
    }

    private func pack(of story: StoryHistory, _ ending: String = ".pack") throws -> String {
        let folder = story.path + "/objects/pack"
        let name = try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(ending) }
        let path = folder + "/" + (try #require(name))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        return path
    }

    @Test func `a sound history has no finding, and everything is counted`() throws {
        let story = try story()
        let report = try expect([], in: story.path)
        #expect(report.commits == 4 && report.notes == 4 && report.documents == 4 && report.packs == 1)
        #expect(report.index == .current)
        let objects = try Oracle.git(story.path)("cat-file", "--batch-all-objects", "--batch-check", "--unordered")
        #expect(report.objects == objects.split(separator: "\n").count)
    }

    @Test func `an empty history is sound`() throws {
        let story = try StoryHistory()
        let report = try expect([], in: story.path)
        #expect(report.commits == 0 && report.index == .absent)
    }

    @Test func `a history of earlier heads, repacked by git, is sound`() throws {
        let story = try story()
        try story.rewind(to: 2, knownAt: "2026-11-10T00:00:00Z")
        try story.commit("e2b", at: "2026-11-02T12:00:00Z", [(.created, group("sg-9"))])
        _ = try story.open()
        let git = Oracle.git(story.path)
        for _ in 0..<2 {
            let report = try expect([], in: story.path)
            #expect(report.commits == 3 && report.knownHeads == 1 && report.formerCommits == 2 && report.notes == 5)
            // Deltas of git's own, some to bases given by their ids.
            try git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--depth=50", "--window=50")
            try git("pack-refs", "--all")
        }
    }

    // MARK: Objects

    @Test func `a byte that changed in a pack is found, with the objects that it damages`() throws {
        let story = try story()
        let pack = try pack(of: story)
        var bytes = try #require(readFile(pack))
        bytes[bytes.count / 2] ^= 0x40
        try writeFile(pack, bytes)
        let report = try History.verify(at: story.path)
        let objects = report.findings.filter { $0.check == .objects }
        #expect(objects.contains { $0.subject.hasSuffix(".pack") && $0.reason == "its checksum is wrong" })
        #expect(objects.contains { $0.reason.hasPrefix("object ") })
    }

    @Test(arguments: [
        (".pack", "it is cut short"), (".idx", "its checksum is wrong"),
    ])
    func `a file of a pack that is cut short is found`(ending: String, words: String) throws {
        let story = try story()
        let file = try pack(of: story, ending)
        let bytes = try #require(readFile(file))
        try writeFile(file, Array(bytes.prefix(ending == ".pack" ? 20 : bytes.count - 5)))
        let report = try History.verify(at: story.path)
        #expect(report.findings.contains { $0.check == .objects && $0.reason.contains(words) }, "\(report.findings)")
    }

    @Test func `a pack or an index without the other is found`() throws {
        let story = try story()
        try FileManager.default.removeItem(atPath: pack(of: story))
        let report = try History.verify(at: story.path)
        #expect(report.findings.contains { $0.check == .objects && $0.reason.hasPrefix("it is missing") })
        let other = try self.story()
        try FileManager.default.removeItem(atPath: pack(of: other, ".idx"))
        let found = try History.verify(at: other.path)
        #expect(found.findings.contains { $0.check == .objects && $0.reason.hasPrefix("it has no index") })
    }

    @Test func `a pack that cannot be read is found`() throws {
        let story = try story()
        let pack = try pack(of: story)
        try FileManager.default.removeItem(atPath: pack)
        try FileManager.default.createDirectory(atPath: pack, withIntermediateDirectories: false)
        let report = try History.verify(at: story.path)
        #expect(report.findings.contains { $0.check == .objects && $0.subject.hasSuffix(".pack") })
    }

    @Test func `a loose object that is not what its name says is found`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        let file = story.path + "/note.txt"
        try writeFile(file, Array("one".utf8))
        let one = try git("hash-object", "-w", file)
        try expect([], in: story.path)
        try writeFile(file, Array("two".utf8))
        let two = try git("hash-object", "-w", file)
        func path(_ id: String) -> String { "\(story.path)/objects/\(id.prefix(2))/\(id.dropFirst(2))" }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path(one))
        try writeFile(path(one), #require(readFile(path(two))))
        try expect([.objects], in: story.path, saying: "\(one.dropFirst(2)): its content is that of \(two)")
        try writeFile(path(one), [1, 2, 3])
        try expect([.objects], in: story.path)
    }

    @Test func `a damaged commit-graph is found`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        try git("commit-graph", "write", "--reachable", "--changed-paths")
        try expect([], in: story.path)
        let graph = story.path + "/objects/info/commit-graph"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: graph)
        var bytes = try #require(readFile(graph))
        bytes[bytes.count / 2] ^= 1
        try writeFile(graph, bytes)
        try expect([.objects], in: story.path, saying: "objects/info/commit-graph: its checksum is wrong")
    }

    @Test func `an object that is missing is found by whoever needs it`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        // The empty tree and the root are in files of their own.
        let root = try git("rev-list", "--max-parents=0", "main")
        try FileManager.default.removeItem(atPath: "\(story.path)/objects/\(root.prefix(2))/\(root.dropFirst(2))")
        try expect([.order, .index], in: story.path, saying: "its commits cannot all be read")
    }

    // MARK: References

    @Test func `references that are not where they must be are found`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        try writeFile(story.path + "/HEAD", Array("ref: refs/heads/other\n".utf8))
        try expect([.refs], in: story.path, saying: "HEAD: it does not stand for refs/heads/main")
        try writeFile(story.path + "/HEAD", Array("ref: refs/heads/main\n".utf8))
        try git("update-ref", "refs/hindcast/known/sometime", "main")
        try expect([.refs], in: story.path, saying: "refs/hindcast/known/sometime: its name holds no moment")
        try git("update-ref", "-d", "refs/hindcast/known/sometime")
        let empty = try git("commit-tree", "-m", "other", "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
        try git("update-ref", "refs/hindcast/known/20261110T000000Z", empty)
        try expect([.refs], in: story.path, saying: "its history is not that of refs/heads/main")
        try git("update-ref", "-d", "refs/hindcast/known/20261110T000000Z")
        try expect([], in: story.path)
        // Git takes an empty folder of references away.
        try FileManager.default.createDirectory(
            atPath: story.path + "/refs/hindcast/known",
            withIntermediateDirectories: true
        )
        try writeFile(story.path + "/refs/hindcast/known/20261111T000000Z", Array("nonsense\n".utf8))
        try expect([.refs], in: story.path, saying: "refs/hindcast/known/20261111T000000Z")
    }

    @Test func `a main or notes that lead nowhere are found`() throws {
        let story = try story()
        try writeFile(story.path + "/refs/notes/hindcast", Array((String(repeating: "1", count: 40) + "\n").utf8))
        try expect([.refs, .notes], in: story.path, saying: "refs/notes/hindcast: ")
        let other = try self.story()
        try FileManager.default.removeItem(atPath: other.path + "/refs/heads/main")
        let report = try History.verify(at: other.path)
        #expect(report.findings.contains { $0.check == .refs && $0.reason == "it is missing" })
    }

    // MARK: Order

    @Test func `events out of order, and an event that comes twice, are found`() throws {
        let story = try story()
        try story.commit("e5", at: "2026-10-01T00:00:00Z", [(.updated, group("sg-1", ["a": 5]))])
        _ = try story.open()
        try expect([.order], in: story.path, saying: "its event happened at 2026-10-01T00:00:00Z, before that")
        let other = try self.story()
        try other.commit("e3", at: "2026-11-03T00:00:00Z", [(.updated, group("sg-1", ["a": 5]))])
        _ = try other.open()
        try expect([.order], in: other.path, saying: "an earlier commit is of the same event e3")
    }

    @Test func `events of a masked log, which share one id, are told apart by their times`() throws {
        let story = try story()
        for day in 4...6 {
            try story.commit(
                "***",
                at: "2026-11-0\(day)T00:00:00Z",
                [(.updated, group("sg-1", ["a": .integer(Int64(day))]))]
            )
        }
        _ = try story.open()
        try expect([], in: story.path)
    }

    @Test func `a commit that somebody made by hand is found`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        let tree = try git("rev-parse", "main^{tree}")
        let commit = try git("commit-tree", "-p", "main", "-p", "main~2", "-m", "by hand", tree)
        try git("update-ref", "refs/heads/main", commit)
        _ = try History(opening: story.path)
        try expect(
            [.order, .notes],
            in: story.path,
            saying: "commit \(commit): it has 2 parents",
            "its committer is not hindcast <hindcast@localhost>",
            "it names no event",
            "it has no note"
        )
    }

    @Test func `a commit that was written anew under another author is found without an index, too`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        let note = try git("notes", "--ref=hindcast", "list", "main")
        let text = try git("cat-file", "commit", "main").replacing("author ana <ana>", with: "author eve <eve>")
        let file = story.path + "/commit"
        try writeFile(file, Array((text + "\n").utf8))
        let commit = try git("hash-object", "-t", "commit", "-w", file)
        try FileManager.default.removeItem(atPath: file)
        try git("notes", "--ref=hindcast", "add", "-C", note, commit)
        try git("update-ref", "refs/heads/main", commit)
        try FileManager.default.removeItem(atPath: story.path + "/hindcast")
        try expect(
            [.order, .notes],
            in: story.path,
            saying: "commit \(commit): its author is not who its message says acted"
        )
    }

    // MARK: Notes

    @Test func `a note whose record was altered is found where the message tells another story`() throws {
        let story = try StoryHistory()
        let record = #"""
            {"awsRegion":"eu-west-1","eventID":"e1","eventName":"CreateThing","eventSource":"ec2.amazonaws.com",\#
            "eventTime":"2026-11-01T00:00:00Z","eventVersion":"1.08","recipientAccountId":"111122223333",\#
            "requestID":"request of e1","sourceIPAddress":"192.0.2.7",\#
            "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana"}}
            """#
        let ana = "arn:aws:iam::111122223333:user/ana"
        try story.commit(
            "e1",
            at: "2026-11-01T00:00:00Z",
            doing: "ec2:CreateThing",
            by: ana,
            record: record + "\n",
            [(.created, group("sg-1"))]
        )
        _ = try story.open()
        try expect([], in: story.path)
        let git = Oracle.git(story.path)
        for (old, new) in [("user/ana", "user/eve"), ("192.0.2.7", "192.0.2.8"), ("CreateThing", "CreateOther")] {
            try git("notes", "--ref=hindcast", "add", "-f", "-m", record.replacing(old, with: new), story.last.id.hex)
            try expect([.notes], in: story.path, saying: "its note and its message do not say the same of the event")
        }
    }

    @Test func `a commit without evidence, or with another's, is found`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        let ids = story.commits.map(\.id.hex)
        try git("notes", "--ref=hindcast", "remove", ids[1])
        try expect([.notes], in: story.path, saying: "commit \(ids[1]): it has no note")
        try git("notes", "--ref=hindcast", "add", "-m", #"{"eventID":"e1"}"#, ids[1])
        try expect([.notes], in: story.path, saying: "commit \(ids[1]): its note holds the record of another event")
        try git("notes", "--ref=hindcast", "add", "-f", "-m", "no record", ids[1])
        try expect([.notes], in: story.path, saying: "commit \(ids[1]): its note holds no record")
        // What is right again was still altered by hand.
        try git("notes", "--ref=hindcast", "add", "-f", "-m", #"{"eventID":"e2"}"#, ids[1])
        let report = try expect([.notes], in: story.path, saying: "notes were altered by hand")
        #expect(report.findingCount == 4)
    }

    @Test func `a note on no commit, and a file that is no note, are found`() throws {
        let story = try story()
        let git = Oracle.git(story.path)
        let blob = try git("rev-parse", "main:aws/111122223333/eu-west-1/ec2/security-group/sg-1.json")
        try git("notes", "--ref=hindcast", "add", "-m", #"{"eventID":"e1"}"#, blob)
        try expect([.notes], in: story.path, saying: "note on \(blob): it is on no commit")
        try git("notes", "--ref=hindcast", "remove", blob)
        let tree = try git("rev-parse", "refs/notes/hindcast^{tree}")
        try writeFile(story.path + "/entry", Array("100644 blob \(blob)\treadme\n".utf8))
        let shell = Oracle(command: ["sh", "-c"])
        let more = try shell(
            "cd '\(story.path)' && { git ls-tree \(tree); cat entry; } | git mktree"
        )
        let commit = try git("commit-tree", "-p", "refs/notes/hindcast", "-m", "notes", more)
        try git("update-ref", "refs/notes/hindcast", commit)
        try expect([.notes], in: story.path, saying: "refs/notes/hindcast: readme is no note")
    }

    // MARK: Documents

    @Test(arguments: [
        (#"{"address": "aws/111122223333/eu-west-1/ec2/security-group/sg-9"}"#, "is no canonical document"),
        ("", "is no canonical document"), ("other", "is of another address"),
        ("untouched", "which it does not name as a resource"),
    ])
    func `a file that is not the canonical document of its address is found`(content: String, words: String) throws {
        let story = try StoryHistory()
        let document = group("sg-9")
        let path = RepositoryPath(content == "untouched" ? group("sg-8").address : document.address)
        let bytes =
            switch content {
            case "other": group("sg-7").canonicalBytes
            case "untouched": group("sg-8").canonicalBytes
            default: Array(content.utf8)
            }
        try story.write(bytes, to: path, naming: document.address, event: "e1")
        try expect([.documents], in: story.path, saying: words)
    }

    // MARK: Index and ledger

    @Test func `an index that lacks a table is damaged, and the next command builds it anew`() throws {
        let story = try story()
        try Oracle.sqlite(story.indexPath)("DROP TABLE commits")
        func count() throws -> Int {
            var count = 0
            try History(opening: story.path).forEachChange(ChangeQuery()) { _ in
                count += 1
                return true
            }
            return count
        }
        #expect(throws: HindcastError.self) { try count() }
        #expect(try count() == 5)
    }

    @Test func `a damaged index is found and left as it is`() throws {
        let story = try story()
        var bytes = try #require(readFile(story.indexPath))
        for place in 20..<bytes.count { bytes[place] = 0xA5 }
        try writeFile(story.indexPath, bytes)
        try expect([.index], in: story.path, saying: "hindcast/index.sqlite")
        #expect(readFile(story.indexPath) == bytes)
    }

    @Test func `an index that is not there, or behind, is no finding`() throws {
        let story = try story()
        try story.commit("e5", at: "2026-11-05T00:00:00Z", [(.updated, group("sg-1", ["a": 5]))])
        try story.flush()
        #expect(try expect([], in: story.path).index == .behind)
        HistoryIndex.remove(at: story.indexPath)
        #expect(try expect([], in: story.path).index == .absent)
        #expect(!FileManager.default.fileExists(atPath: story.indexPath))
    }

    @Test func `an index of another history is found`() throws {
        let (story, other) = (try story(), try StoryHistory())
        try other.commit("x1", at: "2026-11-01T00:00:00Z", [(.created, group("sg-1"))])
        _ = try other.open()
        HistoryIndex.remove(at: story.indexPath)
        try FileManager.default.copyItem(atPath: other.indexPath, toPath: story.indexPath)
        try expect([.index], in: story.path, saying: "it stands at a commit that is not git's")
    }

    @Test(arguments: [
        // First times, of any sort.
        ("UPDATE firsts SET seq = 2 WHERE aspect = 0", "for the first time"),
        ("UPDATE firsts SET seq = 0 WHERE aspect = 1", "first times of actors that no commit tells of"),
        ("DELETE FROM firsts WHERE aspect = 3", "for the first time"),
        ("INSERT INTO firsts VALUES (1, 1, 99, 3)", "it has 1 first times of actors"),
        // Resources.
        ("UPDATE resources SET first = 2 WHERE first = 1", "it was first touched by commit"),
        ("UPDATE resources SET first = 1 WHERE first = 3", "it has 2 resources with a first commit"),
        (
            "UPDATE resources SET account = (SELECT id FROM strings WHERE text = 'ana')",
            "it is listed under the account ana"
        ),
        ("UPDATE resources SET live = 1 - live", "it is held to be deleted"),
        ("UPDATE resources SET backwards = 'x' WHERE first = 1", "the address of a resource cannot be read"),
        ("DELETE FROM resources WHERE first = 1", "lacks a resource that it changes"),
        // Changes.
        ("UPDATE changes SET kind = 1 - kind WHERE kind < 2", "its changes are not as git has them"),
        ("UPDATE changes SET blob = x'00' WHERE seq = 1", "its changes are not as git has them"),
        ("DELETE FROM changes WHERE seq = 2", "its changes are not as git has them"),
        (
            "INSERT INTO changes SELECT resource, 9, 1, blob FROM changes WHERE seq = 1",
            "it has 1 changes that no commit"
        ),
        // Names.
        ("UPDATE identities SET name = 'x' WHERE seq = 1", "its changes are not as git has them"),
        (
            "INSERT INTO identities SELECT resource, 2, arn, name FROM identities WHERE seq = 1",
            "it has 1 ARNs and names"
        ),
        ("UPDATE names SET seq = 2 WHERE seq = 1", "is not found by its name"),
        ("UPDATE names SET text = 'x' WHERE seq = 1", "the name x leads to a resource that never bore it"),
        ("UPDATE names SET resource = 99 WHERE seq = 1", "leads to a resource that never bore it"),
        ("DELETE FROM names WHERE seq = 1", "is not found by its name"),
        // Commits.
        ("UPDATE strings SET text = 'eve' WHERE text = 'ana'", "it is not as git has it"),
        ("UPDATE commits SET subject = 'x' WHERE seq = 2", "it is not as git has it"),
        ("DELETE FROM commits WHERE seq = 4", "it has 3 commits, and says that it has 4"),
        ("UPDATE commit_keys SET key = 1 WHERE seq = 2", "it is not found by its id"),
        ("INSERT INTO commit_keys VALUES (1, 2)", "it has 1 ids of commits that no commit tells of"),
        ("DELETE FROM event_keys WHERE seq = 2", "its event is not found by its id"),
    ])
    func `a row of the index that is not what git gives is found`(statement: String, words: String) throws {
        let story = try story()
        try Oracle.sqlite(story.indexPath)(statement)
        try expect([.index], in: story.path, saying: words)
    }

    @Test(arguments: [
        ("UPDATE ledger SET count = count + 1", "counts, and holds"),
        ("UPDATE ledger SET first = first - 1", "other hours"),
        ("UPDATE ledger SET last = first - 1", "other hours"),
        ("UPDATE seen SET count = count + 1", "events, and holds"),
        ("UPDATE seen SET keys = keys || keys, count = 2 * count", "an event twice"),
        ("UPDATE seen SET hour = hour + 1", "git holds"),
        ("UPDATE hours SET first = first - 3600000000000", "not what its actions give"),
        ("UPDATE hours SET hour = hour + 1000", "not what its actions give"),
        ("UPDATE sessions SET count = count + 1", "sessions, and holds"),
        ("UPDATE sessions SET first = first - 1", "other times"),
    ])
    func `a packed row that is not what its columns say is found`(statement: String, words: String) async throws {
        let (folder, path) = try await recorded()
        defer { withExtendedLifetime(folder) {} }
        try Oracle.sqlite(path + "/hindcast/index.sqlite")(statement)
        try expect([.ledger], in: path, saying: words)
    }

    @Test func `a session that is not what a note proves, or is not there, is found`() async throws {
        let (folder, path) = try await recorded()
        defer { withExtendedLifetime(folder) {} }
        let index = path + "/hindcast/index.sqlite"
        let row = try Oracle.sqlite(index)("SELECT size, hex(content) FROM sessions").split(separator: "|")
        let bytes = try #require(row.last.flatMap { UInt8.bytes(ofHex: String($0)) })
        var segment = try SessionSegment(unpacking: bytes, unpackedCount: #require(row.first.flatMap { Int($0) }))
        for place in segment.sessions.indices {
            let text = String(decoding: segment.sessions[place].record, as: UTF8.self)
            segment.sessions[place].record = Array(text.replacing("userAgent", with: "agent").utf8)
        }
        let (altered, size) = segment.packed()
        let hex = altered.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try Oracle.sqlite(index)("UPDATE sessions SET content = x'\(hex)', size = \(size)")
        try expect([.index], in: path, saying: "the index has another record of the session that")
        try Oracle.sqlite(index)("DELETE FROM sessions")
        try expect([.index], in: path, saying: "the index lacks the session that")
    }

    /// The record of an incident, in which roles were assumed.
    private func recorded() async throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        try Recorder.initialize(at: path, redactionKey: String(repeating: "07", count: 32))
        let logs = Repository.root.appending(path: "Examples/security-group-opened/logs").path
        let now = Moment(seconds: 1_800_000_000)
        _ = try await Recorder(opening: path).record([logs], format: nil, now: now, progress: { _ in })
        return (folder, path)
    }

    @Test func `a ledger that does not count what git holds is found`() async throws {
        let (folder, path) = try await recorded()
        defer { withExtendedLifetime(folder) {} }
        let report = try expect([], in: path)
        #expect(report.events == 29 && report.uncounted == 0)
        let index = path + "/hindcast/index.sqlite"
        let sound = try #require(readFile(index))
        for fault in [
            "UPDATE hours SET count = count + 1 WHERE rowid = 1",
            "INSERT INTO ledger SELECT NULL, first, last, count, content FROM ledger; UPDATE hours SET count = count * 2",
            "DELETE FROM ledger; DELETE FROM hours", "DELETE FROM ledger", "DELETE FROM seen",
        ] {
            let statement = fault.replacing(" WHERE rowid = 1", with: "")
            try Oracle.sqlite(index)(statement)
            try expect([.ledger], in: path)
            for file in ["-wal", "-shm", ""] { try? FileManager.default.removeItem(atPath: index + file) }
            try writeFile(index, sound)
        }
        // An index that was lost counts nothing of what git holds, and says so.
        for file in ["-wal", "-shm", ""] { try? FileManager.default.removeItem(atPath: index + file) }
        _ = try History(opening: path)
        #expect(try expect([], in: path).uncounted == report.commits)
    }

    @Test func `findings are kept up to a limit, and all are counted`() throws {
        let story = try story()
        try Oracle.git(story.path)("update-ref", "-d", "refs/notes/hindcast")
        let report = try History.verify(at: story.path, limit: 2)
        #expect(report.findings.count == 2 && report.findingCount == 4)
    }

    @Test func `a history that is none is an error`() throws {
        let error = try #require(throws: HindcastError.self) { try History.verify(at: "/nonexistent") }
        #expect(error.kind == .repository)
    }
}

extension UInt8 {
    /// Returns the bytes that hex digits stand for.
    fileprivate static func bytes(ofHex text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
