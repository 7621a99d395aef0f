import FastJSON
import HindcastModel
import Testing

@testable import Replay

/// Secrets go, everything else stays, whichever way a record is read.
@Suite struct RedactorTests {
    private let redactor = Redactor(key: Array(repeating: 7, count: 32))

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
            var parser = JSONParser()
            let line = try parser.withRoot(of: Array(text.utf8)) {
                redactor.line(of: $0, service: service, operation: operation)
            }
            #expect(String(decoding: line, as: UTF8.self) == String(decoding: built, as: UTF8.self))
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
        var parser = JSONParser()
        let line = try parser.withRoot(of: Array(text.utf8)) {
            redactor.line(of: $0, service: service, operation: operation)
        }
        let redacted = String(decoding: line, as: UTF8.self)
        #expect(!redacted.contains("secret\""))
        #expect(redacted.contains("$redacted"))
        for word in kept { #expect(redacted.contains(word)) }
    }
}
