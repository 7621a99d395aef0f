import FastJSON
import Testing

/// What a scanner shows of an element's members.
@Suite struct FieldScannerTests {
    private let scanner = FieldScanner(keys: ["name", "eventName", "eventTime"], noticed: ["data"])

    /// Scans a list and returns what `show` makes of each element.
    private func elements<Shown>(of text: String, _ show: (FieldScanner) -> Shown) -> [Shown] {
        let count = text.utf8.count
        return (Array(text.utf8) + [UInt8](repeating: 0, count: JSONParser.padding)).withUnsafeBytes { bytes in
            var shown: [Shown] = []
            guard scanner.openList(UnsafeRawBufferPointer(rebasing: bytes[..<count]), under: nil) else { return shown }
            while case .element = scanner.next() { shown.append(show(scanner)) }
            return shown
        }
    }

    @Test(arguments: [
        ("null", FieldSort.null), ("true", .true), ("false", .false), (#""a""#, .text), (#""true""#, .text),
        (#""""#, .other), (#""a\n""#, .other), (#""\\""#, .other), ("nul", .other), ("nulls", .other),
        ("trues", .other),
        ("falsy", .other), ("0", .other), ("{}", .other), ("[\"a\"]", .other), (#"{"name":"a"}"#, .other),
    ])
    func `what a value is`(value: String, sort: FieldSort) {
        let sorts = elements(of: #"[{"name":\#(value)},{ "name" : \#(value) , "x":"\\"},{"x":{"name":1}}]"#) {
            $0.sorts[0]
        }
        #expect(sorts == [sort, sort, .absent])
    }

    @Test func `keys are told apart by each of their letters`() {
        let keys = [
            "name", "eventName", "eventTime", "eventGame", "even", "nam", "names", "", "n", "na", "Name", "data",
        ]
        for key in keys {
            let seen = elements(of: #"[{"\#(key)":"1"},{"":"","\#(key)":"2"}]"#) { scanner in
                (0..<3).map { scanner.sorts[$0] != .absent } + [scanner.signs.pointee.hasNoticed]
            }
            let wanted = ["name", "eventName", "eventTime", "data"].map { $0 == key }
            #expect(seen == [wanted, wanted], "\(key)")
        }
    }

    @Test func `of equal keys the last one's value is shown, as it stands`() {
        let values = elements(of: #"[{"name":"a","name": "bc" },{"name":[1, {"a":2}] },{"name":12 }]"#) { scanner in
            String(
                decoding: UnsafeRawBufferPointer(start: scanner.fields[0].start, count: scanner.fields[0].count),
                as: UTF8.self
            )
        }
        #expect(values == [#""bc""#, #"[1, {"a":2}]"#, "12"])
    }

    @Test func `a backslash is seen in the element where it stands, and in no other`() {
        let text = #"[{"a":"1"},{"a":"\n"},{"\u0061":"1"},{"a":"1"},7,{"b":["\\"]},{"a":{}}]"#
        let signs = elements(of: text) { [$0.signs.pointee.hasEscape, $0.signs.pointee.isPlain] }
        #expect(
            signs == [
                [false, true], [true, true], [true, false], [false, true], [false, false], [true, true], [false, true],
            ]
        )
    }
}
