import FastJSON
import HindcastModel
import TestSupport
import Testing

@testable import Replay

/// Secrets go, everything else stays, whichever way a record is read.
@Suite struct RedactorTests {
    private let redactor = Redactor(key: Array(repeating: 7, count: 32))

    private func line(of text: String, _ service: String, _ operation: String) -> String? {
        let padding = [UInt8](repeating: 0, count: JSONParser.padding)
        return (Array(text.utf8) + padding).withUnsafeBytes { bytes in
            let scanner = FieldScanner(keys: [])
            guard scanner.scan(UnsafeRawBufferPointer(rebasing: bytes[..<text.utf8.count])) else { return nil }
            return redactor.line(of: scanner, service: service, operation: operation)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    static let records: [String] = [
        #"{"b":1,"a":{"password":"top"},"requestParameters":null,"responseElements":{}}"#,
        #"{"requestParameters":{"roleArn":"r","tokenCode":"123456"},"responseElements":{"credentials":{"accessKeyId":"ASIAEXAMPLE","sessionToken":"abc","expiration":"x"}}}"#,
        #"{"requestParameters":{"sAMLAssertion":"é\n\"","Web-Identity_Token":["a",{"x":1,"y":null}],"n":[1.50,-0.0,1e3,18446744073709551615]}}"#,
        #"{"requestParameters":{"variables":{"A":"1","B":{"c":2}},"environmentVariables":[{"k":"v"},"plain"],"variables2":{"A":"1"}}}"#,
        #"{"requestParameters":{"sessionToken":"***","privateKey":"","secretKey":true,"nonce":{"$redacted":"hmac-sha256:00"}}}"#,
        #"{"additionalEventData":{"requestParameters":{"plaintext":"p"},"z":"\u0001","y":[[]],"x":{}},"eventID":"e","requestParameters":[{"password":"kept"}]}"#,
        #"{"requestParameters":{"b":1,"a":2,"b":3,"userData":{"value":"secret","other":"kept"}}}"#,
    ]

    @Test(arguments: records)
    func `the text of a record without its secrets is the same, built or not`(text: String) throws {
        let record = try JSONValue(parsing: text)
        for (service, operation) in [("sts", "AssumeRole"), ("ec2", "ModifyInstanceAttribute"), ("ecs", "RunTask")] {
            var event = AuditEvent(
                id: "e",
                provider: .aws,
                time: Moment(seconds: 0),
                service: service,
                source: "\(service).amazonaws.com",
                operation: operation,
                kind: .call,
                isReadOnly: false,
                account: "111122223333",
                location: "eu-west-1",
                principal: Principal(kind: .user, arn: "arn:aws:iam::111122223333:user/alice", name: "alice"),
                record: record
            )
            event = redactor.redact(event)
            let built = JSONWriter.bytes(of: event.record, layout: .compact)
            // Numbers that are no short integers, and equal keys, are left to who builds.
            let isPlain = !text.contains("1.50") && !text.contains("\"b\":3")
            #expect(line(of: text, service, operation) == (isPlain ? String(decoding: built, as: UTF8.self) : nil))
            for secret in ["top", "123456", "\"abc\"", "secret\"", "\"p\""] where text.contains(secret) {
                // Outside the parts that a call's caller fills, nothing is a secret.
                let isKept = secret == "top"
                #expect(event.record.compactText.contains(secret) == isKept, "\(secret)")
            }
        }
    }

    @Test(arguments: [
        (
            "appsync", "UpdateApiKey", #"{"requestParameters":{"apiId":"abc","id":"da2-secret","description":"web"}}"#,
            ["abc", "web"]
        ),
        (
            "appsync", "CreateApiKey", #"{"responseElements":{"apiKey":{"id":"da2-secret","description":"web"}}}"#,
            ["web"]
        ),
        (
            "ivs", "CreateStreamKey",
            #"{"responseElements":{"streamKey":{"arn":"arn:aws:ivs:x","value":"sk_secret","channelArn":"c"}}}"#,
            ["arn:aws:ivs:x"]
        ),
    ])
    func `a key that has a name of its own goes, and its name stays`(
        service: String,
        operation: String,
        text: String,
        kept: [String]
    ) throws {
        let redacted = try #require(line(of: text, service, operation))
        #expect(!redacted.contains("secret\""))
        #expect(redacted.contains("$redacted"))
        for word in kept { #expect(redacted.contains(word)) }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `the text of any record without its secrets is the same, built or not`(seed: UInt64) throws {
        var records = SecretRecords(generator: SeededGenerator(seed: seed))
        var written = 0
        for _ in 0..<200 {
            let record = records.record()
            let service = records.generator.one(of: ["ec2", "apigateway", "appsync", "ivs", "ecs", "sts", "lambda"])
            let operation = records.generator.one(of: [
                "ModifyInstanceAttribute", "CreateApiKey", "UpdateApiKey", "AssumeRole",
            ])
            let event = AuditEvent(
                id: "e",
                provider: .aws,
                time: Moment(seconds: 0),
                service: service,
                source: "\(service).amazonaws.com",
                operation: operation,
                account: "111122223333",
                location: "eu-west-1",
                principal: Principal(kind: .user, arn: nil),
                record: record
            )
            guard let line = line(of: record.indentedText, service, operation) else { continue }
            written += 1
            #expect(line == redactor.redact(event).record.compactText)
        }
        #expect(written > 150)
    }
}

/// Records in which members with the names of secrets stand everywhere.
private struct SecretRecords {
    var generator: SeededGenerator

    private static let names = [
        "password", "Master-User_Password", "value", "Value", "id", "apiKey", "streamKey", "userData", "variables",
        "environmentVariables", "secretVariables", "environment", "secrets", "requestParameters", "_nonce_", "name",
        "sessionToken", "$redacted", "$unknown", "passwords", "key", "tokenCode", "connectionString", "omitted",
    ]

    mutating func record() -> JSONValue {
        var members: [JSONObject.Member] = []
        for part in Redactor.parts + ["resources", "password", "userIdentity"] where generator.happens(70) {
            members.append(.init(key: part, value: value(depth: 0)))
        }
        return .object(JSONObject(unsorted: members))
    }

    private mutating func value(depth: Int) -> JSONValue {
        let count = Int.random(in: 0..<5, using: &generator)
        switch Int.random(in: 0..<(depth < 5 ? 14 : 7), using: &generator) {
        case 0: return .null
        case 1: return .bool(generator.happens(50))
        case 2: return .integer(Int64.random(in: -5_000...5_000, using: &generator))
        case 3...6:
            return .string(
                generator.one(of: ["", "***", "SCRUBBED", "*", "H", "hunter2", "\u{e9}\"\\", "\n", "[REDACTED]", "<x>"])
            )
        case 7, 8: return .array((0..<count).map { _ in value(depth: depth + 1) })
        default:
            return .object(
                JSONObject(
                    unsorted: (0..<count).map { _ in
                        .init(key: generator.one(of: Self.names), value: value(depth: depth + 1))
                    }
                )
            )
        }
    }
}
