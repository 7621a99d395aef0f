import AuditLogs
import HindcastModel
import Testing

/// Texts beyond what is held as a whole go through a window.
@Suite(.serialized) struct LongInputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Some 40 MB of records: every hundredth a change.
    private func records(count: Int, separator: String, opening: String, closing: String) -> [UInt8] {
        let padding = String(repeating: "x", count: 2_000)
        let read = Array(readOnlyRecord("r-1", ["userAgent": .string(padding)]).compactText.utf8)
        let between = Array(separator.utf8)
        var bytes = Array(opening.utf8)
        for index in 0..<count {
            if index > 0 { bytes += between }
            bytes += index % 100 == 0 ? Array(record("e-\(index)").compactText.utf8) : read
        }
        return bytes + Array(closing.utf8)
    }

    @Test(arguments: [
        ("{\"Records\":[", ",", "]}"), ("[", ",\n", "]"), ("", "\n", "\n"),
        ("{\"a\":{\"b\":[1]},\"Records\":[", ",", "],\"c\":2}"),
    ])
    func `a long text gives every record`(opening: String, separator: String, closing: String) throws {
        let bytes = records(count: 15_000, separator: separator, opening: opening, closing: closing)
        #expect(bytes.count > 33 << 20)
        for (name, content) in [("plain", bytes), ("gzip", gzip(bytes)), ("zstd", zstd(bytes))] {
            let reading = try Reading(try folder.write(content, to: name))
            #expect(reading.complaints == [])
            #expect(reading.events.count == 150)
            #expect(reading.events.last?.id == "e-14900")
            #expect(reading.skipped.count == 14_850)
            #expect(reading.bytes == content.count)
        }
    }

    @Test func `a record too long to be held is a finding, and what follows is read`() throws {
        let padding = [UInt8](repeating: UInt8(ascii: "x"), count: 40 << 20)
        for (opening, separator, closing) in [("{\"Records\":[", ",", "]}"), ("", "\n", "")] {
            var bytes = Array("\(opening)\(record("e-1").compactText)\(separator){\"eventVersion\":\"".utf8)
            bytes += padding
            bytes += Array("\"}\(separator)\(record("e-2").compactText)\(closing)".utf8)
            let reading = try Reading(try folder.write(bytes, to: "log"))
            #expect(reading.ids == ["e-1", "e-2"])
            #expect(reading.complaints == ["2: it is longer than 32 MB"])
        }
    }

    @Test func `a bomb is defused`() throws {
        let block = gzip([UInt8](repeating: UInt8(ascii: "x"), count: 64 << 20), level: 9)
        let bomb = gzip("{\"a\":\"") + repeatElement(block, count: 5).joined()
        for packing in [bomb, gzip(bomb)] {
            let reading = try Reading(try folder.write(packing, to: "bomb"))
            #expect(
                reading.complaints == [
                    "1: it is longer than 32 MB",
                    "-: it unpacks to more than 300 times its size and is taken for a decompression bomb",
                ]
            )
        }
    }
}
