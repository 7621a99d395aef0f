import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Why nobody can say who brought a difference about.
@Suite struct UnattributedTests {
    /// A queue is made, and a baseline shows it with another timeout than it was given.
    private func reason(madeWith timeout: String, andThen more: [JSONValue] = []) async throws -> Unattributed.Reason {
        var history = try RecordedHistory()
        let made = record(
            "CreateQueue",
            at: "2026-03-02T09:00:00Z",
            request: ["queueName": "orders", "attributes": ["VisibilityTimeout": .string(timeout)]],
            response: ["queueUrl": "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"]
        )
        let log = try history.folder.write(([made] + more).map(\.compactText).joined(separator: "\n"), to: "log.json")
        try await history.record([log])
        let seen = try history.folder.write(state(timeout: 60), to: "seen.tfstate")
        _ = try Recorder(opening: history.path)
            .observe(
                [seen],
                format: nil,
                seenAt: Moment(rfc3339: "2026-03-02T12:00:00Z"),
                now: Moment(seconds: 1_900_000_000)
            ) { _ in }
        let declared = try history.folder.write(state(timeout: 45), to: "declared.tfstate")
        let report = try History(opening: history.path).drift(DriftQuery(against: [declared]))
        let difference = try #require(report.resources.first?.differences.first)
        guard case .unattributed(let gap) = difference.cause else {
            Issue.record("somebody is said to have done it: \(difference)")
            return .beforeFirstLog
        }
        #expect(gap.after?.rfc3339 == "2026-03-02T09:00:00Z")
        #expect(gap.before?.rfc3339 == "2026-03-02T12:00:00Z")
        return gap.reason
    }

    private func record(_ name: String, at time: String, request: JSONValue, response: JSONValue) -> JSONValue {
        [
            "eventVersion": "1.11", "eventTime": .string(time), "eventSource": "sqs.amazonaws.com",
            "eventName": .string(name), "eventID": .string("e-\(name)"), "awsRegion": "eu-west-1",
            "eventType": "AwsApiCall", "readOnly": false, "recipientAccountId": "111122223333",
            "userIdentity": [
                "type": "IAMUser", "userName": "heidi", "arn": "arn:aws:iam::111122223333:user/heidi",
                "accountId": "111122223333",
            ],
            "requestParameters": request, "responseElements": response,
        ]
    }

    private func state(timeout: Int) -> String {
        let url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
        let attributes: JSONValue = [
            "arn": "arn:aws:sqs:eu-west-1:111122223333:orders", "id": .string(url), "url": .string(url),
            "name": "orders", "visibility_timeout_seconds": .integer(Int64(timeout)),
        ]
        let state: JSONValue = [
            "version": 4, "terraform_version": "1.11.4",
            "resources": [
                [
                    "mode": "managed", "type": "aws_sqs_queue", "name": "orders",
                    "instances": [["attributes": attributes]],
                ]
            ],
        ]
        return state.compactText
    }

    @Test func `the logs go on, and no event does it`() async throws {
        #expect(try await reason(madeWith: "45") == .noEvent)
    }

    @Test func `meanwhile there was an event of the service that no rule knows`() async throws {
        let odd = record("TwiddleEverything", at: "2026-03-02T10:00:00Z", request: .null, response: .null)
        #expect(try await reason(madeWith: "45", andThen: [odd]) == .notModelled)
    }

    @Test func `an event set it, and the log hides what to`() async throws {
        #expect(try await reason(madeWith: "HIDDEN_DUE_TO_SECURITY_REASONS") == .hidden)
    }
}
