import AuditLogs
import HindcastModel
import Testing

/// One broken thing is one finding with its place; everything else is still read.
@Suite struct BrokenInputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let good = (1...4).map { record("e-\($0)") }
    private static let texts = good.map(\.compactText)

    private func read(_ text: String) throws -> Reading { try Reading(try folder.write(text, to: "log")) }

    /// Damages to the second of four records, and what is said of it.
    static let damages = [
        Sample(
            name: "a missing value",
            text: #"{"eventVersion":,"eventID":"x"}"#,
            "it is no JSON: a value is missing at byte 16 of the record"
        ),
        Sample(name: "a lost closing brace", text: String(texts[1].dropLast()), "it is "),
        Sample(name: "a lost quote", text: texts[1].replacing("\"CreateVpc\"", with: "\"CreateVpc"), "it is "),
        Sample(
            name: "one quote too many",
            text: texts[1].replacing("\"CreateVpc\"", with: "\"Create\"Vpc\""),
            "it is "
        ),
        Sample(name: "a closing brace too many", text: texts[1] + "}", "it is "),
        Sample(name: "another type", text: "17", "it is no JSON object"),
        Sample(name: "a list", text: "[]", ""),
        Sample(
            name: "a wrong number",
            text: texts[1].replacing("true", with: "01.e"),
            "it is no JSON: a number starts with a zero"
        ),
        Sample(
            name: "no time",
            text: record("e-2", ["eventTime": "yesterday"]).compactText,
            "its eventTime is no time"
        ),
        Sample(
            name: "nesting beyond all bounds",
            text:
                #"{"eventVersion":"1","x":\#(String(repeating: "[", count: 5000))\#(String(repeating: "]", count: 5000))}"#,
            "it is no JSON: nesting is deeper than 1024"
        ),
        Sample(
            name: "a raw control character",
            text: texts[1].replacing("mira", with: "mi\u{1}ra"),
            "it is no JSON: a string holds a raw control character"
        ),
    ]

    @Test(arguments: damages)
    func `a broken record in a list leaves the others alone`(sample: Sample) throws {
        let text = sample.text
        let reason = sample.reason
        for separator in [",", ",\n"] {
            let records = [Self.texts[0], text, Self.texts[2], Self.texts[3]].joined(separator: separator)
            for whole in ["{\"Records\":[\(records)]}", "[\(records)]", "{\"Records\":[\(records)],\"x\":[1]}"] {
                let reading = try read(whole)
                #expect(reading.ids.suffix(2) == ["e-3", "e-4"], "\(reading.complaints)")
                #expect(reading.ids.first == "e-1")
                // An empty list inside the list holds no record: nothing is broken.
                if reason.isEmpty { continue }
                #expect(reading.findings.first?.record == 2)
                #expect(reading.findings.first?.file.hasSuffix("/log") == true)
                #expect(reading.findings.first?.reason.hasPrefix(reason) == true, "\(reading.complaints)")
                #expect(reading.findings.count <= 2)
            }
        }
    }

    @Test(arguments: damages)
    func `a broken line leaves the other lines alone`(sample: Sample) throws {
        let text = sample.text
        let reason = sample.reason
        let reading = try read([Self.texts[0], text, Self.texts[2], Self.texts[3]].joined(separator: "\n"))
        #expect(reading.ids.suffix(2) == ["e-3", "e-4"], "\(reading.complaints)")
        #expect(reading.ids.first == "e-1")
        if reason.isEmpty { return }
        #expect(reading.findings.first?.record == 2)
        #expect(reading.findings.count <= 2)
    }

    @Test func `a file that ends early gives what is whole, and one finding`() throws {
        let text = list(Self.good)
        let third = text.utf8.count * 5 / 8
        let reading = try read(String(text.prefix(third)))
        #expect(reading.ids == ["e-1", "e-2"])
        #expect(reading.complaints == ["3: it is not complete: its brackets or quotes are not closed"])
        let between = try read("{\"Records\":[\(Self.texts[0]),")
        #expect(between.ids == ["e-1"])
        #expect(between.complaints == ["-: the file ends early"])
    }

    @Test func `gzip data that end early give what can be had`() throws {
        let records = (0..<2_000).map { record("e-\($0)", ["userAgent": .string("agent \($0 &* 2_654_435_761)")]) }
        let packed = gzip(list(records))
        let reading = try Reading(try folder.write(Array(packed.prefix(packed.count * 3 / 4)), to: "log.gz"))
        #expect(reading.events.count > 1_000)
        #expect(reading.findings.last?.reason == "the gzip data end early")
        var damaged = packed
        damaged[packed.count / 2] ^= 0x10
        let other = try Reading(try folder.write(damaged, to: "damaged.gz"))
        #expect(other.events.count > 500)
        #expect(other.findings.contains { $0.reason == "the gzip data are damaged" })
        let trailing = try Reading(try folder.write(packed + Array("garbage".utf8), to: "trailing.gz"))
        #expect(trailing.events.count == 2_000)
        #expect(trailing.complaints == ["-: something that is not gzip follows the gzip data"])
    }

    @Test func `zstd data that end early are a finding`() throws {
        let packed = zstd(Array(list(Self.good).utf8))
        let reading = try Reading(try folder.write(Array(packed.dropLast(3)), to: "log"))
        #expect(reading.complaints.contains("-: the zstd data end early"))
    }

    @Test func `invalid UTF-8 breaks one record and no other`() throws {
        for opening in ["{\"Records\":[", "["] {
            var bytes = Array("\(opening)\(Self.texts.joined(separator: ","))]".utf8) + (opening == "[" ? [] : [0x7D])
            let place = try #require(
                Self.place(of: "mira", in: bytes, after: opening.utf8.count + Self.texts[0].utf8.count)
            )
            bytes[place] = 0xFF
            let reading = try Reading(try folder.write(bytes, to: "log"))
            #expect(reading.ids == ["e-1", "e-3", "e-4"])
            #expect(reading.findings.map(\.record) == [2])
            #expect(reading.findings[0].reason.hasPrefix("it is no JSON: a string is not UTF-8"))
        }
    }

    @Test func `NUL bytes behind the text are one finding`() throws {
        let reading = try Reading(try folder.write(Array(list(Self.good).utf8) + [0, 0, 0], to: "log"))
        #expect(reading.ids == ["e-1", "e-2", "e-3", "e-4"])
        #expect(reading.complaints == ["5: it is no JSON"])
    }

    @Test(arguments: ["[", "{\"a\":", "{\"Records\":[", "{\n", "[\"", "{\"a\":[\n{"])
    func `openings without end are read in reasonable time`(opening: String) throws {
        let reading = try read(String(repeating: opening, count: 100_000))
        #expect(reading.events.isEmpty && !reading.findings.isEmpty)
    }

    @Test func `huge integers and doubled keys come through`() throws {
        let text =
            #"{"eventVersion":"1","eventID":"old","eventID":"e-1","eventTime":"2026-11-20T09:00:00Z","eventSource":"kms.amazonaws.com","eventName":"CreateKey","requestParameters":{"n":123456789012345678901234567890}}"#
        let event = try #require(try read(text).events.first)
        #expect(event.id == "e-1")
        #expect(event.request["n"] == .bigInteger("123456789012345678901234567890"))
    }

    @Test func `a missing file and a folder's unreadable file are findings`() throws {
        let reading = try Reading(
            "\(folder.path)/none",
            "\(folder.path)/*.gz",
            try folder.write(list(Self.good), to: "log")
        )
        #expect(Set(reading.findings.map(\.reason)) == ["there is no such file or folder", "no file matches"])
        #expect(reading.events.count == 4)
    }

    @Test(arguments: 1...12)
    func `one damaged byte costs two records at most`(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let texts = (1...8).map { record("e-\($0)").compactText }
        let forms = [
            "{\"Records\":[\(texts.joined(separator: ","))]}", "[\(texts.joined(separator: ","))]",
            texts.joined(separator: "\n"),
        ]
        let damages = Array("{}[]\",:\\\n0x".utf8) + [0, 0xFF]
        for _ in 0..<40 {
            let form = random.next(below: forms.count)
            var bytes = Array(forms[form].utf8)
            // Without its opening a list is no list.
            let place = 14 + random.next(below: bytes.count - 14)
            switch random.next(below: 3) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = damages[random.next(below: damages.count)]
            default: bytes.insert(damages[random.next(below: damages.count)], at: place)
            }
            let reading = try Reading(try folder.write(bytes, to: "log"))
            #expect(reading.events.count + reading.skipped.count >= 6, "\(String(decoding: bytes, as: UTF8.self))")
            #expect(reading.findings.count <= 4)
        }
    }

    @Test func `a long text that is no log is looked at no further than its start`() throws {
        let reading = try Reading(try folder.write([UInt8](repeating: 0, count: 40 << 20), to: "log"))
        #expect(reading.complaints == ["-: it is no log: it looks like binary data"])
        #expect(reading.bytes == 40 << 20)
    }

    private static func place(of word: String, in bytes: [UInt8], after start: Int) -> Int? {
        let word = Array(word.utf8)
        return (start..<(bytes.count - word.count)).first { bytes[$0..<($0 + word.count)].elementsEqual(word) }
    }
}
