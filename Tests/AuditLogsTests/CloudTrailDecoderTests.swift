import AuditLogs
import HindcastModel
import Testing

@Suite struct CloudTrailDecoderTests {
    private func decode(_ changes: JSONObject = [:]) throws -> AuditEvent {
        try CloudTrailDecoder.decode(record("e-1", changes)).get()
    }

    @Test func `a record becomes an event`() throws {
        let event = try decode(["sharedEventID": "s-1"])
        #expect(event.id == "e-1" && event.sharedID == "s-1" && event.requestID == "req-1")
        #expect(event.time == Moment(rfc3339: "2026-11-20T09:00:00Z"))
        #expect(event.action == "ec2:CreateVpc" && event.source == "ec2.amazonaws.com")
        #expect(event.account == "111122223333" && event.location == "eu-west-1")
        #expect(event.kind == .call && event.outcome == .succeeded && event.isReadOnly == false)
        #expect(event.sourceIP == "192.0.2.10" && event.userAgent == "aws-cli/2.15.0")
        #expect(event.request == ["cidrBlock": "10.0.0.0/16"])
    }

    static let times: [(JSONValue, String)] = [
        ("2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"),
        ("2026-11-20T09:00:00.123456Z", "2026-11-20T09:00:00.123456Z"),
        ("2026-11-20T10:00:00+01:00", "2026-11-20T09:00:00Z"), ("2026-11-20 09:00:00.5", "2026-11-20T09:00:00.5Z"),
        (1_795_165_200, "2026-11-20T09:00:00Z"), (1_795_165_200_250, "2026-11-20T09:00:00.25Z"),
        (1_795_165_200.5, "2026-11-20T09:00:00.5Z"), ("1795165200", "2026-11-20T09:00:00Z"),
        ("Nov 20, 2026 9:00:00 AM", "2026-11-20T09:00:00Z"), ("Nov 20, 2026, 12:07:59 PM", "2026-11-20T12:07:59Z"),
        ("Nov 20, 2026 12:07:59 AM", "2026-11-20T00:07:59Z"), ("Nov 20, 2026 18:58:30 PM", "2026-11-20T18:58:30Z"),
    ]

    @Test(arguments: times)
    func `every spelling of a time is read`(value: JSONValue, moment: String) throws {
        #expect(try decode(["eventTime": value]).time.rfc3339 == moment)
        var stripped = try #require(record("e-1").object)
        stripped["eventTime"] = nil
        stripped["@timestamp"] = value
        #expect(try CloudTrailDecoder.decode(.object(stripped)).get().time.rfc3339 == moment)
    }

    @Test(arguments: [
        ("eventSource", "it has no eventSource"), ("eventName", "it has no eventName"),
        ("eventTime", "it has no eventTime"),
    ])
    func `a record without what makes an event is refused`(key: String, reason: String) throws {
        var fields = try #require(record("e-1").object)
        fields[key] = nil
        #expect(throws: RecordDecoder.Failure(reason: reason)) {
            try CloudTrailDecoder.decode(.object(fields)).get()
        }
        #expect(throws: RecordDecoder.Failure(reason: "it is no JSON object")) {
            try CloudTrailDecoder.decode([]).get()
        }
    }

    @Test(arguments: [
        ("lambda.amazonaws.com", "CreateFunction20150331", "lambda:CreateFunction"),
        ("lambda.amazonaws.com", "UpdateFunctionCode20150331v2", "lambda:UpdateFunctionCode"),
        ("lambda.amazonaws.com", "PublishLayerVersion", "lambda:PublishLayerVersion"),
        ("cloudfront.amazonaws.com", "CreateDistribution2020_05_31", "cloudfront:CreateDistribution"),
        ("kafka.amazonaws.com", "CreateClusterV2", "kafka:CreateClusterV2"),
        ("ec2.amazonaws.com", "Create20150331", "ec2:Create20150331"),
        ("monitoring.amazonaws.com", "PutMetricAlarm", "monitoring:PutMetricAlarm"),
    ])
    func `service and operation are named as in addresses`(source: String, name: String, action: String) throws {
        #expect(try decode(["eventSource": .string(source), "eventName": .string(name)]).action == action)
    }

    static let outcomes: [(JSONObject, AuditEvent.Outcome)] = [
        ([:], .succeeded), (["errorCode": .null], .succeeded), (["errorCode": "200"], .succeeded),
        (["errorCode": "AccessDenied", "errorMessage": "no"], .failed(code: "AccessDenied", message: "no")),
        (["errorCode": "Client.DryRunOperation"], .failed(code: "Client.DryRunOperation", message: nil)),
        (signIn(["errorMessage": "Failed authentication"]), .failed(code: "Failure", message: "Failed authentication")),
        (signIn(["responseElements": ["ConsoleLogin": "Failure"]]), .failed(code: "Failure", message: nil)),
        (signIn(["responseElements": ["ConsoleLogin": "Success"]]), .succeeded), (["errorMessage": "odd"], .succeeded),
    ]

    @Test(arguments: outcomes)
    func `the outcome is what the record says`(changes: JSONObject, outcome: AuditEvent.Outcome) throws {
        #expect(try decode(changes).outcome == outcome)
    }

    static let kinds: [(JSONObject, AuditEvent.Kind)] = [
        (["eventType": "AwsServiceEvent"], .serviceEvent), (["eventType": "AwsConsoleSignIn"], .signIn),
        (["eventType": "AwsConsoleSignin"], .signIn), (["eventType": "AwsConsoleAction"], .call),
        (["eventType": .null, "eventSource": "signin.amazonaws.com"], .signIn), (["eventType": .null], .call),
        (["managementEvent": false], .data), (["eventCategory": "Data"], .data),
        (["eventCategory": "NetworkActivity"], .data),
        (["eventType": "AwsVpceEvent"], .data), (["eventCategory": "Insight", "managementEvent": false], .insight),
        (["eventType": "AwsCloudTrailInsight"], .insight),
    ]

    @Test(arguments: kinds)
    func `the kind follows from type and category`(changes: JSONObject, kind: AuditEvent.Kind) throws {
        #expect(try decode(changes).kind == kind)
    }

    @Test func `odd spellings of members are understood`() throws {
        #expect(try decode(["readOnly": "true"]).isReadOnly == true)
        #expect(try decode(["readOnly": .null]).isReadOnly == nil)
        #expect(try decode(["requestParameters": "null"]).request == .null)
        #expect(try decode(["requestParameters": "{\"a\":1}"]).request == ["a": 1])
        #expect(try decode(["recipientAccountId": .null]).account == "111122223333")
        #expect(try decode(["recipientAccountId": 12_345_678]).account == "000012345678")
        #expect(try decode(["recipientAccountId": .null, "userIdentity": .null]).account == "-")
        #expect(try decode(["recipientAccountId": .null, "userIdentity": ["accountId": "anonymous"]]).account == "-")
        #expect(try decode(["awsRegion": .null]).location == "global")
    }

    @Test func `a record without an id gets one from its content`() throws {
        let event = try decode(["eventID": .null])
        #expect(event.id == "sha256-" + event.id.dropFirst(7) && event.id.utf8.count == 47)
        #expect(try decode(["eventID": "", "requestParameters": .null]).id != event.id)
        #expect(try decode(["eventID": .null]).id == event.id)
        #expect(try CloudTrailDecoder.decode(event.record).get() == event)
    }

    @Test func `an S3 notification is no record`() throws {
        #expect(throws: RecordDecoder.Failure(reason: "it is an S3 or queue notification, no audit record")) {
            try decode(["eventSource": "aws:s3", "eventName": "ObjectCreated:Put"])
        }
    }
}

private func signIn(_ changes: JSONObject) -> JSONObject {
    var all: JSONObject = [
        "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "eventType": "AwsConsoleSignIn",
    ]
    for change in changes { all[change.key] = change.value }
    return all
}
