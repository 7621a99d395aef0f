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

    @Test(arguments: 1...4)
    func `the ledger counts each hour and action as they were added, in few rows`(seed: Int) throws {
        let index = try HistoryIndex()
        let fates: [(Disposition, Confidence?)] = [
            (.readOnly, nil), (.applied, .high), (.applied, .low), (.failed, nil),
        ]
        var wanted: [[Int]: Int] = [:]
        for round in 0..<60 {
            var batch = IndexBatch()
            for number in 0..<(round * seed % 29 + 1) {
                let (hour, fate) = ((round * number + seed) % 50 - 10, (round + number) % fates.count)
                let count = round == 59 ? -1 : number % 3 + 1
                let first = Moment(seconds: Int64(hour) * 3_600 + 5)
                wanted[[hour, number % 7, fate], default: 0] += count
                batch.ledger.append(
                    LedgerCount(
                        of: LedgerAction(
                            provider: .aws,
                            service: "caf\u{e9}",
                            operation: "Op\(number % 7)",
                            disposition: fates[fate].0,
                            confidence: fates[fate].1
                        ),
                        count: count,
                        first: first,
                        last: first
                    )
                )
            }
            try index.apply(batch)
        }
        for hours in [-20...60, 3...3, 0...11, -10...(-1)] {
            let start = Moment(seconds: Int64(hours.lowerBound) * 3_600)
            let end = Moment(seconds: Int64(hours.upperBound) * 3_600 + 3_599)
            var found: [[Int]: Int] = [:]
            for row in try index.read({ try $0.ledger(from: start, through: end) }) {
                let fate = try #require(fates.firstIndex { $0 == (row.disposition, row.confidence) })
                let number = try #require(Int(row.operation.dropFirst(2)))
                #expect(row.service == "caf\u{e9}" && found[[number, fate]] == nil)
                found[[number, fate]] = row.count
            }
            var sums: [[Int]: Int] = [:]
            for (key, count) in wanted where hours.contains(key[0]) { sums[[key[1], key[2]], default: 0] += count }
            #expect(found == sums.filter { $0.value != 0 })
        }
        let totals = try index.read { try $0.ledgerTotals() }
        for (disposition, total) in totals {
            let counts = wanted.filter { fates[$0.key[2]].0 == disposition }
            #expect(total == counts.values.reduce(0, +))
        }
        let rows = try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger") } ?? 0
        #expect(rows < 12)
    }

    @Test func `a ledger that cannot be read is damaged`() throws {
        for content in ["x'01'", "x'ff'", "x'0105'", "x'000100'"] {
            let index = try HistoryIndex()
            try index.queue.write { try $0.execute(sql: "INSERT INTO ledger VALUES (1, 0, 0, 1, \(content))") }
            let error = #expect(throws: IndexError.self) { try index.read { try $0.ledger(from: nil, through: nil) } }
            #expect(error?.kind == .damaged)
        }
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
