import HindcastModel
import Testing

@testable import GitStore

@Suite struct RewindTests {
    private let history: NewHistory
    private var folder: TemporaryFolder { history.folder }
    private var path: String { history.path }
    private var git: Git { history.git }
    let learnt = Moment(seconds: 1_795_510_800)

    init() throws { history = try NewHistory() }

    static func draft(_ number: Int) -> CommitDraft {
        HistoryWriterTests.draft(
            "commit \(number)",
            at: Int64(number) * 100,
            [TreeEdit(path: HistoryWriterTests.group, content: Array("\(number)\n".utf8))],
            note: "record \(number)"
        )
    }

    @Test(arguments: Backend.allCases)
    func `a late event branches off, and the earlier head stays known`(backend: Backend) throws {
        let writer = try backend.open(path)
        let commits = try (1...5).map { try writer.append(Self.draft($0 * 10)).commit }
        try writer.flush()
        try writer.rewind(to: commits[2], keepingAs: learnt)
        try writer.append(Self.draft(35))
        try writer.append(Self.draft(40))
        #expect(try git("rev-parse", "main") == commits[4].hex)
        try writer.flush()

        #expect(
            try git("log", "--format=%s", "main").split(separator: "\n").prefix(3) == [
                "commit 40", "commit 35", "commit 30",
            ]
        )
        let reader = try HistoryReader(opening: path)
        let known = try reader.knownHeads()
        #expect(known.map(\.name) == ["refs/hindcast/known/20261124T090000Z"])
        #expect(known.map(\.head) == [commits[4]])
        #expect(known.map(\.moment) == [learnt])
        #expect(try reader.note(on: commits[4]) != nil)
        try git.expectSound()
    }

    @Test(arguments: Backend.allCases)
    func `rewinding what no flush has written keeps nothing`(backend: Backend) throws {
        let writer = try backend.open(path)
        let commits = try (1...5).map { try writer.append(Self.draft($0 * 10)).commit }
        try writer.rewind(to: commits[1], keepingAs: learnt)
        #expect(writer.head == commits[1])
        let again = try (3...5).map { try writer.append(Self.draft($0 * 10)).commit }
        #expect(again == Array(commits[2...]))
        try writer.flush()
        #expect(try git("for-each-ref", "refs/hindcast") == "")
        #expect(try git("rev-list", "--count", "main") == "6")
        try git.expectSound()
    }

    @Test(arguments: Backend.allCases)
    func `replaying to the same commits keeps nothing, for nothing was corrected`(backend: Backend) throws {
        let writer = try backend.open(path)
        let commits = try (1...3).map { try writer.append(Self.draft($0 * 10)).commit }
        try writer.flush()
        try writer.rewind(to: commits[0], keepingAs: learnt)
        for number in 2...4 { try writer.append(Self.draft(number * 10)) }
        try writer.flush()
        #expect(try git("for-each-ref", "refs/hindcast") == "")
        #expect(try git("rev-parse", "main~1") == commits[2].hex)
    }

    @Test(arguments: Backend.allCases)
    func `two corrections of one second are both kept`(backend: Backend) throws {
        let writer = try backend.open(path)
        let root = try #require(writer.head)
        var heads: [String] = []
        for number in 1...3 {
            try writer.append(Self.draft(number))
            try writer.flush()
            heads.append(try git("rev-parse", "main"))
            try writer.rewind(to: root, keepingAs: learnt)
        }
        try writer.append(Self.draft(9))
        try writer.flush()
        let refs = try git("for-each-ref", "--format=%(refname:lstrip=3) %(objectname)", "refs/hindcast/known")
        #expect(refs == "20261124T090000Z \(heads[0])\n20261124T090000Z.1 \(heads[1])\n20261124T090000Z.2 \(heads[2])")
    }

    @Test func `a commit of another line is no place to rewind to`() throws {
        let writer = try HistoryWriter(opening: path)
        let root = try #require(writer.head)
        let lost = try writer.append(Self.draft(1)).commit
        try writer.flush()
        try writer.rewind(to: root, keepingAs: learnt)
        try writer.append(Self.draft(2))
        let error = try #require(throws: GitError.self) { try writer.rewind(to: lost, keepingAs: learnt) }
        #expect(error.kind == .refused)
    }

    @Test(arguments: Backend.allCases, [1, 2, 3] as [UInt64])
    func `however often it rewinds, the history is that of what was replayed`(backend: Backend, seed: UInt64) throws {
        let (drafts, _) = SameHistoryTests.drafts(seed: seed, count: 60)
        var numbers = SeededNumbers(seed: seed)
        let writer = try backend.open(path)
        var line = [try #require(writer.head)]
        for _ in 0..<25 {
            let steps = Int.random(in: 1...8, using: &numbers)
            for draft in drafts.dropFirst(line.count - 1).prefix(steps) { line.append(try writer.append(draft).commit) }
            if Bool.random(using: &numbers) { try writer.flush() }
            line.removeLast(Int.random(in: 0..<line.count, using: &numbers))
            try writer.rewind(to: line[line.count - 1], keepingAs: learnt)
        }
        for draft in drafts.dropFirst(line.count - 1) { try writer.append(draft) }
        try writer.flush()

        let straight = folder("straight.git")
        try HistoryWriter.create(at: straight, redactionKey: "00ff")
        let plain = try Backend.libgit2.open(straight)
        for draft in drafts { try plain.append(draft) }
        #expect(writer.head == plain.head)
        try git.expectSound()
    }
}
