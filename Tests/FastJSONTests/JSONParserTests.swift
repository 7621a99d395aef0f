import FastJSON
import HindcastModel
import Testing

@Suite struct JSONParserTests {
    static let readable: [(String, JSONValue)] = [
        ("null", .null), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("70.0", 70), ("-1.5e2", -150),
        ("0.1", 0.1), ("9223372036854775807", 9_223_372_036_854_775_807), ("\"\"", ""), ("[]", []), ("{}", [:]),
        ("9223372036854775808", .bigInteger("9223372036854775808")),
        ("18446744073709551616", .bigInteger("18446744073709551616")),
        ("-9223372036854775809", .bigInteger("-9223372036854775809")),
        ("[1,{\"b\":[true,null],\"a\":\"x\"}]", [1, ["a": "x", "b": [true, .null]]]),
        (#""\u00e9\ud83d\ude00\n\/""#, "é😀\n/"), (#""\u0000""#, "\0"), ("\u{FEFF}{\"a\":1}", ["a": 1]),
    ]

    @Test(arguments: readable)
    func `a text reads as its value`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test func `texts that are nearly the same are told apart, however often they come`() throws {
        let texts = (0...20).flatMap { count in
            ["a", "b", "é", "\0"].flatMap { last in ["", "a", "\0"].map { String(repeating: $0, count: count) + last } }
        }
        let list = JSONValue.array(texts.map { .object([$0: .string($0)]) })
        var parser = JSONParser()
        for _ in 0..<3 { #expect(try parser.parse(JSONWriter.bytes(of: list, layout: .compact)) == list) }
    }

    @Test(arguments: [
        ("", 0, "there is no value"), ("{", 1, "the text ends early"), ("[1,]", 3, "a value is missing"),
        ("{\"a\" 1}", 5, "a colon is missing"), ("{a:1}", 1, "a key is missing"),
        ("[1 2]", 3, "a comma or a closing bracket is missing"), ("1 1", 2, "something follows the value"),
        ("01", 2, "a number starts with a zero"), ("1.", 2, "a number has no digits after its point"),
        ("1e999", 5, "a number is out of range"), ("nul", 3, "a word is none of true, false and null"),
        ("\"a\nb\"", 2, "a string holds a raw control character"), ("\"\\x\"", 2, "an escape is unknown"),
        ("\"\\u12g4\"", 5, "a \\u escape lacks hex digits"), ("\"abc", 4, "the text ends inside a string"),
        ("{\"a\":1}\0", 7, "something follows the value"), ("\u{FEFF}[", 4, "the text ends early"),
    ])
    func `a broken text is refused with its place`(text: String, offset: Int, reason: String) {
        #expect(throws: JSONError(reason, at: offset)) { try JSONValue(parsing: text) }
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
    ])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: JSONError("a string is not UTF-8", at: bytes.count - 1)) { try JSONValue(parsing: bytes) }
    }

    @Test(arguments: [(#""\ud800""#, "\u{FFFD}"), (#""a\udc00b""#, "a\u{FFFD}b"), (#""\ud800\u0041""#, "\u{FFFD}A")])
    func `half a surrogate pair reads as the replacement character`(text: String, value: String) throws {
        #expect(try JSONValue(parsing: text) == .string(value))
    }

    @Test func `of equal keys the last wins`() throws {
        #expect(try JSONValue(parsing: #"{"b":0,"a":1,"a":{"x":1},"a":2}"#) == ["a": 2, "b": 0])
    }

    @Test func `keys that differ in bytes only stay two keys`() throws {
        let value = try JSONValue(parsing: #"{"e\u0301":1,"\u00e9":2}"#)
        #expect(value.object?.count == 2)
        #expect(value["\u{e9}"] == 2)
        #expect(value["e\u{301}"] == 1)
    }

    @Test(arguments: [(1024, true), (1025, false), (100_000, false)])
    func `nesting is read to 1024 levels and refused beyond`(depth: Int, isRead: Bool) {
        let text =
            [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        let value = try? JSONValue(parsing: text)
        #expect((value != nil) == isRead)
        let opened = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(((try? JSONValue(parsing: opened)) != nil) == isRead)
    }

    @Test func `an object of very many unsorted keys is read in reasonable time`() throws {
        let text = "{" + (0..<200_000).map { "\"\($0 &* 7_919 % 200_000)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try JSONValue(parsing: text).object?.count == 200_000)
    }

    @Test func `one parser reads one text after the other`() throws {
        var parser = JSONParser()
        #expect(try parser.parse(Array("[1]".utf8)) == [1])
        #expect(throws: JSONError.self) { try parser.parse(Array("[".utf8)) }
        let long = "[" + String(repeating: "\"some text\",", count: 600_000) + "2]"
        #expect(try parser.parse(Array(long.utf8)).array?.count == 600_001)
        #expect(try parser.parse(Array("{\"a\":\"b\"}".utf8)) == ["a": "b"])
    }
}
