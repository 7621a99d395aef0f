import HindcastModel
import Testing

@testable import HistoryIndex

@Suite struct ActivityTests {
    @Test func `seen events are found again by their time, in few segments`() throws {
        let index = try HistoryIndex()
        var all: [UInt64] = []
        for day in 0..<200 {
            var batch = IndexBatch()
            let keys = (0..<(day % 7 + 1)).map { EventKey.of("event \(day) \($0)") }.sorted()
            all += keys
            let start = Int64(day) * 86_400
            batch.seen = SeenEvents(first: Moment(seconds: start), last: Moment(seconds: start + 86_399), keys: keys)
            try index.apply(batch)
        }
        var found: [UInt64] = []
        var segments = 0
        try index.read { view in
            try view.forEachSeen(in: Moment(seconds: 0)...Moment(seconds: 200 * 86_400)) { segment in
                segments += 1
                #expect(zip(segment.keys, segment.keys.dropFirst()).allSatisfy { $0 < $1 })
                found += segment.keys
            }
            #expect(try view.seenCount() == all.count)
        }
        #expect(found.sorted() == all.sorted())
        #expect(segments < 20)
        var last: [UInt64] = []
        try index.read { view in
            try view.forEachSeen(in: Moment(seconds: 199 * 86_400 + 5)...Moment(seconds: 300 * 86_400)) {
                last += $0.keys
            }
        }
        #expect(last.contains(EventKey.of("event 199 0")))
        #expect(last.count < all.count)
    }

    @Test func `sessions are found by their key`() throws {
        let index = try HistoryIndex()
        var batch = IndexBatch()
        let session = IndexedSession(
            key: "ASIAEXAMPLE1",
            eventID: "e1",
            time: Moment(seconds: 10),
            record: Array(#"{"a":1}"#.utf8)
        )
        let later = IndexedSession(key: "ASIAEXAMPLE2", eventID: "e2", time: Moment(seconds: 20), record: [])
        batch.sessions = [session, later]
        try index.apply(batch)
        try index.read { view in
            #expect(try view.session(ofKey: "ASIAEXAMPLE1") == session)
            #expect(try view.session(ofKey: "ASIAEXAMPLE3") == nil)
            var since: [IndexedSession] = []
            try view.forEachSession(since: Moment(seconds: 11)) { since.append($0) }
            #expect(since == [later])
        }
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
