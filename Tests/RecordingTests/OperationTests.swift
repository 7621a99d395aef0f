import FastJSON
import Foundation
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
        case 2 where number % 16 == 6:
            // A clock that goes before: the start is later than the end.
            return [
                entry(number, verb, on: rule, "first", at: second + 7),
                entry(number, verb, on: rule, "last", at: second + 6),
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

    /// One event of an operation on a security group.
    private static func event(_ number: Int, _ verb: String, on group: String, _ status: String, at second: Int64)
        -> JSONValue
    {
        let body = "{\"location\":\"westeurope\",\"properties\":{\"priority\":\(number)}}"
        return [
            "caller": "mira@example.com", "category": ["value": "Administrative"],
            // Two operations share one step.
            "correlationId": .string("step-\(number / 2)"), "operationId": .string("operation-\(number)"),
            "eventDataId": .string("\(number)-\(status)"),
            "eventTimestamp": .string(Moment(seconds: 1_780_000_000 + second).rfc3339),
            "operationName": ["value": .string("Microsoft.Network/networkSecurityGroups/\(verb)")],
            "httpRequest": ["method": verb == "write" ? "PUT" : "DELETE"],
            "properties": verb == "write" && status == "Started" ? ["requestbody": .string(body)] : [:],
            "resourceId": .string(
                "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop/providers/"
                    + "Microsoft.Network/networkSecurityGroups/\(group)"
            ), "status": ["value": .string(status)],
        ]
    }

    /// Starts, answers and ends: with and without the others, well and badly, and a start that is later than its end.
    private static let azureRecords: [JSONValue] = (0..<30).flatMap { number -> [JSONValue] in
        let group = "rule-\(number % 5)"
        let verb = number % 7 == 6 ? "delete" : "write"
        let second = Int64(number * 10)
        func event(_ status: String, _ delay: Int64) -> JSONValue {
            OperationTests.event(number, verb, on: group, status, at: second + delay)
        }
        return switch number % 6 {
        case 0: [event("Started", 0), event("Accepted", 4), event("Succeeded", 25)]
        case 1: [event("Started", 0), event("Accepted", 12)]
        case 2: [event("Started", 0)]
        case 3: [event("Started", 0), event("Failed", 31)]
        case 4: [event("Started", 3), event("Succeeded", 1)]
        default: [event("Accepted", 2), event("Failed", 1), event("Started", 0)]
        }
    }

    /// The log of a cloud whose operations overlap.
    enum Log: String, CaseIterable {
        case googleCloud, azure

        var records: [JSONValue] { self == .googleCloud ? OperationTests.records : OperationTests.azureRecords }
    }

    private func whole(_ records: [JSONValue]) async throws -> Fingerprint {
        var history = try RecordedHistory()
        var delivery = TrailDelivery(in: history.folder, named: "whole")
        _ = try delivery.write(records, as: .lines)
        try await history.record(delivery.files)
        return try history.fingerprint()
    }

    @Test(arguments: Log.allCases, [1, 2, 3, 4, 5, 6] as [UInt64])
    func `starts and ends in any order, over any number of imports, give the same history`(
        log: Log,
        seed: UInt64
    ) async throws {
        let expected = try await whole(log.records)
        #expect(expected.evidence.count > 12)
        #expect(expected.evidence.contains { $0.contains("(no end seen)") })
        var numbers = SeededGenerator(seed: seed)
        var history = try RecordedHistory(flushInterval: 3)
        var rest = seed.isMultiple(of: 2) ? log.records : log.records.shuffled(using: &numbers)
        while !rest.isEmpty {
            let count = min(rest.count, Int.random(in: 1...7, using: &numbers))
            var delivery = TrailDelivery(in: history.folder, named: "part-\(rest.count)")
            _ = try delivery.write(Array(rest.prefix(count)), as: .lines)
            try await history.record(delivery.files)
            rest.removeFirst(count)
        }
        try expected.expectSame(as: history.fingerprint(), "\(log), seed \(seed)")
    }

    @Test(arguments: Log.allCases)
    func `an end that comes after the index was lost finds the start that acted by itself`(log: Log) async throws {
        let records = log.records.filter { record in
            let text = record.compactText
            return text.contains("rule-0") && !text.contains("100-")
        }
        let isEnd = { (record: JSONValue) in
            record["operation"]?["last"] == true || record["status"]?["value"] == "Succeeded"
        }
        let expected = try await whole(records)
        var history = try RecordedHistory()
        for part in [records.filter { !isEnd($0) }, records.filter(isEnd)] {
            var delivery = TrailDelivery(in: history.folder, named: "part-\(part.count)")
            _ = try delivery.write(part, as: .lines)
            try await history.record(delivery.files)
            try FileManager.default.removeItem(atPath: history.path + "/hindcast/index.sqlite")
        }
        let found = try history.fingerprint()
        #expect(found.head == expected.head && found.evidence == expected.evidence && found.log == expected.log)
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

    @Test(arguments: Log.allCases)
    func `a start that is said to be later than its end brings what was asked for`(log: Log) async throws {
        let records =
            log == .googleCloud
            ? [Self.entry(1, "insert", on: "a", "first", at: 5), Self.entry(1, "insert", on: "a", "last", at: 4)]
            : [Self.event(1, "write", on: "a", "Started", at: 5), Self.event(1, "write", on: "a", "Succeeded", at: 4)]
        let (history, summary) = try await record(records)
        #expect(summary.commits == 2)
        #expect(try history.fingerprint().export.joined().contains("\"priority\":1"))
    }

    @Test(arguments: Log.allCases)
    func `a start that is said to be later than its failed end changes nothing`(log: Log) async throws {
        let records =
            log == .googleCloud
            ? [
                Self.entry(1, "insert", on: "a", "first", at: 5),
                Self.entry(1, "insert", on: "a", "last", code: 8, at: 4),
            ] : [Self.event(1, "write", on: "a", "Started", at: 5), Self.event(1, "write", on: "a", "Failed", at: 4)]
        let (_, summary) = try await record(records)
        #expect(summary.commits == 0 && summary.ledger == [.failed: 1, .staged: 1])
    }

    @Test func `of an operation that was begun and answered, and no more, the answer acts`() async throws {
        let (history, summary) = try await record([
            Self.event(1, "write", on: "a", "Started", at: 0), Self.event(1, "write", on: "a", "Accepted", at: 4),
        ])
        #expect(summary.ledger == [.applied: 1, .staged: 1])
        let evidence = try history.fingerprint().evidence.joined()
        #expect(evidence.contains("Event-Id: 1-Accepted") && evidence.contains("\"priority\":1"))
        #expect(evidence.contains("(no end seen)") && evidence.contains("Confidence: medium"))
    }

    @Test func `entries of one id in two logs are two, copies of one log are one`() async throws {
        func logged(_ log: String, _ rule: String) -> JSONValue {
            guard var fields = Self.entry(1, "insert", on: rule, nil, at: 0).object else { return .null }
            fields["logName"] = .string("projects/shop-prod/logs/cloudaudit.googleapis.com%2F\(log)")
            return .object(fields)
        }
        let copy = logged("activity", "a").compactText.replacing("%2F", with: "/")
        let (history, summary) = try await record([
            logged("activity", "a"), logged("system_event", "b"), logged("activity", "a"), try JSONValue(parsing: copy),
        ])
        #expect(summary.commits == 2 && summary.duplicates == 2)
        #expect(try History.verify(at: history.path).findings.isEmpty)
    }
}
