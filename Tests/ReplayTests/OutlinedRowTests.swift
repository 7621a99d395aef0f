import AuditLogs
import FastJSON
import HindcastModel
import TestSupport
import Testing

@testable import Replay

/// What the outline of a call tells of its row of the ledger is what the whole event tells.
@Suite struct OutlinedRowTests {
    private let book = RuleBook.builtIn

    private func record(_ source: String, _ name: String, _ changes: JSONObject = [:]) -> JSONValue {
        var fields: JSONObject = [
            "eventVersion": "1.09", "eventID": "e-1", "eventTime": "2026-11-20T09:00:00Z",
            "eventSource": .string(source),
            "eventName": .string(name), "awsRegion": "eu-west-1", "eventType": "AwsApiCall", "managementEvent": true,
            "eventCategory": "Management", "recipientAccountId": "111122223333", "readOnly": false,
        ]
        for change in changes { fields[change.key] = change.value }
        return .object(fields)
    }

    /// The call that a reader tells of by a glance; `nil` where it leaves the record to the decoder.
    private func call(_ record: JSONValue) throws -> ReadCall? {
        let folder = try TemporaryFolder()
        let path = try folder.write((["Records": [record]] as JSONValue).compactText, to: "log")
        let redactor = Redactor(key: [1])
        let reader = LogReader { redactor.line(of: $0, service: $1, operation: $2) }
        var call: ReadCall?
        for input in LogFinder.find([path]).inputs {
            try reader.read(input, format: nil) { if case .call(let found) = $0 { call = found } }
        }
        return call
    }

    static let calls: [(source: String, name: String, changes: JSONObject, row: OutlinedRow?)] = [
        ("ec2.amazonaws.com", "CreateVpc", [:], .mayChange),
        ("ec2.amazonaws.com", "CreateVpc", ["requestParameters": ["dryRun": true]], nil),
        ("ec2.amazonaws.com", "RebootInstances", [:], .settled(.notConfiguration)),
        // Services share these; whose call it is makes no difference to what it may do.
        ("rds.amazonaws.com", "ModifyDBInstance", [:], .mayChange),
        ("elasticloadbalancing.amazonaws.com", "CreateLoadBalancer", [:], .mayChange),
        ("sts.amazonaws.com", "GetCallerIdentity", ["readOnly": true], .settled(.readOnly)),
        ("sts.amazonaws.com", "DecodeAuthorizationMessage", [:], nil),
        ("signin.amazonaws.com", "ConsoleLogin", ["eventType": "AwsConsoleSignIn"], .settled(.session)),
        (
            "signin.amazonaws.com", "ConsoleLogin",
            ["eventType": "AwsConsoleSignIn", "responseElements": ["ConsoleLogin": "Failure"]], nil
        ),
        ("signin.amazonaws.com", "ConsoleLogin", ["eventType": "AwsConsoleSignIn", "errorMessage": "no"], nil),
        ("signin.amazonaws.com", "SwitchRole", ["eventType": "AwsConsoleSignIn"], nil),
        ("iam.amazonaws.com", "CreateRole", ["properties": ["targetResourceId": "x", "changeType": "y"]], nil),
        ("aws:s3", "ObjectCreated", [:], nil),
    ]

    @Test(arguments: calls)
    func `an outline tells what the event tells, or the decoder is asked`(
        source: String,
        name: String,
        changes: JSONObject,
        row: OutlinedRow?
    ) throws {
        let record = record(source, name, changes)
        let call = try call(record)
        #expect(call.map { book.row(ofOutline: $0.action.outline) } == row)
        guard call != nil else { return }
        let event = try RecordDecoder.decode(record).get()
        switch row {
        case .mayChange: #expect(book.disposition(ofSettled: event) == nil)
        case .settled(let disposition): #expect(book.disposition(ofSettled: event) == disposition)
        case .unknown, nil: break
        }
    }

    @Test(.enabled(if: Corpus.folder("aws") != nil)) func `every call of the corpus has the row of its event`() throws {
        let redactor = Redactor(key: [1])
        let reader = LogReader { redactor.line(of: $0, service: $1, operation: $2) }
        var count = 0
        for input in LogFinder.find([try #require(Corpus.folder("aws"))]).inputs {
            try reader.read(input, format: nil) { item in
                guard case .call(let call) = item else { return }
                count += 1
                let event = try RecordDecoder.decode(JSONValue(parsing: call.record)).get()
                switch book.row(ofOutline: call.action.outline) {
                case .unknown: break
                case .mayChange: #expect(book.disposition(ofSettled: event) == nil, "\(event.action)")
                case .settled(let disposition):
                    #expect(book.disposition(ofSettled: event) == disposition, "\(event.action)")
                }
            }
        }
        #expect(count > 500)
    }
}
