import FastJSON
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Operations that begin in one event and end in another: the history is the same however the two come.
@Suite struct OperationTests {
    /// An entry of an operation on a firewall rule.
    private static func entry(
        _ number: Int,
        _ verb: String,
        on rule: String,
        _ part: String?,
        code: Int = 0,
        at second: Int64
    ) -> JSONValue {
        let isStart = part != "last"
        var record: JSONObject = [
            "insertId": .string("\(number)-\(part ?? "whole")"),
            "timestamp": .string(Moment(seconds: 1_780_000_000 + second).rfc3339),
            "logName": "projects/shop-prod/logs/cloudaudit.googleapis.com%2Factivity",
            "resource": ["labels": ["project_id": "shop-prod"]],
            "protoPayload": [
                "methodName": .string("v1.compute.firewalls.\(verb)"), "serviceName": "compute.googleapis.com",
                "resourceName": .string("projects/shop-prod/global/firewalls/\(rule)"),
                "authenticationInfo": ["principalEmail": "nora@example.com"],
                "status": code == 0 ? [:] : ["code": .integer(Int64(code))],
                "request": isStart ? ["name": .string(rule), "priority": .integer(Int64(number))] : ["@type": "x"],
            ],
        ]
        if let part {
            record["operation"] = ["id": .string("operation-\(number)"), part == "first" ? "first" : "last": true]
        }
        return .object(record)
    }

    /// Operations that overlap: some end well, some fail, some never end, some have no start.
    private static let records: [JSONValue] = (0..<24).flatMap { number -> [JSONValue] in
        let rule = "rule-\(number % 5)"
        let verb = number < 5 ? "insert" : number % 7 == 3 ? "delete" : "patch"
        let second = Int64(number * 10)
        switch number % 4 {
        case 0, 1:
            return [
                entry(number, verb, on: rule, "first", at: second),
                entry(number, verb, on: rule, "last", at: second + 25),
            ]
        case 2:
            return [
                entry(number, verb, on: rule, "first", at: second),
                number % 8 == 2
                    ? entry(number, verb, on: rule, "last", code: 13, at: second + 40)
                    : entry(100 + number, verb, on: rule, "last", at: second + 3),
            ]
        default: return [entry(number, verb, on: rule, nil, at: second)]
        }
    }

    private func whole() async throws -> Fingerprint {
        var history = try RecordedHistory()
        var delivery = TrailDelivery(in: history.folder, named: "whole")
        _ = try delivery.write(Self.records, as: .lines)
        try await history.record(delivery.files)
        return try history.fingerprint()
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `starts and ends in any order, over any number of imports, give the same history`(seed: UInt64) async throws {
        let expected = try await whole()
        #expect(expected.evidence.count > 12)
        var numbers = SeededGenerator(seed: seed)
        var history = try RecordedHistory(flushInterval: 3)
        var rest = seed.isMultiple(of: 2) ? Self.records : Self.records.shuffled(using: &numbers)
        while !rest.isEmpty {
            let count = min(rest.count, Int.random(in: 1...7, using: &numbers))
            var delivery = TrailDelivery(in: history.folder, named: "part-\(rest.count)")
            _ = try delivery.write(Array(rest.prefix(count)), as: .lines)
            try await history.record(delivery.files)
            rest.removeFirst(count)
        }
        try expected.expectSame(as: history.fingerprint(), "seed \(seed)")
    }

    private func record(_ records: [JSONValue]) async throws -> (RecordedHistory, ImportSummary) {
        var history = try RecordedHistory()
        var delivery = TrailDelivery(in: history.folder, named: "log")
        _ = try delivery.write(records, as: .lines)
        return (history, try await history.record(delivery.files))
    }

    @Test func `a start that nothing ends acts by itself, and is marked`() async throws {
        let (history, summary) = try await record([Self.entry(1, "insert", on: "a", "first", at: 0)])
        #expect(summary.commits == 1 && summary.ledger[.applied] == 1)
        let log = try history.fingerprint().evidence.joined()
        #expect(log.contains("(no end seen)") && log.contains("Confidence: medium"))
    }

    @Test func `a start whose end failed changes nothing`() async throws {
        let (_, summary) = try await record([
            Self.entry(1, "insert", on: "a", "first", at: 0), Self.entry(1, "insert", on: "a", "last", code: 8, at: 5),
        ])
        #expect(summary.commits == 0 && summary.ledger[.failed] == 1 && summary.ledger[.staged] == 1)
    }

    @Test func `an end that a later import brings moves the change to its time`() async throws {
        var (history, _) = try await record([Self.entry(1, "insert", on: "a", "first", at: 0)])
        var delivery = TrailDelivery(in: history.folder, named: "later")
        _ = try delivery.write([Self.entry(1, "insert", on: "a", "last", at: 5)], as: .lines)
        try await history.record(delivery.files)
        let evidence = try history.fingerprint().evidence.joined()
        #expect(evidence.contains("Event-Id: 1-last") && !evidence.contains("Event-Id: 1-first"))
    }
}
