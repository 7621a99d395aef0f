import Foundation
import HindcastModel
import Testing

@testable import GitStore

@Suite struct CommitGraphTests {
    private let history: NewHistory
    private var path: String { history.path }
    private var git: Git { history.git }

    init() throws { history = try NewHistory() }

    var file: String { path + "/objects/info/commit-graph" }

    /// Expects the file to be there, sound, and equal to the one that git writes from nothing.
    func expectGitsFile(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let ours = try #require(FileManager.default.contents(atPath: file), sourceLocation: sourceLocation)
        try git("commit-graph", "verify")
        try FileManager.default.removeItem(atPath: file)
        try git("commit-graph", "write", "--reachable", "--changed-paths")
        let gits = try #require(FileManager.default.contents(atPath: file))
        #expect(ours == gits, sourceLocation: sourceLocation)
    }

    @Test(arguments: [51, 52, 53] as [UInt64])
    func `the file of a random history equals git's to the byte`(seed: UInt64) throws {
        let writer = try HistoryWriter(opening: path)
        for draft in SameHistoryTests.drafts(seed: seed, count: 300).drafts { try writer.append(draft) }
        try writer.flush()
        try writer.writeCommitGraph()
        try expectGitsFile()
    }

    @Test func `a flush writes it once a tenth is new, and the next writer goes on from it`() throws {
        var writer = try HistoryWriter(opening: path)
        var edits = SeededEdits(seed: 54)
        func append(_ count: Int, with writer: HistoryWriter) throws {
            for _ in 0..<count { try writer.append(edits.next()) }
            try writer.flush()
        }
        try append(400, with: writer)
        #expect(!FileManager.default.fileExists(atPath: file))
        try append(200, with: writer)
        #expect(try CommitGraphFile(at: file)?.count == 601 + 2)
        writer = try Backend.ownPacks.reopen(consume writer, path)
        try append(100, with: writer)
        #expect(try CommitGraphFile(at: file)?.count == 601 + 2)
        try writer.writeCommitGraph()
        #expect(try CommitGraphFile(at: file)?.count == 701 + 3)
        try expectGitsFile()
    }

    @Test func `commits that the writer did not make are read back`() throws {
        let drafts = SameHistoryTests.drafts(seed: 55, count: 90).drafts
        var writer = try HistoryWriter(opening: path)
        for draft in drafts.prefix(30) { try writer.append(draft) }
        try writer.flush()
        try writer.writeCommitGraph()
        for draft in drafts.dropFirst(30) { try writer.append(draft) }
        try writer.flush()
        // A branch of someone's own with a merge, and a note by hand.
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        let merge = try git.run(
            identity + ["commit-tree", "main^{tree}", "-p", "main", "-p", "main~40", "-m", "merge"]
        )
        try git("update-ref", "refs/heads/other", merge.lines[0])
        _ = try git.run(identity + ["notes", "--ref=hindcast", "add", "-f", "-m", "by hand", "main"])
        writer = try Backend.ownPacks.reopen(consume writer, path)
        try writer.writeCommitGraph()
        try expectGitsFile()
    }

    @Test func `rewinds leave only what references reach`() throws {
        let drafts = SameHistoryTests.drafts(seed: 56, count: 60).drafts
        let writer = try HistoryWriter(opening: path)
        let commits = try drafts.prefix(40).map { try writer.append($0).commit }
        try writer.flush()
        try writer.writeCommitGraph()
        try writer.rewind(to: commits[10], keepingAs: Moment(seconds: 1))
        for draft in drafts.dropFirst(40) { try writer.append(draft) }
        try writer.rewind(to: commits[5], keepingAs: Moment(seconds: 1))
        for draft in drafts.dropFirst(45) { try writer.append(draft) }
        try writer.flush()
        try writer.writeCommitGraph()
        try expectGitsFile()
        // Without the reference to the earlier head, its commits leave the file.
        let known = try git("for-each-ref", "--format=%(refname)", "refs/hindcast")
        try git("update-ref", "-d", known)
        try writer.writeCommitGraph()
        try expectGitsFile()
    }

    @Test func `clocks that jump centuries, and commits of very many files, are told as git tells them`() throws {
        let writer = try HistoryWriter(opening: path)
        func append(at seconds: Int64, files: Range<Int>) throws {
            let edits = files.map {
                TreeEdit(
                    path: RepositoryPath(directory: "aws/1/global/iam/role-\($0 % 3)", name: "r\($0).json"),
                    content: Array("\(seconds)\n".utf8)
                )
            }
            try writer.append(HistoryWriterTests.draft("jump", at: seconds, edits))
        }
        // 505 files in three directories below four: exactly 512 paths; one file more is too many.
        try append(at: 1, files: 0..<505)
        try append(at: 2, files: 0..<506)
        try append(at: 9_223_372_036, files: 0..<1)
        try append(at: 5, files: 0..<600)
        try append(at: 6, files: 0..<0)
        try append(at: 7, files: 1..<2)
        try writer.flush()
        try writer.writeCommitGraph()
        try expectGitsFile()
    }

    @Test func `a file of another make is replaced`() throws {
        let writer = try HistoryWriter(opening: path)
        for draft in SameHistoryTests.drafts(seed: 57, count: 40).drafts { try writer.append(draft) }
        try writer.flush()
        try git("commit-graph", "write", "--reachable", "--no-changed-paths")
        try writer.writeCommitGraph()
        try expectGitsFile()
        try Data("CGPH nonsense, and enough of it to look like a file".utf8).write(to: URL(filePath: file))
        try writer.writeCommitGraph()
        try expectGitsFile()
    }
}
