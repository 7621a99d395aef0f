import Foundation
import HindcastModel
import Testing

@testable import GitStore

/// Reading packs past libgit2.
@Suite struct PackShelfTests {
    private let history: NewHistory

    init() throws { history = try NewHistory() }

    /// Makes packs that stay apart.
    private func makePacks(_ count: Int) throws {
        var limits = PackSink.Limits()
        limits.mergedBytes = 0
        let writer = try HistoryWriter(opening: history.path) { [limits] path throws(GitError) in
            try PackSink(repositoryAt: path, limits: limits)
        }
        let drafts = SameHistoryTests.drafts(seed: 5, count: 120 * count).drafts
        for (number, draft) in drafts.enumerated() {
            try writer.append(draft)
            if number % 120 == 119 { try writer.flush() }
        }
        try writer.flush()
    }

    @Test(arguments: [0, 1 << 10, 1 << 20])
    func `every object of every pack is found as git has it, and no other`(capacity: Int) throws {
        try makePacks(4)
        let shelf = PackShelf(of: history.path + "/objects/pack/", keeping: capacity)
        try shelf.refresh()
        let listing = try history.git(
            "cat-file",
            "--batch-all-objects",
            "--unordered",
            "--batch-check=%(objectname) %(objecttype) %(objectsize)"
        )
        let kinds: [Substring: ObjectKind] = ["commit": .commit, "tree": .tree, "blob": .blob]
        var found = 0
        for line in listing.split(separator: "\n") {
            let fields = line.split(separator: " ")
            let id = try #require(ObjectID(hex: String(fields[0])))
            let kind = try #require(kinds[fields[1]])
            guard let bytes = shelf.read(id, as: kind) else { continue }
            found += 1
            #expect(SHA1.id(of: kind, bytes) == id)
            #expect(shelf.read(id, as: kind == .blob ? .tree : .blob) == nil)
            // One that differs in its last bits stands next to it.
            #expect(shelf.read(ObjectID(id.first, id.second, id.third ^ 1), as: kind) == nil)
        }
        // The root commit, made with the repository, is loose.
        #expect(found == listing.split(separator: "\n").count - 1)
        #expect(shelf.read(ObjectID(0, 0, 0), as: .blob) == nil)
        #expect(shelf.read(ObjectID(.max, .max, .max), as: .blob) == nil)
    }

    @Test func `a pack that came is found, and one that went is not`() throws {
        try makePacks(2)
        let shelf = PackShelf(of: history.path + "/objects/pack/")
        let head = try #require(ObjectID(hex: try history.git("rev-parse", "main")))
        #expect(shelf.read(head, as: .commit) == nil)
        try shelf.refresh()
        #expect(shelf.read(head, as: .commit) != nil)
        try FileManager.default.removeItem(atPath: history.path + "/objects/pack")
        try shelf.refresh()
        #expect(shelf.read(head, as: .commit) == nil)
    }

    @Test func `a damaged pack is left to libgit2, which says so`() throws {
        try makePacks(1)
        let head = try #require(ObjectID(hex: try history.git("rev-parse", "main")))
        let folder = history.path + "/objects/pack/"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".pack") }
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + name)
        let size = try #require(sizeOfFile(folder + name))
        let sound = try Data(contentsOf: URL(filePath: folder + name))
        // Cut short, it may end before the objects that its index tells of.
        for damaged in [Data(repeating: 0, count: size), sound.prefix(size / 2), sound.prefix(20), Data()] {
            try damaged.write(to: URL(filePath: folder + name))
            let shelf = PackShelf(of: folder)
            try shelf.refresh()
            #expect(shelf.read(head, as: .commit) == nil)
        }
    }

    @Test(arguments: [0, 1, 2, 3, 17, 1_000])
    func `ids are brought into order, those that begin alike too`(count: Int) {
        var numbers = SeededNumbers(seed: 3)
        let ids = (0..<count).map { _ in
            ObjectID(numbers.next() % 3 == 0 ? 7 : numbers.next(), numbers.next(), 0)
        }
        let order = PackIndex.sortedOrder(count: count) { ids[$0] }
        #expect(order.map { ids[Int($0)] } == ids.sorted())
    }
}
