import FastJSON
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Events that make no commit are kept when an import is asked to, and the newest of each kind are what is kept.
@Suite struct ActivityTests {
    private static let start: Int64 = 1_772_355_600

    private func record(
        _ number: Int,
        _ action: String,
        key: String = "AKIAANA",
        ip: String = "203.0.113.7",
        _ more: JSONObject = [:]
    ) -> JSONValue {
        let parts = action.split(separator: ":").map(String.init)
        var record: JSONObject = [
            "eventID": .string("e-\(number)"),
            "eventTime": .string(Moment(seconds: Self.start + Int64(number)).rfc3339),
            "eventSource": .string("\(parts[0]).amazonaws.com"), "eventName": .string(parts[1]),
            "awsRegion": "eu-west-1",
            "recipientAccountId": "111122223333", "sourceIPAddress": .string(ip), "readOnly": true,
            "eventType": "AwsApiCall",
            "userIdentity": [
                "type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/ana", "userName": "ana",
                "accountId": "111122223333", "accessKeyId": .string(key),
            ],
        ]
        for member in more { record[member.key] = member.value }
        return .object(record)
    }

    private var mixed: [JSONValue] {
        var records = (0..<60).map { record($0, "ec2:DescribeVpcs", key: $0 % 10 == 0 ? "AKIAMALLORY" : "AKIAANA") }
        records += (60..<80).map {
            record($0, "s3:GetBucketPolicy", ip: "198.51.100.\($0)", ["errorCode": "AccessDenied", "readOnly": true])
        }
        records.append(record(80, "ec2:DeleteVpc", ["errorCode": "InvalidVpcID.NotFound", "readOnly": false]))
        records.append(
            record(
                81,
                "signin:ConsoleLogin",
                ["eventType": "AwsConsoleSignIn", "responseElements": ["ConsoleLogin": "Success"], "readOnly": false]
            )
        )
        records.append(
            record(
                82,
                "signin:ConsoleLogin",
                ["eventType": "AwsConsoleSignIn", "responseElements": ["ConsoleLogin": "Failure"], "readOnly": false]
            )
        )
        records.append(
            record(
                83,
                "iam:CreateLoginProfile",
                ["errorCode": "AccessDenied", "readOnly": false, "requestParameters": ["password": "hunter2-secret"]]
            )
        )
        return records
    }

    private func write(_ records: [JSONValue], _ name: String, in history: RecordedHistory) throws -> String {
        let file = history.folder.path(name)
        try JSONValue.object(["Records": .array(records)]).compactText.write(
            toFile: file,
            atomically: false,
            encoding: .utf8
        )
        return file
    }

    private func importing(
        _ file: String,
        into history: RecordedHistory,
        limit: Int = 1_000,
        keepsActivity: Bool = true
    ) async throws -> ImportSummary {
        var settings = Recorder.Settings()
        settings.activityLimit = limit
        return try await Recorder(opening: history.path, settings: settings).record(
            [file],
            format: nil,
            now: Moment(seconds: 1_800_000_000),
            tasks: 1,
            keepsActivity: keepsActivity
        ) { _ in }
    }

    private func activity(_ history: RecordedHistory, _ change: (inout ActivityQuery) -> Void = { _ in }) throws
        -> [String]
    {
        var query = ActivityQuery()
        change(&query)
        var found: [String] = []
        try History(opening: history.path).forEachActivity(query) { entry in
            found.append("\(entry.eventID) \(entry.kind.rawValue)")
            return true
        }
        return found
    }

    @Test func `what is kept does not depend on the order, nor on how often it comes`() async throws {
        var outcomes: Set<[String]> = []
        for seed in 0..<6 {
            var numbers = SeededGenerator(seed: UInt64(seed))
            let history = try RecordedHistory()
            let records = seed == 0 ? mixed : mixed.shuffled(using: &numbers)
            let step = seed == 0 ? records.count : Int.random(in: 5...40, using: &numbers)
            var last = ImportSummary()
            for start in stride(from: 0, to: records.count, by: step) {
                let part = Array(records[start..<min(records.count, start + step)])
                let file = try write(part, "\(start).json", in: history)
                last = try await importing(file, into: history, limit: 15)
                last = try await importing(file, into: history, limit: 15)
            }
            let counts = last.activity.map { "\($0.kind.rawValue) \($0.kept) of \($0.offered)" }
            outcomes.insert(counts + (try activity(history)))
        }
        #expect(outcomes.count == 1)
        let outcome = try #require(outcomes.first)
        #expect(
            outcome.prefix(5) == [
                "denied 15 of 21", "failed 1 of 1", "refused-sign-in 1 of 1", "sign-in 1 of 1", "read 15 of 60",
            ]
        )
        #expect(outcome.contains("e-59 read") && !outcome.contains("e-44 read") && outcome.contains("e-45 read"))
    }

    @Test func `each question finds its events, the newest first`() async throws {
        let history = try RecordedHistory()
        _ = try await importing(write(mixed, "all.json", in: history), into: history)
        #expect(try activity(history) { $0.kinds = [.denied, .refusedSignIn] }.first == "e-83 denied")
        #expect(try activity(history) { $0.kinds = [.denied, .refusedSignIn] }.count == 22)
        #expect(
            try activity(history) { $0.kinds = [.signIn, .refusedSignIn] } == ["e-82 refused-sign-in", "e-81 sign-in"]
        )
        #expect(
            try activity(history) { $0.accessKey = "AKIAMALLORY" } == [50, 40, 30, 20, 10, 0].map { "e-\($0) read" }
        )
        #expect(try activity(history) { $0.sourceIP = "198.51.100.70" } == ["e-70 denied"])
        #expect(try activity(history) { $0.sourceIP = "198.51.100.1" }.isEmpty)
        #expect(try activity(history) { $0.actor = "ANA" }.count == mixed.count)
        #expect(try activity(history) { $0.actor = "nobody" }.isEmpty)
        #expect(
            try activity(history) {
                $0.action = "s3:*"; $0.limit = 2
            } == ["e-79 denied", "e-78 denied"]
        )
        let bounded = try activity(history) {
            $0.kinds = [.read]
            $0.start = Moment(seconds: Self.start + 10)
            $0.end = Moment(seconds: Self.start + 12)
        }
        #expect(bounded == ["e-12 read", "e-11 read", "e-10 read"])
    }

    @Test func `who assumed a role is known of what was refused in it, whichever came first`() async throws {
        let assume = record(
            1,
            "sts:AssumeRole",
            key: "AKIAANA",
            [
                "responseElements": ["credentials": ["accessKeyId": "ASIAROLE"]],
                "requestParameters": ["roleArn": "arn:aws:iam::111122223333:role/ops", "roleSessionName": "x"],
            ]
        )
        let refused = record(
            2,
            "ec2:DeleteVpc",
            [
                "errorCode": "Client.UnauthorizedOperation",
                "userIdentity": [
                    "type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/ops/x",
                    "accountId": "111122223333", "accessKeyId": "ASIAROLE",
                ],
            ]
        )
        for order in [[assume, refused], [refused, assume]] {
            let history = try RecordedHistory()
            for (number, record) in order.enumerated() {
                _ = try await importing(write([record], "\(number).json", in: history), into: history)
            }
            var query = ActivityQuery()
            query.actor = "user/ana"
            query.kinds = [.denied]
            var origins: [String] = []
            try History(opening: history.path).forEachActivity(query) { entry in
                origins.append("\(entry.origin.label) \(entry.origin.confidence.rawValue)")
                return true
            }
            #expect(origins == ["arn:aws:iam::111122223333:user/ana proven"])
        }
    }

    @Test func `only an import that is asked to keeps any, also of logs that are known`() async throws {
        let history = try RecordedHistory()
        let file = try write(mixed, "all.json", in: history)
        let plain = try await importing(file, into: history, keepsActivity: false)
        #expect(plain.activity.isEmpty)
        #expect(try activity(history).isEmpty)
        let again = try await importing(file, into: history)
        #expect(again.events == 0 && again.duplicates == mixed.count)
        #expect(try activity(history).count == mixed.count)
        #expect(try History(opening: history.path).status().ledger.values.reduce(0, +) == mixed.count)
    }

    @Test func `a kept record is shown, redacted`() async throws {
        let history = try RecordedHistory()
        _ = try await importing(write(mixed, "all.json", in: history), into: history)
        let evidence = try History(opening: history.path).evidence(ofEvent: "e-83")
        #expect(evidence.disposition == .failed && evidence.noteCommit == nil)
        #expect(evidence.record["requestParameters"]?["password"]?["$redacted"] != nil)
        let index = try Data(contentsOf: URL(filePath: history.path + "/hindcast/index.sqlite"))
        #expect(index.firstRange(of: Data("hunter2-secret".utf8)) == nil)
        let walk = try History(opening: history.path).actors(ofEvent: "e-83")
        #expect(walk.origin.label == "arn:aws:iam::111122223333:user/ana")
    }

    @Test func `the index comes back empty of activity, and importing again fills it`() async throws {
        let history = try RecordedHistory()
        let file = try write(mixed, "all.json", in: history)
        _ = try await importing(file, into: history)
        let before = try activity(history)
        try FileManager.default.removeItem(atPath: history.path + "/hindcast/index.sqlite")
        #expect(try activity(history).isEmpty)
        _ = try await importing(file, into: history)
        #expect(try activity(history) == before)
    }
}
