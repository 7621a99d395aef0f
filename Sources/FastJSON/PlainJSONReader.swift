internal import HindcastModel

/// Reads JSON text byte by byte (RFC 8259): slower than simdjson, but it knows integers of any length, reads a lone
/// surrogate as U+FFFD (a client can put one into a log; the record must not vanish for it), and says where a
/// text breaks.
struct PlainJSONReader {
    private let text: UnsafeRawBufferPointer
    /// What lay before `text`, so that errors name places in the whole input.
    private let start: Int
    private var index = 0

    init(_ text: UnsafeRawBufferPointer, startingAt start: Int = 0) {
        self.text = text
        self.start = start
    }

    /// Returns the value of the whole text.
    mutating func readDocument() throws(JSONError) -> JSONValue {
        skipSpace()
        guard index < text.count else { throw failure("there is no value") }
        let value = try readValue(depth: 0)
        skipSpace()
        guard index == text.count else { throw failure("something follows the value") }
        return value
    }

    private func failure(_ reason: String) -> JSONError { JSONError(reason, at: start + index) }

    private var next: UInt8? { index < text.count ? text[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): return try readObject(depth: depth)
        case UInt8(ascii: "["): return try readArray(depth: depth)
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", as: .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", as: .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", as: .null)
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try readNumber()
        case nil: throw failure("the text ends early")
        default: throw failure("a value is missing")
        }
    }

    private mutating func readWord(_ word: StaticString, as value: JSONValue) throws(JSONError) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[offset]) else { throw failure("a word is none of true, false and null") }
        }
        return value
    }

    private mutating func enter(depth: Int) throws(JSONError) {
        guard depth < JSONParser.maximumDepth else {
            throw failure("nesting is deeper than \(JSONParser.maximumDepth)")
        }
        index += 1
        skipSpace()
    }

    private mutating func readObject(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth: depth)
        var members: [JSONObject.Member] = []
        if take(UInt8(ascii: "}")) { return .object(JSONObject()) }
        while true {
            guard next == UInt8(ascii: "\"") else { throw failure(isAtEnd ?? "a key is missing") }
            let key = try readString()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure(isAtEnd ?? "a colon is missing") }
            skipSpace()
            members.append(JSONObject.Member(key: key, value: try readValue(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(JSONObject(unsorted: members)) }
            guard take(UInt8(ascii: ",")) else { throw failure(isAtEnd ?? "a comma or a closing brace is missing") }
            skipSpace()
        }
    }

    private mutating func readArray(depth: Int) throws(JSONError) -> JSONValue {
        try enter(depth: depth)
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try readValue(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw failure(isAtEnd ?? "a comma or a closing bracket is missing") }
            skipSpace()
        }
    }

    private var isAtEnd: String? { index == text.count ? "the text ends early" : nil }

    private mutating func readNumber() throws(JSONError) -> JSONValue {
        let first = index
        _ = take(UInt8(ascii: "-"))
        let digits = index
        guard skipDigits() > 0 else { throw failure("a number has no digits") }
        guard text[digits] != UInt8(ascii: "0") || index == digits + 1 else {
            throw failure("a number starts with a zero")
        }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            guard skipDigits() > 0 else { throw failure("a number has no digits after its point") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard skipDigits() > 0 else { throw failure("a number has no digits in its exponent") }
        }
        let number = String(decoding: text[first..<index], as: UTF8.self)
        if isInteger { return Int64(number).map(JSONValue.integer) ?? .bigInteger(number) }
        guard let value = Double(number), value.isFinite else { throw failure("a number is out of range") }
        return JSONValue(canonical: value)
    }

    private mutating func skipDigits() -> Int {
        let first = index
        while let byte = next, byte &- 48 < 10 { index += 1 }
        return index - first
    }

    private mutating func readString() throws(JSONError) -> String {
        index += 1
        var bytes: [UInt8] = []
        var run = index
        while true {
            switch next {
            case nil: throw failure("the text ends inside a string")
            case UInt8(ascii: "\""):
                bytes.append(contentsOf: text[run..<index])
                guard let string = String(validating: bytes, as: UTF8.self) else {
                    throw failure("a string is not UTF-8")
                }
                index += 1
                return string
            case UInt8(ascii: "\\"):
                bytes.append(contentsOf: text[run..<index])
                index += 1
                try readEscape(into: &bytes)
                run = index
            case .some(0..<0x20): throw failure("a string holds a raw control character")
            default: index += 1
            }
        }
    }

    private mutating func readEscape(into bytes: inout [UInt8]) throws(JSONError) {
        guard let letter = next else { throw failure("the text ends inside a string") }
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"): bytes.append(contentsOf: String(Character(try readScalar())).utf8)
        default:
            index -= 1
            throw failure("an escape is unknown")
        }
    }

    /// Reads the rest of a `\u` escape, and its second half where it is the first of a surrogate pair.
    private mutating func readScalar() throws(JSONError) -> Unicode.Scalar {
        let unit = try readHex()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, index + 1 < text.count, text[index] == UInt8(ascii: "\\"),
            text[index + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let beforeSecond = index
        index += 2
        let second = try readHex()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
        else {
            index = beforeSecond
            return "\u{FFFD}"
        }
        return scalar
    }

    private mutating func readHex() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = hexDigit(byte) else { throw failure("a \\u escape lacks hex digits") }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 48)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - 87)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - 55)
        default: nil
        }
    }
}
