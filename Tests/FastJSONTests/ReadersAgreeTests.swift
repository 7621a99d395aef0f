import HindcastModel
import Testing

@testable import FastJSON

/// Seeded random texts: the fast and the plain reader must say the same, and what is written must read back.
@Suite struct ReadersAgreeTests {
    @Test(arguments: 1...40)
    func `written values read back the same through both readers`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        var parser = JSONParser()
        for _ in 0..<50 {
            let value = maker.value(depth: 0)
            for layout in [JSONWriter.Layout.compact, .indented] {
                let bytes = JSONWriter.bytes(of: value, layout: layout)
                #expect(try parser.parse(bytes) == value)
                #expect(try plain(bytes) == value)
                #expect(JSONWriter.bytes(of: try parser.parse(bytes), layout: layout) == bytes)
            }
        }
    }

    @Test(arguments: 1...40)
    func `damaged texts are judged the same by both readers`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        var parser = JSONParser()
        for _ in 0..<200 {
            var bytes = JSONWriter.bytes(of: maker.value(depth: 0), layout: .compact)
            for _ in 0..<(1 + maker.number(below: 2)) where !bytes.isEmpty {
                let place = maker.number(below: bytes.count)
                switch maker.number(below: 3) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = maker.damage()
                default: bytes.insert(maker.damage(), at: place)
                }
            }
            let fast = Result { try parser.parse(bytes) }
            let slow = Result { try plain(bytes) }
            #expect((try? fast.get()) == (try? slow.get()), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    private func plain(_ bytes: [UInt8]) throws -> JSONValue {
        try bytes.withUnsafeBytes { buffer in
            var reader = PlainJSONReader(buffer)
            return try reader.readDocument()
        }
    }
}

/// Makes random values that hold what JSON readers trip over.
struct ValueMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func damage() -> UInt8 {
        let bytes = Array("{}[]\",:\\u0d8e-+.1tfn \n\t\0\u{7F}é".utf8) + [0xFF, 0xC0, 0x80]
        return bytes[number(below: bytes.count)]
    }

    mutating func text() -> String {
        let pieces = [
            "a", "key", "é", "e\u{301}", "\"", "\\", "\n", "\0", "😀", "\u{FFFF}", "/", "long enough to leave", "\u{1F}",
        ]
        return (0..<number(below: 5)).map { _ in pieces[number(below: pieces.count)] }.joined()
    }

    mutating func value(depth: Int) -> JSONValue {
        switch number(below: depth < 5 ? 11 : 8) {
        case 0: return .null
        case 1: return .bool(number(below: 2) == 0)
        case 2: return .integer(Int64(number(below: 2000) - 1000))
        case 3: return [.integer(.max), .integer(.min), .integer(0), .integer(1 << 53)][number(below: 4)]
        case 4: return .bigInteger(["18446744073709551615", "-99999999999999999999999"][number(below: 2)])
        case 5:
            return [.number(0.1), .number(1e300), .number(-2.5e-7), .number(9_007_199_254_740_992)][number(below: 4)]
        case 6, 7: return .string(text())
        case 8: return .array((0..<number(below: 5)).map { _ in value(depth: depth + 1) })
        default:
            let members = (0..<number(below: 7)).map { _ in
                JSONObject.Member(key: text(), value: value(depth: depth + 1))
            }
            return .object(JSONObject(unsorted: members))
        }
    }
}
