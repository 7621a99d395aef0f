import Foundation
import HindcastModel
import Testing

@testable import GitStore

@Suite struct PackTests {
    private let history: NewHistory
    private var folder: TemporaryFolder { history.folder }
    private var path: String { history.path }
    private var git: Git { history.git }

    init() throws { history = try NewHistory() }

    func packs() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/objects/pack").filter { $0.hasSuffix(".pack") }
            .map { path + "/objects/pack/" + $0 }
    }

    /// Expects each pack's index to be what git makes of the pack, to the byte.
    func expectGitsIndexes() throws {
        for pack in try packs() {
            let copy = folder("copy-\(UUID().uuidString).pack")
            try FileManager.default.copyItem(atPath: pack, toPath: copy)
            try git("index-pack", "--strict", copy)
            let ours = try Data(contentsOf: URL(filePath: String(pack.dropLast(5)) + ".idx"))
            let gits = try Data(contentsOf: URL(filePath: String(copy.dropLast(5)) + ".idx"))
            #expect(ours == gits)
            #expect(try git("verify-pack", pack) == "")
        }
    }

    @Test(arguments: [31, 32] as [UInt64])
    func `the index of a pack equals git's to the byte`(seed: UInt64) throws {
        let writer = try HistoryWriter(opening: path)
        for draft in SameHistoryTests.drafts(seed: seed, count: 400).drafts { try writer.append(draft) }
        try writer.flush()
        #expect(try packs().count == 1)
        try expectGitsIndexes()
    }

    @Test func `a large directory is kept in chains of at most 48 deltas`() throws {
        let writer = try HistoryWriter(opening: path)
        var numbers = SeededNumbers(seed: 9)
        func draft(_ number: Int, _ ids: [Int]) -> CommitDraft {
            HistoryWriterTests.draft(
                "commit \(number)",
                at: Int64(number),
                ids.map {
                    TreeEdit(
                        path: RepositoryPath(directory: "aws/1/global/iam/role", name: "role-\($0).json"),
                        content: number % 7 == 6 ? nil : Array("{\"version\": \(number)}\n".utf8)
                    )
                }
            )
        }
        try writer.append(draft(0, Array(0..<1_500)))
        for number in 1...700 {
            try writer.append(
                draft(
                    number,
                    (0..<[1, 1, 3].randomElement(using: &numbers)!).map { _ in
                        Int.random(in: 0..<1_600, using: &numbers)
                    }
                )
            )
        }
        try writer.flush()
        try git.expectSound()
        try expectGitsIndexes()
        let pack = try #require(try packs().first)
        let chains = try git("verify-pack", "-v", pack).split(separator: "\n").filter { $0.hasPrefix("chain length") }
        let longest = chains.compactMap { $0.dropFirst(15).prefix { $0 != ":" } }.compactMap { Int($0) }.max() ?? 0
        #expect((21...48).contains(longest))
        // A version of this directory has 60 KB; a whole one each commit would make 20 MB and more.
        #expect(try #require(FileManager.default.attributesOfItem(atPath: pack)[.size] as? Int) < 1_000_000)
    }

    @Test func `a hundred small flushes leave a handful of packs, whole and indexed`() throws {
        let writer = try HistoryWriter(opening: path)
        for draft in SameHistoryTests.drafts(seed: 41, count: 100).drafts {
            try writer.append(draft)
            try writer.flush()
        }
        #expect(try packs().count <= 8)
        try git.expectSound()
        try expectGitsIndexes()
        let counts = try git("count-objects", "-v").split(separator: "\n")
        #expect(counts.contains("count: 2"), "the empty tree and the root commit alone are loose")
    }

    @Test func `merging takes in packs that git made, and leaves those that git keeps`() throws {
        var writer = try HistoryWriter(opening: path)
        let drafts = SameHistoryTests.drafts(seed: 42, count: 120).drafts
        for draft in drafts.prefix(60) { try writer.append(draft) }
        try writer.flush()
        try git("-c", "repack.writeBitmaps=false", "repack", "-adfq", "--depth=30", "--window=20")
        let kept = try #require(try packs().first)
        let keep = String(kept.dropLast(5)) + ".keep"
        #expect(FileManager.default.createFile(atPath: keep, contents: nil))
        for draft in drafts.dropFirst(60) { try writer.append(draft) }
        try writer.flush()
        #expect(try packs().contains(kept))
        try FileManager.default.removeItem(atPath: keep)
        writer = try Backend.ownPacks.reopen(consume writer, path)
        for draft in SameHistoryTests.drafts(seed: 43, count: 120).drafts { try writer.append(draft) }
        try writer.flush()
        #expect(try packs().count == 1)
        try expectGitsIndexes()
        try git.expectSound()
    }

    @Test func `packs that a multi-pack index lists stay`() throws {
        let writer = try HistoryWriter(opening: path)
        let drafts = SameHistoryTests.drafts(seed: 44, count: 80).drafts
        for draft in drafts.prefix(40) { try writer.append(draft) }
        try writer.flush()
        let first = try packs()
        try git("multi-pack-index", "write")
        #expect(try MultiPackIndex.packNames(in: path + "/objects/pack/multi-pack-index").count == 1)
        for draft in drafts.dropFirst(40) { try writer.append(draft) }
        try writer.flush()
        #expect(try Set(packs()).isSuperset(of: first))
        try git.expectSound()
    }
}
