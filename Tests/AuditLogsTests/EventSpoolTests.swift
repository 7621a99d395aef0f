import AuditLogs
import Foundation
import HindcastModel
import Testing

/// What comes out of a spool depends on the set of events alone.
@Suite struct EventSpoolTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func event(_ id: String, second: Int = 0, _ changes: JSONObject = [:]) throws -> AuditEvent {
        var all: JSONObject = ["eventTime": .string(Moment(seconds: 1_795_165_200 + Int64(second)).rfc3339)]
        for change in changes { all[change.key] = change.value }
        return try CloudTrailDecoder.decode(record(id, all)).get()
    }

    private func drained(_ spool: EventSpool) throws -> (events: [AuditEvent], duplicates: Int) {
        var spool = spool
        let merge = try spool.merged()
        var events: [AuditEvent] = []
        while let next = try merge.next() {
            guard case .event(let event, let record, _) = next else { continue }
            #expect(record == JSONWriter.bytes(of: event.record, layout: .compact))
            events.append(event)
        }
        return (events, merge.duplicates)
    }

    private func spooled(_ events: [AuditEvent], limit: Int = 1 << 20) throws -> (events: [AuditEvent], duplicates: Int)
    {
        var spool = EventSpool(memoryLimit: limit, directory: folder.path)
        for event in events { try spool.add(event) }
        return try drained(spool)
    }

    @Test func `events come back in order of time and id, equal to what was added`() throws {
        let events = try [
            event("b", second: 1), event("a", second: 1), event("ab", second: 1), event("z", second: 0),
            event(
                "é",
                second: 1,
                ["requestParameters": ["big": .bigInteger("99999999999999999999"), "n": 1.5, "t": "\0\u{1F}é"]]
            ),
        ]
        let result = try spooled(events)
        #expect(result.events == [events[3], events[1], events[2], events[0], events[4]])
        #expect(result.duplicates == 0)
    }

    @Test func `what comes back can be asked for again, and known events are left out`() throws {
        var spool = EventSpool(memoryLimit: 500, directory: folder.path)
        for index in 0..<9 { try spool.add(try event("e-\(index)", second: index)) }
        try spool.add(try event("e-3", second: 3), isRecorded: true)
        let known = try Set(
            [0, 1, 3, 7].map { index in
                let known = try event("e-\(index)", second: index)
                return SkippedRecord.hash(ofID: known.id, source: known.source, operation: known.operation)
            }
        )
        for _ in 0..<2 {
            #expect(try spool.merged { known.contains($1) }.skip() == Moment(seconds: 1_795_165_202))
            let merge = try spool.merged { known.contains($1) }
            var ids: [String] = []
            while case .event(let event, _, let isRecorded)? = try merge.next() {
                #expect(isRecorded == (event.id == "e-3"))
                ids.append(event.id)
            }
            // What was recorded is replayed, known or not.
            #expect(ids == ["e-2", "e-3", "e-4", "e-5", "e-6", "e-8"])
            #expect(merge.duplicates == 4)
        }
    }

    @Test func `sessions come back as they went in, recorded ones too`() throws {
        var spool = EventSpool(memoryLimit: 500, directory: folder.path)
        let opening = try event("s", second: 1, ["eventName": "AssumeRole", "eventSource": "sts.amazonaws.com"])
        try spool.add(opening, asSessionOf: "ASIAEXAMPLE1")
        try spool.add(try event("a", second: 1))
        let earlier = OpenedSession(
            key: "ASIAEXAMPLE0",
            eventID: "r",
            service: "sts",
            operation: "AssumeRole",
            time: Moment(seconds: 1_795_165_200),
            record: Array("{}".utf8)
        )
        try spool.add(earlier, isRecorded: true)
        let merge = try spool.merged()
        guard case .session(earlier, isRecorded: true)? = try merge.next(),
            case .event? = try merge.next(), case .session(let session, isRecorded: false)? = try merge.next()
        else {
            Issue.record("the order is another")
            return
        }
        #expect(session.key == "ASIAEXAMPLE1" && session.service == "sts" && session.operation == "AssumeRole")
        #expect(session.record == JSONWriter.bytes(of: opening.record, layout: .compact))
        #expect(try merge.next() == nil)
    }

    @Test func `an empty spool gives nothing`() throws {
        #expect(try spooled([]).events.isEmpty)
    }

    @Test func `copies of an event come once`() throws {
        let one = try event("a")
        let fuller = try event("a", ["additionalEventData": ["x": 1]])
        for order in [[one, fuller, one], [fuller, one, one]] {
            let result = try spooled(order)
            #expect(result.events == [fuller])
            #expect(result.duplicates == 2)
        }
    }

    @Test func `one call told to one account under two ids comes once, to two accounts twice`() throws {
        let events = try [
            event("a", ["sharedEventID": "s", "recipientAccountId": "111122223333"]),
            event("b", ["sharedEventID": "s", "recipientAccountId": "444455556666"]),
            event("c", ["sharedEventID": "s", "recipientAccountId": "111122223333"]),
            event("d", ["sharedEventID": "t"]),
        ]
        let result = try spooled(events)
        #expect(result.events.map(\.id) == ["a", "b", "d"])
        #expect(result.duplicates == 1)
    }

    @Test func `a masked id that several calls share keeps all of them`() throws {
        let events = try [event("EXAMPLE"), event("EXAMPLE", ["eventName": "DeleteVpc"]), event("EXAMPLE", second: 1)]
        #expect(try spooled(events).events.count == 3)
        #expect(try spooled(events + events.reversed()).duplicates == 3)
    }

    @Test func `an id made from the content outlives a change of the record`() throws {
        var redacted = try event("", ["eventID": .null])
        let id = redacted.id
        redacted.record = record("", ["eventID": .null, "requestParameters": ["$redacted": "hmac-sha256:0"]])
        #expect(try spooled([redacted]).events.map(\.id) == [id])
    }

    @Test(arguments: 1...12)
    func `order, split, doubling and packing of files make no difference`(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let events = try (0..<120).map { index in
            try event(
                "id-\(random.next(below: 90))",
                second: random.next(below: 30),
                [
                    "requestParameters": ["index": .integer(Int64(index % 3))],
                    "eventName": .string("Create\(index % 2)"),
                ]
            )
        }
        let reference = try spooled(events)
        for round in 0..<3 {
            var shuffled = events + events.shuffled(using: &random).prefix(random.next(below: 40))
            shuffled.shuffle(using: &random)
            let path = "\(seed)-\(round)"
            while !shuffled.isEmpty {
                let part = shuffled.prefix(1 + random.next(below: 30)).map(\.record)
                shuffled.removeFirst(part.count)
                let text = [
                    list(part), part.map(\.compactText).joined(separator: "\n"), JSONValue.array(part).indentedText,
                ]
                let bytes = Array(text[random.next(below: 3)].utf8)
                let packed = [bytes, gzip(bytes), zstd(bytes)][random.next(below: 3)]
                try folder.write(packed, to: "\(path)/\(random.next(below: 1 << 40))")
            }
            // Two readers with a spool each; the small limits write many runs.
            let limit = [1 << 20, 4_000, 1][round]
            var spools = (0...1).map { _ in EventSpool(memoryLimit: limit, directory: folder.path) }
            let reader = LogReader()
            for (index, input) in LogFinder.find(["\(folder.path)/\(path)"]).inputs.enumerated() {
                try reader.read(input, format: nil) { item in
                    if case .event(let event) = item { try spools[index % 2].add(event) }
                }
            }
            spools[0].absorb(spools[1])
            #expect(try drained(spools[0]).events == reference.events)
        }
    }

    @Test func `temporary files leave nothing behind`() throws {
        var spool = EventSpool(memoryLimit: 1_000, directory: folder.path)
        for index in 0..<50 { try spool.add(try event("e-\(index)")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(try drained(spool).events.count == 50)
        var lost = EventSpool(memoryLimit: 1, directory: "\(folder.path)/none")
        #expect(throws: SpoolError.self) { try lost.add(try event("a")) }
    }
}
