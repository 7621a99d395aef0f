import FastJSON
import HindcastModel
import Testing

/// Seeded random texts: a scanned element's line is what is written of the built value, or there is none.
@Suite struct ElementLineTests {
    private static let plan = LinePlan(askingAbout: MemberNames(["key"]), below: [0, 1])

    /// What comes of a text that is one object: its line, where there is one.
    private func line(
        _ scanner: FieldScanner,
        _ text: [UInt8],
        _ ask: LinePlan.Ask = { _, _, _ in .write(below: 1) }
    ) -> [UInt8]? {
        (text + [UInt8](repeating: 0, count: JSONParser.padding)).withUnsafeBytes { bytes in
            let text = UnsafeRawBufferPointer(rebasing: bytes[..<text.count])
            return scanner.scan(text) ? scanner.line(Self.plan, ask) : nil
        }
    }

    @Test(arguments: 1...40)
    func `a line is what is written of the built value`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        let scanner = FieldScanner(keys: ["key"])
        var parser = JSONParser()
        var count = 0
        for _ in 0..<100 {
            let value = JSONValue.object(["value": maker.value(depth: 1), "a": maker.value(depth: 2)])
            let text = maker.spelling(of: value)
            let built = JSONWriter.bytes(of: try parser.parse(text), layout: .compact)
            guard let line = line(scanner, text) else { continue }
            count += 1
            #expect(String(decoding: line, as: UTF8.self) == String(decoding: built, as: UTF8.self))
        }
        // Escapes in keys and numbers that are no short integers are left to who builds.
        #expect(count > 15)
    }

    @Test(arguments: 1...60)
    func `a damaged text has no line, or that of the value that it still is`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        let scanner = FieldScanner(keys: ["key"])
        var parser = JSONParser()
        for _ in 0..<200 {
            var text = maker.spelling(of: .object(["a": maker.value(depth: 2), "key": maker.value(depth: 3)]))
            for _ in 0..<(1 + maker.number(below: 2)) where !text.isEmpty {
                let place = maker.number(below: text.count)
                switch maker.number(below: 3) {
                case 0: text.remove(at: place)
                case 1: text[place] = maker.damage()
                default: text.insert(maker.damage(), at: place)
                }
            }
            guard let line = line(scanner, text) else { continue }
            let built = try? JSONWriter.bytes(of: parser.parse(text), layout: .compact)
            #expect(line == built, "\(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test func `strings and integers have one spelling`() {
        let scanner = FieldScanner(keys: [])
        let lines: [(text: String, line: String?)] = [
            (#"{ "b" : "\/\u00e9\u001F\b\n\ud83d\ude00\u0022" , "a":[ ] }"#, #"{"a":[],"b":"/é\u001f\u0008\n😀\""}"#),
            (
                #"{"a":-0,"b":-0.0,"c":80.0,"d":-999999999999999999,"e":[true,false,null]}"#,
                #"{"a":0,"b":0,"c":80,"d":-999999999999999999,"e":[true,false,null]}"#
            ),
            (
                #"{"B":{},"A":{"b":"x","a":"y"},"":1,"AAAAAAAAB":2,"AAAAAAAA":3}"#,
                #"{"":1,"A":{"a":"y","b":"x"},"AAAAAAAA":3,"AAAAAAAAB":2,"B":{}}"#
            ),
            (#"{"a":1,"a":2}"#, nil), (#"{"a":1.5}"#, nil), (#"{"a":1e3}"#, nil), (#"{"a":01}"#, nil),
            (#"{"a":9999999999999999999}"#, nil), (#"{"\u0061":1}"#, nil), (#"{"a":"\ud800"}"#, nil),
            (#"{"a":"\x"}"#, nil), (#"{"a":[1,]}"#, nil), (#"{"a":[1}]}"#, nil), (#"{"a":{"b":1,}}"#, nil),
            (#"{"a":truth}"#, nil), (#"{"a":"b"c}"#, nil), (#"{"a":[1 2]}"#, nil), (#"{"a":-}"#, nil), ("{}", "{}"),
        ]
        for (text, wanted) in lines {
            #expect(line(scanner, Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == wanted, "\(text)")
        }
    }

    @Test func `the order of an object's members does not depend on the objects before it`() {
        let scanner = FieldScanner(keys: [])
        var maker = ValueMaker(seed: 5)
        let keys = (0..<30).map { "key\($0 % 7)\($0)" }
        for count in 1...30 {
            for _ in 0..<4 {
                let shuffled = keys.prefix(count).map { (maker.number(below: 1 << 20), $0) }.sorted { $0.0 < $1.0 }
                let text = "{" + shuffled.map { "\"\($0.1)\":\"\($0.1)\"" }.joined(separator: ",") + "}"
                let wanted =
                    "{" + keys.prefix(count).sorted().map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
                #expect(line(scanner, Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == wanted)
            }
        }
    }

    @Test func `an object of any size is put in order, also inside one with the same keys`() {
        let scanner = FieldScanner(keys: [])
        for count in [2, 54, 55, 56, 57, 200] {
            let keys = (0..<count).reversed().map { "\($0)-key" }
            func object(_ keys: [String], _ last: String) -> String {
                "{" + keys.map { "\"\($0)\":" + ($0 == "0-key" ? last : "\"\"") }.joined(separator: ",") + "}"
            }
            let text = object(keys, object(keys, "1"))
            let wanted = object(keys.sorted(), object(keys.sorted(), "1"))
            for _ in 0..<2 {
                #expect(line(scanner, Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == wanted)
            }
        }
    }

    @Test func `a name is known by its letters, however long it is and whatever marks stand in it`() {
        let names = [
            "a", "ab", "eightlet", "ninelette", "seventeenletters1", String(repeating: "n", count: 63),
            String(repeating: "m", count: 64),
        ]
        let plan = LinePlan(askingAbout: MemberNames(names), below: [0, 1])
        let scanner = FieldScanner(keys: [])
        func isAsked(_ key: String) -> Bool {
            var asked = false
            let text = Array(#"{"\#(key)":"-_"}"#.utf8)
            (text + [UInt8](repeating: 0, count: JSONParser.padding)).withUnsafeBytes { bytes in
                guard scanner.scan(UnsafeRawBufferPointer(rebasing: bytes[..<text.count])) else { return }
                _ = scanner.line(plan) { _, _, _ in
                    asked = true
                    return .write(below: 1)
                }
            }
            return asked
        }
        for name in names {
            let marked = name.enumerated().map { $0.offset.isMultiple(of: 3) ? "_\($0.element)-" : String($0.element) }
            #expect(
                isAsked(name) && isAsked(name.uppercased()) && isAsked(marked.joined()) && isAsked("__" + name + "--")
            )
            #expect(!isAsked(name + "x") && !isAsked("x" + name) && !isAsked(name + "é") && !isAsked("_" + name + "_x"))
        }
        #expect(!isAsked("") && !isAsked("_") && !isAsked(String(repeating: "n", count: 65)))
    }

    @Test func `nesting is written to some depth, and a deeper one is left to who builds`() {
        let scanner = FieldScanner(keys: [])
        func nested(_ depth: Int) -> [UInt8] {
            Array(("{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}").utf8)
        }
        #expect(line(scanner, nested(200)) == nested(200))
        #expect(line(scanner, nested(300)) == nil)
        #expect(line(scanner, nested(100_000)) == nil)
    }

    @Test func `members are asked about by their letters, and replaced`() {
        let scanner = FieldScanner(keys: [])
        var asked: [String] = []
        let text = #"{"k-E_y":{"KEY":1},"keys":{"key":2},"_key":"x","other":{"key":[{"key":3}]}}"#
        let line = line(scanner, Array(text.utf8)) { key, value, state in
            asked.append("\(String(decoding: key, as: UTF8.self)) \(String(decoding: value, as: UTF8.self)) \(state)")
            switch value.first {
            case UInt8(ascii: "{"): return .write(below: 0)
            case UInt8(ascii: "["): return .write(below: 1)
            default: return .replace(Array("null".utf8))
            }
        }
        #expect(asked == ["_key \"x\" 1", "k-E_y {\"KEY\":1} 1", "key 2 1", "key [{\"key\":3}] 1", "key 3 1"])
        #expect(
            line.map { String(decoding: $0, as: UTF8.self) }
                == #"{"_key":null,"k-E_y":{"KEY":1},"keys":{"key":null},"other":{"key":[{"key":null}]}}"#
        )
    }
}

extension ValueMaker {
    /// A text of a value with spaces, escapes and an order that no writer of one mind would choose.
    mutating func spelling(of value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        spell(value, into: &bytes)
        return bytes
    }

    private mutating func spell(_ value: JSONValue, into bytes: inout [UInt8]) {
        space(&bytes)
        switch value {
        case .string(let text): spell(text, into: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                spell(element, into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.reversed().enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                space(&bytes)
                bytes += JSONWriter.bytes(of: .string(member.key), layout: .compact)
                space(&bytes)
                bytes.append(UInt8(ascii: ":"))
                spell(member.value, into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        default: bytes += JSONWriter.bytes(of: value, layout: .compact)
        }
        space(&bytes)
    }

    private mutating func spell(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            if number(below: 4) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: number(below: 2) == 0)
                    bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
                }
            } else if scalar == "/", number(below: 2) == 0 {
                bytes += Array(#"\/"#.utf8)
            } else {
                bytes += JSONWriter.bytes(of: .string(String(scalar)), layout: .compact).dropFirst().dropLast()
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func space(_ bytes: inout [UInt8]) {
        for _ in 0..<max(0, number(below: 6) - 3) { bytes.append([0x20, 0x0A, 0x09, 0x0D][number(below: 4)]) }
    }
}
