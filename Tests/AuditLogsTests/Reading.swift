import AuditLogs
import HindcastModel
import Testing

/// What came out of reading.
struct Reading {
    var events: [AuditEvent] = []
    var skipped: [SkippedRecord] = []
    var findings: [Finding] = []
    var bytes = 0

    /// Reads all that some paths mean.
    init(_ paths: String..., format: LogFormat? = nil) throws { try self.init(paths, format: format) }

    init(_ paths: [String], format: LogFormat? = nil) throws {
        let found = LogFinder.find(paths)
        findings = found.findings
        let reader = LogReader()
        for input in found.inputs {
            try reader.read(input, format: format) { item in
                switch item {
                case .event(let event): events.append(event)
                case .call, .session: break
                case .skipped(let record), .passedOver(_, let record): skipped.append(record)
                case .finding(let finding): findings.append(finding)
                case .progress(let count): bytes += count
                }
            }
        }
    }

    /// The ids of the events, in order.
    var ids: [String] { events.map(\.id) }
    /// Position and reason of each finding.
    var complaints: [String] { findings.map { "\($0.record.map(String.init) ?? "-"): \($0.reason)" } }
}

/// A record of a change, with members replaced or added.
func record(_ id: String, _ changes: JSONObject = [:]) -> JSONValue {
    var fields: JSONObject = [
        "eventVersion": "1.09", "eventID": .string(id), "eventTime": "2026-11-20T09:00:00Z",
        "eventSource": "ec2.amazonaws.com", "eventName": "CreateVpc", "awsRegion": "eu-west-1",
        "sourceIPAddress": "192.0.2.10", "userAgent": "aws-cli/2.15.0", "requestID": "req-1",
        "requestParameters": ["cidrBlock": "10.0.0.0/16"], "responseElements": ["vpc": ["vpcId": "vpc-1"]],
        "readOnly": false, "eventType": "AwsApiCall", "managementEvent": true, "eventCategory": "Management",
        "recipientAccountId": "111122223333",
        "userIdentity": [
            "type": "IAMUser", "principalId": "AIDAEXAMPLE", "arn": "arn:aws:iam::111122223333:user/mira",
            "accountId": "111122223333", "accessKeyId": "AKIAEXAMPLE", "userName": "mira",
        ],
    ]
    for change in changes { fields[change.key] = change.value }
    return .object(fields)
}

/// A record of a call that only read.
func readOnlyRecord(_ id: String, _ changes: JSONObject = [:]) -> JSONValue {
    var all: JSONObject = ["eventName": "DescribeVpcs", "readOnly": true, "responseElements": .null]
    for change in changes { all[change.key] = change.value }
    return record(id, all)
}

func list(_ records: [JSONValue]) -> String { (["Records": .array(records)] as JSONValue).compactText }

/// A text with a name, so that a test's log names it and does not print it.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// What a finding about it has to start with; empty where none is due.
    let reason: String

    init(name: String, text: String, _ reason: String = "") {
        self.name = name
        self.text = text
        self.reason = reason
    }

    var testDescription: String { name }
}
