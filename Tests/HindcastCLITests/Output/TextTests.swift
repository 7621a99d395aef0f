import Foundation
import Hindcast
import HindcastModel
import Testing

@testable import HindcastCLI

@Suite struct TextTests {
    @Test(arguments: [
        ("plain, größer, 日本", "plain, größer, 日本"),
        ("a\u{1B}[31mb", "a\\u{1b}[31mb"),
        ("one\ntwo\r\tthree", "one\\ntwo\\r\\tthree"),
        ("\u{9B}31m\u{7F}", "\\u{9b}31m\\u{7f}"),
        ("x\u{202E}y\u{2066}z\u{200B}", "x\\u{202e}y\\u{2066}z\\u{200b}"),
        ("a\u{2028}b\u{FEFF}c\u{AD}d", "a\\u{2028}b\\u{feff}c\\u{ad}d"),
        ("\u{E0041}\u{E000}", "\\u{e0041}\\u{e000}"),
        ("C:\\temp", "C:\\temp"),
    ])
    func `what does not print as itself is shown as an escape`(raw: String, visible: String) {
        #expect(VisibleText.escape(raw) == visible)
    }

    @Test func `JSON is safe on a terminal and reads back the same`() throws {
        let value: JSONValue = .object([hostileText: .string(hostileText), "plain": "größer"])
        let text = JSONText.indented(value)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHostile($0) })
        #expect(text.contains("\\u009b31md\\u007f\\udb40\\udc41"))
        #expect(text.contains("größer"))
        let read = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        #expect(Array((read[hostileText] ?? "").utf8) == Array(hostileText.utf8))
    }

    @Test(arguments: [
        ("abc", 3), ("größer", 6), ("日本", 4), ("e\u{301}", 1), ("👍", 2), ("…", 1), ("한국", 4), ("", 0),
    ])
    func `columns are counted as a terminal shows them`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: 1...12)
    func `cut text fits`(width: Int) {
        let text = "日本 and größer"
        for cut in [text.cutAtEnd(to: width), text.cutAtStart(to: width)] {
            #expect(cut.displayWidth <= width)
            #expect(cut.contains("…"))
        }
        #expect("short".cutAtEnd(to: 5) == "short")
        #expect("longer".cutAtEnd(to: 5) == "long…")
        #expect("longer".cutAtStart(to: 5) == "…nger")
    }

    @Test func `cutting keeps the colours of what is left`() {
        let text = StyledText("red", .removed) + StyledText("green", .added)
        let paint = Paint(isOn: true)
        #expect(text.cut(to: 5, at: .end).painted(by: paint) == "\u{1B}[31mred\u{1B}[0m\u{1B}[32mg…\u{1B}[0m")
        #expect(text.cut(to: 4, at: .start).painted(by: paint) == "\u{1B}[32m…een\u{1B}[0m")
        #expect(text.cut(to: 3, at: .end).text == "re…")
        #expect(text.cut(to: 8, at: .end) == text)
        #expect(text.painted(by: Paint(isOn: false)) == "redgreen")
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
    func `numbers are grouped by thousands`(number: Int, text: String) {
        #expect(Numbers.grouped(number) == text)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (999_949, "999.9 kB"),
        (999_950, "1.0 MB"), (9_200_000, "9.2 MB"), (Int.max, "9223372.0 TB"),
    ])
    func `sizes are told in powers of a thousand`(bytes: Int, text: String) {
        #expect(Numbers.bytes(bytes) == text)
    }

    @Test(arguments: [
        (0, "0 s"), (59, "59 s"), (60, "1 min 00 s"), (3_599, "59 min 59 s"), (3_660, "1 h 01 min"),
        (90_000, "1 d 1 h"),
    ])
    func `durations are told in the two largest units`(seconds: Int, text: String) {
        #expect(Numbers.duration(seconds: seconds) == text)
    }

    @Test(arguments: [
        [1, 1, 1], [0, 7], [1, 2, 3, 4, 5, 6, 7], [999, 1], [1, 999_999, 3], [Int.max / 4, Int.max / 4 - 1],
    ])
    func `shares add up to the whole`(counts: [Int]) {
        let shares = Numbers.tenths(counts)
        #expect(shares.reduce(0, +) == 1_000)
        for (share, count) in zip(shares, counts) {
            #expect(abs(Double(share) - Double(count) * 1_000 / Double(counts.reduce(0, +))) < 1)
        }
    }

    @Test func `shares of nothing are nothing`() { #expect(Numbers.tenths([0, 0]) == [0, 0]) }
}
