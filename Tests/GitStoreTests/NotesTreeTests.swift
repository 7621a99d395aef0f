import HindcastModel
import Testing

@testable import GitStore

@Suite struct NotesTreeTests {
    let folder: TemporaryFolder
    let git: Git

    init() throws {
        folder = try TemporaryFolder()
        let path = folder("history.git")
        git = Git(directory: path)
        try HistoryWriter.create(at: path, redactionKey: "00ff")
    }

    /// Ids that share their first digits, so that directories fill up and split.
    static func ids(_ count: Int) -> [ObjectID] {
        var numbers = SeededNumbers(seed: 5)
        return (0..<count).map { ObjectID(0xab << 56 | UInt64($0 % 300) << 48, numbers.next(), 0) }.sorted()
    }

    @Test func `a full directory splits, and the tree depends on the set of notes alone`() throws {
        var stored: [ObjectID: [UInt8]] = [:]
        let tree = NotesTree(
            load: { id throws(GitError) in
                guard let bytes = stored[id] else { throw GitError(.notFound, call: "test", message: id.hex) }
                return bytes
            },
            store: { directory, id in stored[id] = directory.bytes },
            limit: 16
        )
        let notes = Self.ids(400).map { (commit: $0, blob: ObjectID.emptyTree) }
        let whole = try tree.adding(notes[...], to: nil)
        var parts: ObjectID?
        for step in 0..<4 {
            let part = notes.enumerated().filter { $0.offset % 4 == step }.map(\.element)
            parts = try tree.adding(part[...], to: parts)
        }
        #expect(parts == whole)
        for note in notes { #expect(try tree.blob(of: note.commit, in: whole) == note.blob) }
        #expect(try tree.blob(of: .emptyTree, in: whole) == nil)
        // ab/00/… down to directories of at most sixteen notes.
        #expect(stored.count > 300)
    }

    @Test func `a note set again replaces the first, and git finds it`() throws {
        let writer = try HistoryWriter(opening: git.directory)
        let commit = try writer.append(HistoryWriterTests.draft("one", at: 10, [], note: "first")).commit
        try writer.setNote(Array("second".utf8), on: commit)
        try writer.flush()
        try writer.setNote(Array("third".utf8), on: commit)
        try writer.flush()
        #expect(try git("notes", "--ref=hindcast", "show", commit.hex) == "third")
        #expect(try git("show", "refs/notes/hindcast~1:\(commit.hex.prefix(2))/\(commit.hex.dropFirst(2))") == "second")
    }

    @Test func `a note that a person wrote without fan-out is found and replaced`() throws {
        let writer = try HistoryWriter(opening: git.directory)
        let commit = try writer.append(HistoryWriterTests.draft("one", at: 10, [])).commit
        try writer.flush()
        try git(
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.com",
            "notes",
            "--ref=hindcast",
            "add",
            "-m",
            "by hand",
            commit.hex
        )
        let reader = try HistoryReader(opening: git.directory)
        #expect(try reader.note(on: commit).map { String(decoding: $0, as: UTF8.self) } == "by hand\n")
        try writer.setNote(Array("by hindcast".utf8), on: commit)
        try writer.flush()
        #expect(try git("notes", "--ref=hindcast", "show", commit.hex) == "by hindcast")
        #expect(try git("ls-tree", "-r", "refs/notes/hindcast").split(separator: "\n").count == 1)
    }
}
