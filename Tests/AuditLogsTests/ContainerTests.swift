import AuditLogs
import HindcastModel
import Testing

@Suite struct ContainerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let one = record("e-1")
    private static let two = record("e-2", ["requestParameters": ["text": "}]{[\"\\ é"]])
    private static let read = readOnlyRecord("r-1")
    private static let all: [JSONValue] = [one, read, two]

    static let containers = [
        Sample(name: "Records", text: list(all)),
        Sample(
            name: "Records, not first, pretty",
            text: (["Records": .array(all), "A": ["x": 1], "Z": "]"] as JSONValue).indentedText
        ),
        Sample(
            name: "two Records lists in one object",
            text:
                #"{"Records":[\#(one.compactText),\#(read.compactText)],"Records":[\#(two.compactText)]}"#
        ),
        Sample(name: "several Records objects in a row", text: "\(list([one])) \(list([read, two]))\n"),
        Sample(name: "array", text: (.array(all) as JSONValue).compactText),
        Sample(name: "pretty array", text: (.array(all) as JSONValue).indentedText),
        Sample(name: "NDJSON", text: all.map(\.compactText).joined(separator: "\n")),
        Sample(
            name: "NDJSON with mark, CRLF and blank lines",
            text: "\u{FEFF}" + all.map { $0.compactText + "\r\n\r\n" }.joined()
        ),
        Sample(name: "pretty records in a row", text: all.map(\.indentedText).joined(separator: "\n")),
        Sample(name: "JSON text sequence", text: all.map { "\u{1E}\($0.compactText)\n" }.joined()),
        Sample(name: "EventBridge, one a line", text: all.map { eventBridge($0).compactText }.joined(separator: "\n")),
        Sample(name: "array of EventBridge events", text: JSONValue.array(all.map(eventBridge)).compactText),
        Sample(
            name: "lookup-events",
            text: (["Events": .array(all.map(lookup)), "NextToken": "x"] as JSONValue).indentedText
        ),
        Sample(name: "lookup-events, one a line", text: all.map { lookup($0).compactText }.joined(separator: "\n")),
        Sample(name: "CloudWatch Logs subscription", text: subscription(all).indentedText),
        Sample(name: "packed CloudWatch Logs subscription", text: packed(subscription(all)).compactText),
        Sample(
            name: "message",
            text:
                all.map { (["message": .string($0.compactText)] as JSONValue).compactText }.joined(separator: "\n")
        ),
        Sample(
            name: "_raw",
            text: all.map { (["_raw": .string($0.indentedText)] as JSONValue).compactText }.joined(separator: "\n")
        ),
        Sample(
            name: "event.original",
            text:
                all.map { (["event": ["original": .string($0.compactText)]] as JSONValue).compactText }.joined()
        ),
        Sample(
            name: "flat event.original",
            text:
                all.map { (["event.original": .string($0.compactText)] as JSONValue).compactText }.joined()
        ),
        Sample(
            name: "EventBridge in SQS",
            text: (["Records": .array(all.map { ["body": .string(eventBridge($0).compactText)] })] as JSONValue)
                .compactText
        ),
    ]

    @Test(arguments: containers)
    func `the same records come out of every container`(sample: Sample) throws {
        let text = sample.text
        let reading = try Reading(try folder.write(text, to: "log"))
        #expect(reading.complaints == [])
        #expect(reading.events.map(\.record) == [Self.one, Self.two])
        #expect(reading.skipped.map(\.operation) == ["DescribeVpcs"])
        #expect(reading.bytes == text.utf8.count)
    }

    @Test(arguments: containers)
    func `a container that is packed reads the same`(sample: Sample) throws {
        let text = sample.text
        let bytes = Array(text.utf8)
        let halves = gzip(Array(bytes.prefix(bytes.count / 2))) + gzip(Array(bytes.dropFirst(bytes.count / 2)))
        let packings = [
            gzip(bytes), halves, gzip(bytes) + [0, 0, 0, 0], gzip(gzip(bytes)), zstd(bytes), zstd([]) + zstd(bytes),
            gzip(zstd(bytes)),
        ]
        for (index, packing) in packings.enumerated() {
            let reading = try Reading(try folder.write(packing, to: "log-\(index).txt"))
            #expect(reading.complaints == [])
            #expect(reading.events.map(\.record) == [Self.one, Self.two])
            #expect(reading.skipped.count == 1)
        }
    }

    @Test func `an EventBridge envelope gives account and region where the record has none`() throws {
        let bare = record("e-1", ["recipientAccountId": .null, "awsRegion": .null, "userIdentity": .null])
        let event = try #require(Reading(try folder.write(Self.eventBridge(bare).compactText, to: "log")).events.first)
        #expect(event.account == "444455556666")
        #expect(event.location == "eu-north-1")
        #expect(try CloudTrailDecoder.decode(event.record).get() == event)
    }

    @Test func `a check message of CloudWatch Logs holds no record and no finding`() throws {
        let text =
            #"{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","message":"CWL CONTROL MESSAGE: Checking health"}]}"#
        let reading = try Reading(try folder.write(text, to: "log"))
        #expect(reading.complaints == [] && reading.events.isEmpty)
    }

    @Test func `a format that is asked for refuses the others`() throws {
        let path = try folder.write(list(Self.all), to: "log")
        #expect(try Reading(path, format: .records).ids == ["e-1", "e-2"])
        let refused = try Reading(path, format: .eventBridge)
        #expect(refused.complaints == ["1: it is of the format cloudtrail"])
        #expect(refused.events.isEmpty)
    }

    @Test(arguments: [
        ("{}", "1: it is an empty JSON object"), ("", "-: it is empty"),
        ("hello, dear, reader\n", "-: it is no log: it looks like CSV"),
        ("# Notes\nA text.\n", "-: it is no log: it looks like a text file"),
        ("PAR1....", "-: it is no log: it looks like a Parquet file"),
        ("<html></html>", "-: it is no log: it looks like XML or HTML"),
        ("\0\0\0\0", "-: it is no log: it looks like binary data"),
        (#"{"b\u001b[31m":1,"a":2}"#, "1: it is no audit record: its first members are a, b\\u{1b}[31m"),
        (#"{"configurationItems":[]}"#, "1: it looks like an AWS Config snapshot"),
        (#"{"class_uid":6003,"metadata":{}}"#, "1: it looks like an OCSF event, which is not read"),
        (#"{"digestStartTime":"2026-11-20T00:00:00Z"}"#, "1: it is a CloudTrail digest, which holds no records"),
        (
            #"{"kind":"Event","apiVersion":"audit.k8s.io/v1"}"#,
            "1: it has no verb"
        ),
    ])
    func `what is no log is said to be what it looks like`(text: String, complaint: String) throws {
        #expect(try Reading(try folder.write(text, to: "log")).complaints == [complaint])
    }

    @Test func `a list without records is no finding`() throws {
        #expect(
            try Reading(try folder.write(#"{"Records":[]}"#, to: "a"), try folder.write("[]", to: "b")).complaints == []
        )
    }

    private static func eventBridge(_ record: JSONValue) -> JSONValue {
        [
            "version": "0", "id": "b-1", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2",
            "account": "444455556666", "region": "eu-north-1", "detail": record,
        ]
    }

    private static func lookup(_ record: JSONValue) -> JSONValue {
        [
            "EventId": "e", "EventTime": "2026-11-20T10:00:00+01:00", "ReadOnly": "false",
            "CloudTrailEvent": .string(record.compactText),
        ]
    }

    private static func subscription(_ records: [JSONValue]) -> JSONValue {
        let events = records.map { ["id": "1", "timestamp": 1, "message": .string($0.compactText)] as JSONValue }
        return ["messageType": "DATA_MESSAGE", "owner": "111122223333", "logEvents": .array(events)]
    }

    private static func packed(_ value: JSONValue) -> JSONValue {
        ["awslogs": ["data": .string(base64(gzip(value.compactText)))]]
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 { text.append(place <= group.count ? signs[bits >> (18 - 6 * place) & 63] : "=") }
        }
        return text
    }
}
