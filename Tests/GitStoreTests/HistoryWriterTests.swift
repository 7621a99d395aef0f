import Foundation
import HindcastModel
import Testing

@testable import GitStore

@Suite struct HistoryWriterTests {
    private let history: NewHistory
    private var folder: TemporaryFolder { history.folder }
    private var path: String { history.path }
    private var git: Git { history.git }

    init() throws { history = try NewHistory() }

    static let group = RepositoryPath(
        Address(
            provider: .aws,
            account: "111122223333",
            location: "eu-west-1",
            service: "ec2",
            type: "security-group",
            id: "sg-0a1b2c3d"
        )
    )

    static func draft(
        _ subject: String,
        at seconds: Int64,
        by name: String = "Alice Example",
        _ edits: [TreeEdit],
        note: String? = nil
    ) -> CommitDraft {
        CommitDraft(
            authorName: name,
            authorEmail: "\(name.prefix(5).lowercased())@example.com",
            time: Moment(seconds: seconds),
            message: CommitMessage(subject: subject, trailers: [.init(key: "Event-Id", value: "e-\(seconds)")]).text,
            edits: edits,
            note: note.map { Array($0.utf8) }
        )
    }

    @Test func `a new history is an ordinary bare repository with an empty root commit`() throws {
        try git.expectSound()
        #expect(
            try git("log", "--format=%an <%ae> %ad %s", "--date=raw")
                == "hindcast <hindcast@localhost> 0 +0000 hindcast: begin the history"
        )
        #expect(try git("symbolic-ref", "HEAD") == "refs/heads/main")
        #expect(try git("config", "core.bare") == "true")
        #expect(try git("config", "hindcast.redactionKey") == "00ff")
        #expect(try git("config", "hindcast.formatVersion") == "1")
    }

    @Test func `making a history where one is leaves it as it is`() throws {
        try HistoryWriter.create(at: path, redactionKey: "another")
        #expect(try HistoryReader(opening: path).redactionKey() == "00ff")
    }

    @Test func `an empty bare repository becomes a history, and anything else is refused`() throws {
        let bare = Git(directory: folder("bare.git"))
        try Git(directory: folder.path)("init", "--quiet", "--bare", "-b", "trunk", bare.directory)
        try HistoryWriter.create(at: bare.directory, redactionKey: "ab")
        #expect(try bare("rev-parse", "HEAD") == git("rev-parse", "main"))
        let full = try #require(throws: GitError.self) { try HistoryWriter.create(at: folder.path, redactionKey: "ab") }
        #expect(full.kind == .refused)
        try bare("update-ref", "refs/heads/main", bare("commit-tree", "HEAD^{tree}", "-m", "of someone's own"))
        try bare("config", "--unset", "hindcast.formatVersion")
        let other = try #require(throws: GitError.self) {
            try HistoryWriter.create(at: bare.directory, redactionKey: "ab")
        }
        #expect(other.kind == .refused)
    }

    @Test func `a history can be made in folders that do not exist yet, and in an empty one`() throws {
        try HistoryWriter.create(at: folder("a/b/c.git/"), redactionKey: "ab")
        try Git(directory: folder("a/b/c.git")).expectSound()
        try FileManager.default.createDirectory(atPath: folder("empty"), withIntermediateDirectories: false)
        try HistoryWriter.create(at: folder("empty"), redactionKey: "ab")
        try Git(directory: folder("empty")).expectSound()
    }

    @Test func `commits appear with the flush, to git and to a reader`() throws {
        let writer = try HistoryWriter(opening: path)
        let root = try git("rev-parse", "main")
        let first = try writer.append(
            Self.draft(
                "ec2: create sg-0a1b2c3d",
                at: 1_000,
                [TreeEdit(path: Self.group, content: Array("{\n}\n".utf8))],
                note: "raw record"
            )
        )
        #expect(try git("rev-parse", "main") == root)
        try writer.flush()
        #expect(try git("rev-parse", "main") == first.commit.hex)
        #expect(try git("show", "main:\(Self.group.text)") == "{\n}")
        #expect(try git("log", "-1", "--notes=hindcast", "--format=%N").contains("raw record"))
        try git.expectSound()

        let reader = try HistoryReader(opening: path)
        #expect(try reader.head() == first.commit)
        let record = try reader.commit(first.commit)
        #expect(record.subject == "ec2: create sg-0a1b2c3d")
        #expect(record.trailers == [CommitMessage.Trailer(key: "Event-Id", value: "e-1000")])
        #expect(record.edits == [CommitRecord.Edit(path: Self.group.text, old: nil, new: first.blobs[0])])
        #expect(try reader.note(on: first.commit).map { String(decoding: $0, as: UTF8.self) } == "raw record")
    }

    @Test func `a second writer is refused while the first lives`() throws {
        do {
            let first = try HistoryWriter(opening: path)
            let error = try #require(throws: GitError.self) { try HistoryWriter(opening: path) }
            #expect(error.kind == .locked)
            #expect(error.message.contains("another writer"))
            _ = first.head
        }
        _ = try HistoryWriter(opening: path)
    }
}
