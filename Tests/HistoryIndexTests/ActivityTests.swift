import GRDB
import HindcastModel
import Testing

@testable import HistoryIndex

@Suite struct ActivityTests {
    @Test func `seen events are found again by their hour, in few rows`() throws {
        let index = try HistoryIndex()
        var all: [Int: Set<UInt64>] = [:]
        for round in 0..<200 {
            var batch = IndexBatch()
            for hour in [0, round / 50 + 1] {
                let keys = (0..<(round % 7 + 1)).map { EventKey.of("event \(hour) \(round) \($0)") }.sorted()
                all[hour, default: []].formUnion(keys)
                batch.seen.append(SeenEvents(hour: hour, keys: keys))
            }
            try index.apply(batch)
        }
        for (hour, keys) in all {
            let found = try index.read { try $0.seenKeys(inHour: hour) }
            #expect(found.sorted() == keys.sorted())
        }
        #expect(try index.read { try $0.seenKeys(inHour: 7) } == [])
        #expect(try index.read { try $0.seenCount() } == all.values.reduce(0) { $0 + $1.count })
        let rows = try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM seen") } ?? 0
        #expect(rows < 40)
    }

    @Test func `sessions are found by their time, in few rows`() throws {
        let index = try HistoryIndex()
        let all = (0..<500).map { number in
            OpenedSession(
                key: "ASIAEXAMPLE\(number)",
                eventID: "e\(number)",
                service: "sts",
                operation: "AssumeRole",
                time: Moment(seconds: Int64(number)),
                record: Array(#"{"a":\#(number)}"#.utf8)
            )
        }
        for start in stride(from: 0, to: 500, by: 3) {
            var batch = IndexBatch()
            batch.sessions = Array(all[start..<min(start + 3, 500)])
            try index.apply(batch)
        }
        var since: [OpenedSession] = []
        try index.read { try $0.forEachSession(since: Moment(seconds: 100)) { since.append($0) } }
        #expect(since.sorted { $0.time < $1.time } == Array(all[100...]))
        let rows = try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sessions") } ?? 0
        #expect(rows < 20)
    }

    @Test func `imports come back as they were`() throws {
        let index = try HistoryIndex()
        var done = IndexedImport()
        (done.files, done.bytes, done.records, done.events, done.changes) = (1, 2, 3, 4, 5)
        (done.commits, done.duplicates, done.late, done.broken) = (6, 7, 8, 9)
        done.head = [UInt8](repeating: 7, count: 20)
        var batch = IndexBatch()
        batch.finished = done
        try index.apply(batch)
        batch.finished = IndexedImport()
        try index.apply(batch)
        #expect(try index.read { try $0.imports() } == [done, IndexedImport()])
    }

    @Test(
        arguments: [
            (-1, -1), (-3_600, -1), (-3_601, -2), (0, 0), (3_599, 0), (3_600, 1),
        ] as [(Int64, Int)]
    )
    func `hours are counted down before 1970 too`(seconds: Int64, hour: Int) {
        #expect(LedgerHour.of(Moment(seconds: seconds)) == hour)
    }

    @Test func `keys of event ids are the same everywhere`() {
        #expect(EventKey.of("") == 0xf52a_15e9_a9b5_e89b)
        #expect(Set((0..<10_000).map { EventKey.of("event-\($0)") }).count == 10_000)
    }
}
