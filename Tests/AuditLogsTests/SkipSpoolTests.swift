import AuditLogs
import HindcastModel
import Testing

/// What is only counted comes back once, in order, whatever the order and the split.
@Suite struct SkipSpoolTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private struct Item: Hashable {
        let second: Int64
        let key: UInt64
        var action: SkippedAction {
            SkippedAction(provider: .aws, service: "s\(key % 3)", operation: "Get\(key % 5)", disposition: .readOnly)
        }
    }

    private func drained(_ merge: SkipMerge) throws -> [Item] {
        var items: [Item] = []
        while let record = try merge.next() {
            let item = Item(second: record.time.seconds, key: record.idHash)
            #expect(merge.actions[record.action] == item.action)
            items.append(item)
        }
        return items
    }

    @Test(arguments: 1...8)
    func `records come once, in order of time, from memory and from files`(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let items = (0..<5_000).map { _ in
            Item(second: Int64(random.next(below: 900)), key: UInt64(random.next(below: 40)))
        }
        let wanted = Set(items).sorted { ($0.second, $0.key) < ($1.second, $1.key) }
        for limit in [1 << 20, 700, 3] {
            var spools = (0...2).map { _ in SkipSpool(limit: limit, directory: folder.path) }
            for item in items.shuffled(using: &random) {
                let reader = random.next(below: 3)
                try spools[reader].add(time: Moment(seconds: item.second), idHash: item.key, action: item.action)
            }
            spools[0].absorb(spools[1])
            spools[0].absorb(spools[2])
            let merge = try spools[0].merged { _, _ in false }
            #expect(try drained(merge) == wanted)
            #expect(merge.duplicates == items.count - wanted.count)
        }
    }

    @Test func `known records are left out and counted`() throws {
        var spool = SkipSpool(limit: 10, directory: folder.path)
        for key in UInt64(0)..<30 {
            let item = Item(second: Int64(key), key: key)
            try spool.add(time: Moment(seconds: item.second), idHash: key, action: item.action)
        }
        let merge = try spool.merged { time, key in time.seconds == Int64(key) && key < 12 }
        #expect(try drained(merge).map(\.key) == Array(12..<30))
        #expect(merge.duplicates == 12)
    }
}
