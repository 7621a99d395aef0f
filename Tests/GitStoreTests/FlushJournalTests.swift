import Foundation
import HindcastModel
import Testing

@testable import GitStore

/// Several references move as one: what a killed flush has written down is finished by whoever comes next.
@Suite struct FlushJournalTests {
    private let history: NewHistory
    private var path: String { history.path }
    private var journal: FlushJournal { FlushJournal(directory: path + "/") }
    private let heads: [String]
    private let notes: [String]

    /// Makes two flushes, and takes both references back to the first.
    init() throws {
        history = try NewHistory()
        var heads: [String] = []
        var notes: [String] = []
        let writer = try HistoryWriter(opening: history.path)
        for number in 1...2 {
            try writer.append(RewindTests.draft(number))
            try writer.flush()
            heads.append(try history.git("rev-parse", "main"))
            notes.append(try history.git("rev-parse", "refs/notes/hindcast"))
        }
        try history.git("update-ref", "refs/heads/main", heads[0])
        try history.git("update-ref", "refs/notes/hindcast", notes[0])
        self.heads = heads
        self.notes = notes
    }

    private func moves() throws -> [ReferenceMove] {
        [
            ReferenceMove(
                name: "refs/notes/hindcast",
                old: ObjectID(hex: notes[0]),
                new: try #require(ObjectID(hex: notes[1]))
            ),
            ReferenceMove(
                name: "refs/heads/main",
                old: ObjectID(hex: heads[0]),
                new: try #require(ObjectID(hex: heads[1]))
            ),
        ]
    }

    private func state() throws -> [String] {
        try [history.git("rev-parse", "main"), history.git("rev-parse", "refs/notes/hindcast")]
    }

    @Test func `a flush leaves no journal behind`() throws { #expect(try journal.read() == nil) }

    @Test(arguments: 0...2) func `what was written down is finished, wherever it stopped`(moved: Int) throws {
        try journal.write(moves())
        for move in try moves().prefix(moved) { try history.git("update-ref", move.name, move.new.hex) }
        let writer = try HistoryWriter(opening: path)
        #expect(writer.head?.hex == heads[1])
        #expect(try state() == [heads[1], notes[1]])
        #expect(try journal.read() == nil)
        try history.git.expectSound()
    }

    @Test func `a journal of a state that others have gone on from is passed over`() throws {
        try journal.write(moves())
        let root = try history.git("rev-parse", "main~1")
        try history.git("update-ref", "refs/heads/main", root)
        let writer = try HistoryWriter(opening: path)
        #expect(writer.head?.hex == root)
        #expect(try state() == [root, notes[0]])
        #expect(try journal.read() == nil)
    }

    @Test func `a journal of objects that are not there is passed over`() throws {
        var moves = try moves()
        moves[1] = ReferenceMove(name: moves[1].name, old: moves[1].old, new: ObjectID(1, 2, 3))
        try journal.write(moves)
        _ = try HistoryWriter(opening: path)
        #expect(try state() == [heads[0], notes[0]])
        #expect(try journal.read() == nil)
    }

    @Test(arguments: ["", "- 12", "rubbish\n", "a b c\nend\n"])
    func `a journal that is no journal is passed over`(text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/hindcast/flush"))
        _ = try HistoryWriter(opening: path)
        #expect(try state() == [heads[0], notes[0]])
        #expect(try journal.read() == nil)
    }
}
