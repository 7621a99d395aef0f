import AuditLogs
import FastJSON
import HindcastModel
import Testing

/// Reading by a glance and reading by the decoder must come to the same.
@Suite struct SkippingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let cases: [(JSONObject, SkippedRecord.Reason?, isFailed: Bool)] = [
        ([:], .readOnly, false), (["readOnly": "true"], .readOnly, false), (["readOnly": false], nil, false),
        (["readOnly": .null], nil, false), (["errorCode": "AccessDenied"], .readOnly, true),
        (["errorCode": "200"], .readOnly, false), (["errorCode": ""], .readOnly, false),
        (["errorCode": 500], .readOnly, true),
        (["eventCategory": "Data", "managementEvent": false, "readOnly": false], .data, false),
        (["managementEvent": "false"], .data, false), (["eventType": "AwsVpceEvent"], .data, false),
        (["eventCategory": "Insight"], nil, false), (["eventSource": "sts.amazonaws.com"], nil, false),
        (["eventSource": "cognito-identity.amazonaws.com", "eventCategory": "Data"], nil, false),
        (["eventName": "GetFederationToken"], nil, false), (["eventName": "AssumeRoleForPodIdentity"], nil, false),
        (["eventName": "GetRoleCredentials"], nil, false), (["eventName": "GetTokenBalance"], .readOnly, false),
        (["eventType": "AwsServiceEvent"], .readOnly, false),
        (["eventType": .null, "eventCategory": .null], .readOnly, false),
        (["eventTime": "2026-11-20T09:00:00.5Z"], .readOnly, false), (["eventID": "e\u{e9}\"\\\n"], .readOnly, false),
        (["eventSource": "lambda.amazonaws.com", "eventName": "GetFunction20150331v2"], .readOnly, false),
        (["eventType": "AwsConsoleSignIn", "errorMessage": "x"], .readOnly, true),
        (["eventID": .null], .readOnly, false),
        (["readOnly": false, "errorCode": "AccessDenied"], .failed, true),
        (["readOnly": .null, "eventType": "AwsServiceEvent", "errorCode": "AccessDenied"], .failed, true),
        (["readOnly": false, "errorCode": "200"], nil, false),
        (["readOnly": false, "eventType": "AwsConsoleSignIn", "errorCode": "AccessDenied"], nil, false),
    ]

    @Test(arguments: cases)
    func `a record is skipped alike in every container`(
        changes: JSONObject,
        reason: SkippedRecord.Reason?,
        isFailed: Bool
    ) throws {
        let record = readOnlyRecord("e-1", changes)
        let texts = [
            list([record]), record.compactText, record.indentedText,
            // Inside text the decoder decides, never the glance.
            (["message": .string(record.compactText)] as JSONValue).compactText,
            list([record]).replacing("\"readOnly\"", with: "\"read\\u004fnly\"").replacing(
                "eventName",
                with: "event\\u004eame"
            ),
        ]
        let readings = try texts.map { try Reading(try folder.write($0, to: "log")) }
        for reading in readings {
            #expect(reading.complaints == [])
            #expect(reading.skipped.map(\.reason) == (reason.map { [$0] } ?? []))
            #expect(reading.skipped.allSatisfy { $0.isFailed == isFailed })
            #expect(reading.events.count == (reason == nil ? 1 : 0))
            #expect(reading.skipped == readings[0].skipped)
        }
    }

    @Test func `the last of two equal keys counts`() throws {
        let text = list([readOnlyRecord("e-1")]).replacing(
            "\"readOnly\":true",
            with: "\"readOnly\":true,\"readOnly\":false"
        )
        #expect(try Reading(try folder.write(text, to: "log")).ids == ["e-1"])
    }

    @Test func `ids that differ have other hashes`() throws {
        let ids = (0..<2_000).map { "11112222-3333-4444-5555-\($0)" } + ["a", "b", "ab", "ba", "\u{e9}"]
        let reading = try Reading(try folder.write(list(ids.map { readOnlyRecord($0) }), to: "log"))
        #expect(Set(reading.skipped.map(\.idHash)).count == ids.count)
    }

    @Test func `a skipped record belongs in one row of the ledger`() throws {
        let texts = [
            readOnlyRecord("1"), readOnlyRecord("2", ["errorCode": "x"]),
            readOnlyRecord("3", ["eventCategory": "Data"]),
        ]
        let rows = try Reading(try folder.write(list(texts), to: "log")).skipped.map(\.disposition)
        #expect(rows == [.readOnly, .failed, .notConfiguration])
    }
}

/// Sessions that are told by a glance are those that the decoder tells of.
@Suite struct GlancedSessionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let answer: JSONValue = ["credentials": ["accessKeyId": "ASIAEXAMPLE1", "sessionToken": "t"]]

    static let cases: [(changes: JSONObject, isSession: Bool)] = [
        ([:], true), (["sharedEventID": "s"], true), (["sharedEventID": .null], true),
        (["eventName": "AssumeRoleWithSAML"], true), (["eventName": "GetSessionToken"], true),
        (["eventName": "GetCallerIdentity"], false), (["eventSource": "sso.amazonaws.com"], false),
        (["errorCode": "AccessDenied"], false), (["responseElements": .null], false),
        (["responseElements": ["credentials": ["accessKeyId": ""]]], false),
        (["responseElements": ["credentials": .null]], false), (["recipientAccountId": .null], false),
        (["recipientAccountId": "anonymous"], false), (["requestParameters": "{\"roleArn\":\"r\"}"], false),
        (["eventType": "AwsConsoleSignIn"], false), (["eventCategory": "Insight"], false),
        (["eventTime": "2026-11-20T09:00:00.5Z"], false), (["eventID": .null], false),
    ]

    @Test(arguments: cases)
    func `a session is told by a glance where it is plain`(changes: JSONObject, isSession: Bool) throws {
        var all: JSONObject = [
            "eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "responseElements": Self.answer,
            "recipientAccountId": "111122223333",
        ]
        for change in changes { all[change.key] = change.value }
        let path = try folder.write(list([record("e-1", all)]), to: "log")
        var sessions: [ReadSession] = []
        var events: [AuditEvent] = []
        let reader = LogReader { record, service, operation in
            Array("\(service) \(operation) \(record.text.count)".utf8)
        }
        for input in LogFinder.find([path]).inputs {
            try reader.read(input, format: nil) { item in
                switch item {
                case .session(let session): sessions.append(session)
                case .event(let event): events.append(event)
                default: break
                }
            }
        }
        #expect(sessions.count == (isSession ? 1 : 0))
        // Without a writer of texts, the decoder tells the same.
        let decoded = try #require(try Reading(path).events.first ?? (isSession ? nil : events.first))
        guard let session = sessions.first else { return }
        #expect(session.session.eventID == decoded.id && session.session.time == decoded.time)
        #expect(session.session.service == decoded.service && session.session.operation == decoded.operation)
        #expect(session.sharedID == decoded.sharedID && session.account == decoded.account)
        #expect(session.session.key == "ASIAEXAMPLE1" && decoded.outcome == .succeeded)
        let count = JSONWriter.bytes(of: decoded.record, layout: .compact).count
        #expect(session.session.record == Array("\(decoded.service) \(decoded.operation) \(count)".utf8))
    }
}
