import HindcastModel
import TestSupport
import Testing

@testable import GitStore

/// Lines of commits are gone along piece by piece.
@Suite struct LineTests {
    private let history: NewHistory
    private var git: Git { history.git }

    init() throws { history = try NewHistory() }

    @Test(arguments: [1, 2, 3, 7, 8, 100])
    func `a line in stretches is the same line`(length: Int) throws {
        let writer = try HistoryWriter(opening: history.path)
        let commits = try (1...7).map { try writer.append(RewindTests.draft($0)).commit }
        try writer.flush()
        let reader = try HistoryReader(opening: history.path)
        let whole = [try #require(try reader.parent(of: commits[0]))] + commits
        for (start, expected) in [(nil, whole), (whole[3], Array(whole[4...])), (whole[7], [])] {
            var announced: [[ObjectID]] = []
            var records: [CommitRecord] = []
            try reader.forEachCommit(from: start, stretch: length, announcing: { announced.append($0) }) { record in
                #expect(announced.last?.contains(record.id) == true)
                records.append(record)
            }
            #expect(records.map(\.id) == expected && announced.flatMap(\.self) == expected)
            #expect(announced.allSatisfy { 1...length ~= $0.count })
            #expect(records.allSatisfy { $0.parent == nil || $0.edits.count == 1 })
        }
        #expect(throws: GitError.self) {
            try reader.forEachCommit(from: .emptyTree, stretch: length) { _ in }
        }
    }

    @Test(arguments: [false, true])
    func `notes on many commits are found as each alone is, at any fan-out`(isBounded: Bool) throws {
        let writer = try HistoryWriter(opening: history.path)
        let commits = try (1...40).map { try writer.append(RewindTests.draft($0)).commit }
        try writer.flush()
        // Of git's own making: one without fan-out beside those that have one.
        try git("notes", "--ref=hindcast", "remove", commits[3].hex)
        let reader = try HistoryReader(opening: history.path)
        if isBounded { try reader.boundMemory() }
        let notes = try #require(try reader.notesHead())
        let places = reader.notePlaces(on: commits + [.emptyTree], in: notes) { Issue.record($0) }
        #expect(places.count == 39 && places[commits[3]] == nil)
        for (commit, place) in places {
            guard case .blob(let blob) = place else {
                Issue.record("\(place)")
                continue
            }
            #expect(try reader.blob(blob) == reader.note(on: commit))
        }
        var faults = 0
        let lost = reader.notePlaces(on: commits, in: .emptyTree) { _ in faults += 1 }
        #expect(faults == 1 && lost.values.allSatisfy { $0 == .unreadable } && lost.count == 40)
    }

    /// Seeded histories with heads that went out from `main` and from one another, several commits a second.
    @Test(arguments: Seeds.few(6))
    func `where former heads went out is where git says`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let reader = try HistoryReader(opening: history.path)
        let root = try reader.head()
        func commit(on parent: ObjectID, at time: Int, _ text: String) throws -> ObjectID {
            let lines = [
                "tree \(ObjectID.emptyTree)", "parent \(parent)",
                "author a <a@example.com> \(time) +0000", "committer a <a@example.com> \(time) +0000", "", text, "",
            ]
            let input = Array(lines.joined(separator: "\n").utf8)
            let id = try git("hash-object", "-t", "commit", "-w", "--stdin", input: input)
            return try #require(ObjectID(hex: id))
        }
        var chains: [[(id: ObjectID, time: Int)]] = []
        for chain in 0..<5 {
            var line = [(id: root, time: 0)]
            if chain > 0 {
                let other = chains[Int.random(in: 0..<chains.count, using: &random)]
                line = Array(other.prefix(Int.random(in: 1...other.count, using: &random)))
            }
            for number in 0..<Int.random(in: 0...9, using: &random) {
                let time = line[line.count - 1].time + Int.random(in: 0...1, using: &random)
                line.append((try commit(on: line[line.count - 1].id, at: time, "\(chain) \(number)"), time))
            }
            chains.append(line)
        }
        let main = chains.removeLast()
        let heads = chains.enumerated().compactMap { number, line in
            KnownHead(name: "refs/hindcast/known/2026111\(number)T000000Z", head: line[line.count - 1].id)
        }
        let bases = reader.bases(of: heads, on: main[main.count - 1].id)
        var before = [main[main.count - 1].id.hex]
        for (head, base) in zip(heads, bases) {
            let own = try git.run(["rev-list", "--topo-order", head.head.hex, "--not"] + before).lines
            let expected = try own.last.map { try git("rev-parse", "\($0)^") } ?? head.head.hex
            #expect(base == .commit(try #require(ObjectID(hex: expected))))
            before.append(head.head.hex)
        }
    }

    @Test func `a head of another history, and one that cannot be read, are told apart`() throws {
        let other = try git("commit-tree", "-m", "other", ObjectID.emptyTree.hex)
        let reader = try HistoryReader(opening: history.path)
        let heads = [other, String(repeating: "1", count: 40)].enumerated().compactMap { number, hex in
            ObjectID(hex: hex).flatMap { KnownHead(name: "refs/hindcast/known/2026111\(number)T000000Z", head: $0) }
        }
        let bases = reader.bases(of: heads, on: try reader.head())
        #expect(bases.count == 2 && bases[0] == .stranger)
        if case .unreadable = bases[1] {} else { Issue.record("\(bases)") }
    }
}
