import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// The history is a pure function of the set of events, however they come.
@Suite struct ReproducibilityTests {
    /// The evidence of one property: records, each event once.
    struct Trail: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let records: [JSONValue]
    }

    static let generated = Seeds.few(4)

    /// Records everything at once, in order, from one plain file: what all other ways are compared with.
    private func plain(_ records: [JSONValue]) async throws -> Fingerprint {
        var history = try RecordedHistory()
        var delivery = TrailDelivery(in: history.folder, named: "plain")
        try delivery.write(records)
        try await history.record(delivery.files)
        return try history.fingerprint()
    }

    @Test(arguments: generated)
    func `files in any form, number and order, some records twice, give the same history`(seed: UInt64) async throws {
        let records = GeneratedTrail(seed: seed, count: 250).records
        let expected = try await plain(records)
        #expect(expected.evidence.count > 60, "the trail is worth comparing")
        var numbers = SeededGenerator(seed: seed ^ 0xf11e)
        for tasks in [1, 2] {
            var history = try RecordedHistory()
            var delivery = TrailDelivery(in: history.folder, named: "files")
            try delivery.scatter(records, over: Int.random(in: 1...9, using: &numbers), copies: 10, using: &numbers)
            try await history.record(delivery.files.shuffled(using: &numbers), tasks: tasks)
            try expected.expectSame(as: history.fingerprint(), "seed \(seed), \(tasks) tasks")
        }
    }

    @Test(arguments: generated)
    func `many imports, in time order, overlapping, give the same history`(seed: UInt64) async throws {
        let records = GeneratedTrail(seed: seed, count: 250).records
        let expected = try await plain(records)
        var numbers = SeededGenerator(seed: seed ^ 0x0b5)
        var history = try RecordedHistory(flushInterval: Int.random(in: 1...20, using: &numbers))
        var start = 0
        while start < records.count {
            let end = min(records.count, start + Int.random(in: 1...60, using: &numbers))
            var delivery = TrailDelivery(in: history.folder, named: "part-\(start)")
            let overlap = max(0, start - Int.random(in: 0...10, using: &numbers))
            try delivery.scatter(Array(records[overlap..<end]), over: 2, copies: 5, using: &numbers)
            try await history.record(delivery.files, tasks: 2)
            start = end
        }
        try expected.expectSame(as: history.fingerprint(), "seed \(seed)")
    }

    @Test(arguments: generated)
    func `events that come late, at random, give the same history`(seed: UInt64) async throws {
        let records = GeneratedTrail(seed: seed, count: 250).records
        let expected = try await plain(records)
        var numbers = SeededGenerator(seed: seed ^ 0x1a7e)
        // Mostly in order with some events held back, or in any order at all.
        for heldBack in [15, 100] {
            var history = try RecordedHistory(flushInterval: Int.random(in: 1...50, using: &numbers))
            var batches = Array(repeating: [JSONValue](), count: Int.random(in: 2...7, using: &numbers))
            for (index, record) in records.enumerated() {
                let own = index * batches.count / records.count
                batches[numbers.happens(heldBack) ? Int.random(in: own..<batches.count, using: &numbers) : own].append(
                    record
                )
            }
            if heldBack == 100 { batches.shuffle(using: &numbers) }
            for (index, batch) in batches.enumerated() where !batch.isEmpty {
                var delivery = TrailDelivery(in: history.folder, named: "batch-\(index)")
                try delivery.scatter(batch, over: 2, copies: 5, using: &numbers)
                try await history.record(delivery.files, tasks: 2)
            }
            try expected.expectSame(as: history.fingerprint(), "seed \(seed), \(heldBack) of 100 held back")
        }
    }

    @Test(arguments: generated.prefix(2))
    func `events of a masked log, which share one id, are told apart`(seed: UInt64) async throws {
        // Of one second, one event is left: with one id, several calls of a name are one.
        var times: Set<String> = []
        let records = GeneratedTrail(seed: seed, count: 250).records.compactMap { record -> JSONValue? in
            guard var members = record.object, members["sharedEventID"] == nil,
                times.insert(record["eventTime"]?.string ?? "").inserted
            else { return nil }
            members["eventID"] = "HIDDEN_DUE_TO_SECURITY_REASONS"
            return .object(members)
        }
        let expected = try await plain(records)
        var history = try RecordedHistory(flushInterval: 9)
        for part in 0..<4 {
            var delivery = TrailDelivery(in: history.folder, named: "masked-\(part)")
            try delivery.write(records.enumerated().filter { $0.offset * 7 % 4 == part }.map(\.element))
            try await history.record(delivery.files)
        }
        try expected.expectSame(as: history.fingerprint(), "seed \(seed)")
    }

    @Test(arguments: generated.prefix(3))
    func `roles whose assuming comes last of all are resolved all the same`(seed: UInt64) async throws {
        let records = GeneratedTrail(seed: seed, count: 200).records
        let expected = try await plain(records)
        var history = try RecordedHistory(flushInterval: 7)
        for isSession in [false, true] {
            var delivery = TrailDelivery(in: history.folder, named: "sessions-\(isSession)")
            try delivery.write(records.filter { ($0["eventName"]?.string == "AssumeRole") == isSession })
            try await history.record(delivery.files)
        }
        try expected.expectSame(as: history.fingerprint(), "seed \(seed)")
    }

    @Test(arguments: generated.prefix(3))
    func `an index that is lost costs no answer, and importing again brings all of it back`(seed: UInt64) async throws {
        let records = GeneratedTrail(seed: seed, count: 200).records
        let expected = try await plain(records)
        var history = try RecordedHistory(flushInterval: 25)
        var delivery = TrailDelivery(in: history.folder, named: "all")
        try delivery.write(records)
        try await history.record(delivery.files)
        try FileManager.default.removeItem(atPath: history.path + "/hindcast/index.sqlite")
        var without = try history.fingerprint()
        without.ledger = expected.ledger
        expected.expectSame(as: without, "seed \(seed), without its index")
        try await history.record(delivery.files)
        try expected.expectSame(as: history.fingerprint(), "seed \(seed), imported again")
    }

    @Test(arguments: generated.prefix(3))
    func `a late event after the index was lost leaves everybody who they are`(seed: UInt64) async throws {
        let records = GeneratedTrail(seed: seed, count: 200).records
        let expected = try await plain(records)
        #expect(expected.evidence.contains { $0.contains("origin chain") }, "roles were assumed")
        // A person's own call: whom it is of does not hang on a session that only the lost index knew.
        let late = try #require(
            records.firstIndex { record in
                record["userIdentity"]?["type"]?.string == "IAMUser" && record["readOnly"]?.bool != true
                    && record["errorCode"] == nil && record["eventSource"]?.string != "sts.amazonaws.com"
            }
        )
        var history = try RecordedHistory(flushInterval: 25)
        for part in [records[..<late] + records[(late + 1)...], [records[late]]] {
            var delivery = TrailDelivery(in: history.folder, named: "part-\(part.count)")
            try delivery.write(Array(part))
            try await history.record(delivery.files)
            try FileManager.default.removeItem(atPath: history.path + "/hindcast/index.sqlite")
        }
        var without = try history.fingerprint()
        without.ledger = expected.ledger
        expected.expectSame(as: without, "seed \(seed)")
    }

    @Test(arguments: ["security-group-opened", "bucket-made-public", "terraform-changed-by-hand"], [1, 2] as [UInt64])
    func `an example's files in any batches and order give the same history`(story: String, seed: UInt64) async throws {
        let logs = Repository.root.appending(path: "Examples/\(story)/logs")
        let files = try #require(FileManager.default.enumerator(at: logs, includingPropertiesForKeys: nil))
            .compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".gz") }.sorted()
        var whole = try RecordedHistory()
        try await whole.record([logs.path])
        let expected = try whole.fingerprint()
        var numbers = SeededGenerator(seed: seed)
        var history = try RecordedHistory(flushInterval: Int.random(in: 1...5, using: &numbers))
        var rest = files.shuffled(using: &numbers)[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Int.random(in: 1...max(1, files.count / 2), using: &numbers))
            try await history.record(Array(batch), tasks: Int.random(in: 1...2, using: &numbers))
            rest = rest.dropFirst(batch.count)
        }
        try expected.expectSame(as: history.fingerprint(), "\(story), seed \(seed)")
    }

    @Test func `what logs name with spaces at its ends, or with colons, is answered the same from an index built anew`()
        async throws
    {
        var history = try RecordedHistory()
        let names = [
            ("s3", "CreateBucket", "  "), (" odd", "PutThing", "x "), ("a: b", "PutThing", "y"),
        ]
        let lines = names.enumerated().map { number, name in
            JSONValue.object([
                "awsRegion": "eu-west-1", "eventID": .string("e\(number)"), "eventName": .string(name.1),
                "eventSource": .string(name.0 + ".amazonaws.com"), "eventTime": "2026-11-01T00:00:00Z",
                "eventVersion": "1.08", "recipientAccountId": "111122223333", "readOnly": false,
                "requestParameters": ["bucketName": .string(name.2), "thingName": .string(name.2)],
                "userIdentity": ["type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/ana"],
            ]).compactText
        }
        let file = history.folder.path("odd.ndjson")
        try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        try await history.record([file])
        let recorded = try history.fingerprint()
        try FileManager.default.removeItem(atPath: history.path + "/hindcast/index.sqlite")
        let anew = try history.fingerprint()
        #expect(recorded.log.count == names.count && anew.log == recorded.log && anew.export == recorded.export)
        #expect(try History.verify(at: history.path).findings.isEmpty)
    }
}
