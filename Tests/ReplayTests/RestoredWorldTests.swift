import AuditLogs
import FastJSON
import HindcastModel
import Replay
import TestSupport
import Testing

/// A world that is restored from its documents and sessions goes on exactly as the one that went through the events.
@Suite struct RestoredWorldTests {
    @Test(arguments: Seeds.few(12))
    func `a generated trail goes on from any point as without the cut`(seed: UInt64) throws {
        let events = GeneratedTrail(seed: seed, count: 300).records.compactMap {
            try? CloudTrailDecoder.decode($0).get()
        }
        var numbers = SeededGenerator(seed: seed)
        try expectSameFromAnyPoint(events, cuts: 6, "seed \(seed)", using: &numbers)
    }

    @Test(arguments: Seeds.few(4))
    func `the calls of the rule book's examples go on from any point as without the cut`(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let events = try Self.exampleEvents(using: &numbers)
        #expect(events.count > 1_500)
        try expectSameFromAnyPoint(events, cuts: 4, "seed \(seed)", using: &numbers)
    }

    /// The calls of all examples, the examples one after the other in any order.
    static func exampleEvents(using numbers: inout SeededGenerator) throws -> [AuditEvent] {
        var second: Int64 = 1_772_355_600
        var events: [AuditEvent] = []
        for embedded in EmbeddedExample.all.shuffled(using: &numbers) {
            for step in embedded.example.steps {
                var record: JSONObject = [:]
                switch step {
                case .call(let operation, let request, let response):
                    record["eventName"] = .string(operation)
                    record["requestParameters"] = try request.map { try JSONValue(parsing: $0) }
                    record["responseElements"] = try response.map { try JSONValue(parsing: $0) }
                case .event(let text): record = try JSONValue(parsing: text).object ?? [:]
                default: continue
                }
                second += 1
                let defaults: JSONObject = [
                    "eventSource": .string(embedded.file.sources.first ?? ""), "awsRegion": "eu-west-1",
                    "eventTime": .string(Moment(seconds: second).rfc3339), "recipientAccountId": "111122223333",
                    "eventID": .string("e-\(second)"), "readOnly": false,
                    "userIdentity": ["type": "IAMUser", "userName": "alice", "accountId": "111122223333"],
                ]
                for member in defaults where record[member.key] == nil || member.key == "eventTime" {
                    record[member.key] = member.value
                }
                events.append(try CloudTrailDecoder.decode(.object(record)).get())
            }
        }
        return events
    }

    /// Plays all events, then again from some points on in worlds restored as an import of late events does it.
    private func expectSameFromAnyPoint(
        _ events: [AuditEvent],
        cuts: Int,
        _ situation: String,
        using numbers: inout SeededGenerator
    ) throws {
        let points = Set((0..<cuts).map { _ in Int.random(in: 1..<events.count, using: &numbers) })
        var world = World(book: .builtIn, decode: Self.decode)
        var documents: [Address: ResourceDocument] = [:]
        var gone: Set<Address> = []
        var restored: [(point: Int, world: World)] = []
        var isSame: Set<Int> = points
        for (index, event) in events.enumerated() {
            if points.contains(index) {
                restored.append((index, try restore(documents, gone, events[..<index])))
            }
            let applied = world.apply(event)
            for change in applied.changes {
                documents[change.address] = change.after
                if change.after == nil { gone.insert(change.address) } else { gone.remove(change.address) }
            }
            for number in restored.indices where isSame.contains(restored[number].point) {
                let other = restored[number].world.apply(event)
                guard describe(other) != describe(applied) else { continue }
                isSame.remove(restored[number].point)
                Issue.record(
                    """
                    \(situation), cut at \(restored[number].point): event \(index), \(event.service):\(event.operation), \
                    does something else:
                    \(describe(applied))
                    \(describe(other))
                    """
                )
            }
        }
    }

    private func restore(
        _ documents: [Address: ResourceDocument],
        _ gone: Set<Address>,
        _ events: ArraySlice<AuditEvent>
    ) throws -> World {
        var world = World(book: .builtIn, decode: Self.decode)
        for document in documents.values.sorted(by: { $0.address < $1.address }) {
            let stored = try #require(ResourceDocument(json: JSONValue(parsing: document.canonicalBytes)))
            world.restore(stored, content: document.canonicalBytes)
        }
        for address in gone.sorted() { world.restoreDeleted(address) }
        for event in events where SessionTable.issuesCredentials(event) && event.outcome == .succeeded {
            for key in SessionTable.issuedKeys(event) {
                let record = JSONWriter.bytes(of: event.record, layout: .compact)
                world.openSession(key: key, eventID: event.id, at: event.time, record: record)
            }
        }
        return world
    }

    private static let decode: SessionTable.Decode = { record in
        (try? JSONValue(parsing: record)).flatMap { try? CloudTrailDecoder.decode($0).get() }
    }

    private func describe(_ applied: AppliedEvent) -> String {
        let changes = applied.changes.map { change in
            let after = change.after.map { String(decoding: $0.canonicalBytes, as: UTF8.self) } ?? "(gone)"
            return "\(change.kind) \(change.address) \(after)"
        }
        let hops = applied.origin.hops.map { "\($0.label) \($0.confidence)" }
        return "\(applied.disposition) \(applied.confidence) \(applied.subject) by \(hops)\n"
            + changes.joined(separator: "\n")
    }
}
