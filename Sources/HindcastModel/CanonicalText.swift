/// Reads values out of canonical text, as ``JSONWriter`` writes it with indent.
///
/// Of a text that is none the values are wrong: whoever hands one in has written it, or has compared it with what is written.
enum CanonicalText {
    /// Returns the value at a place and moves behind it.
    ///
    /// - Parameter depth: how many levels the value's line is indented.
    static func value(in text: [UInt8], at place: inout Int, depth: Int) -> JSONValue {
        switch text[place] {
        case UInt8(ascii: "{"):
            let members = CanonicalMembers(in: text, at: place, depth: depth + 1)
            place = members.slots.last.map { Int($0.valueEnd) + 2 + 2 * depth } ?? place + 2
            return .object(JSONObject(text: members))
        case UInt8(ascii: "["): return .array(elements(in: text, at: &place, depth: depth))
        case UInt8(ascii: "\""):
            let start = place + 1
            let end = quote(from: start, in: text.span)
            place = end + 1
            return .string(string(in: text, from: Int32(start), to: Int32(end)))
        case UInt8(ascii: "t"):
            place += 4
            return .bool(true)
        case UInt8(ascii: "f"):
            place += 5
            return .bool(false)
        case UInt8(ascii: "n"):
            place += 4
            return .null
        default: return number(in: text, at: &place)
        }
    }

    /// Gives the place of each member's value of the outermost object to `body`, which moves it behind the value.
    static func forEachMember(ofRootIn text: [UInt8], _ body: (_ key: String, _ value: inout Int) -> Void) {
        var place = 0
        forEachMember(in: text, at: &place, depth: 1, body)
    }

    /// Gives the place of each value of the object at a place to `body`, and moves behind the object.
    ///
    /// - Parameters:
    ///   - depth: how many levels the members are indented.
    ///   - body: moves the place behind the value.
    static func forEachMember(
        in text: [UInt8],
        at place: inout Int,
        depth: Int,
        _ body: (_ key: String, _ value: inout Int) -> Void
    ) {
        guard text[place + 1] == UInt8(ascii: "\n") else { return place += 2 }
        repeat {
            // Behind the brace or a comma: a line break, the indent and a quote.
            let start = place + 3 + 2 * depth
            let end = quote(from: start, in: text.span)
            place = end + 3
            body(string(in: text, from: Int32(start), to: Int32(end)), &place)
        } while text[place] == UInt8(ascii: ",")
        place += 2 * depth
    }

    /// Moves behind the string at a place.
    static func skipString(in text: [UInt8], at place: inout Int) {
        place = quote(from: place + 1, in: text.span) + 1
    }

    private static func elements(in text: [UInt8], at place: inout Int, depth: Int) -> [JSONValue] {
        var elements: [JSONValue] = []
        guard text[place + 1] == UInt8(ascii: "\n") else {
            place += 2
            return []
        }
        repeat {
            // Behind the bracket or the comma: a line break and the indent.
            place += 2 + 2 * (depth + 1)
            elements.append(value(in: text, at: &place, depth: depth + 1))
        } while text[place] == UInt8(ascii: ",")
        place += 2 + 2 * depth
        return elements
    }

    private static func number(in text: [UInt8], at place: inout Int) -> JSONValue {
        let start = place
        var isInteger = true
        while place < text.count, text[place] != UInt8(ascii: ","), text[place] != UInt8(ascii: "\n") {
            if text[place] > UInt8(ascii: "9") || text[place] == UInt8(ascii: ".") { isInteger = false }
            place += 1
        }
        let digits = String(decoding: text[start..<place], as: UTF8.self)
        if isInteger { return Int64(digits).map(JSONValue.integer) ?? .bigInteger(digits) }
        return Double(digits).map(JSONValue.number) ?? .null
    }

    /// Returns the text between two quotes, its escapes undone.
    static func string(in text: [UInt8], from start: Int32, to end: Int32) -> String {
        let bytes = text[Int(start)..<Int(end)]
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            guard bytes[place] == UInt8(ascii: "\\") else {
                plain.append(bytes[place])
                place += 1
                continue
            }
            switch bytes[place + 1] {
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"):
                // The writer escapes bytes below 0x20 only: `\u00` and two digits.
                plain.append(hexDigit(bytes[place + 4]) << 4 | hexDigit(bytes[place + 5]))
                place += 4
            case let byte: plain.append(byte)
            }
            place += 2
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8 { byte < 58 ? byte - 48 : byte - 87 }

    /// The place of the next line break, looked for eight bytes at a time.
    static func lineEnd(from start: Int, in bytes: Span<UInt8>) -> Int {
        var place = start
        while place + 8 <= bytes.count {
            let found = marks(of: 0x0A, in: word(at: place, in: bytes))
            if found != 0 { return place + found.trailingZeroBitCount / 8 }
            place += 8
        }
        while bytes[place] != 0x0A { place += 1 }
        return place
    }

    /// The place of the quote that ends the string whose inside begins here.
    static func quote(from start: Int, in bytes: Span<UInt8>) -> Int {
        var hasEscapes = false
        return quote(from: start, in: bytes, &hasEscapes)
    }

    /// The same; sets `hasEscapes` where there are any on the way.
    static func quote(from start: Int, in bytes: Span<UInt8>, _ hasEscapes: inout Bool) -> Int {
        var place = start
        while place + 8 <= bytes.count {
            let word = word(at: place, in: bytes)
            let found = marks(of: UInt8(ascii: "\""), in: word) | marks(of: UInt8(ascii: "\\"), in: word)
            guard found != 0 else {
                place += 8
                continue
            }
            place += found.trailingZeroBitCount / 8
            if bytes[place] == UInt8(ascii: "\"") { return place }
            hasEscapes = true
            place += 2
        }
        while bytes[place] != UInt8(ascii: "\"") {
            let isEscape = bytes[place] == UInt8(ascii: "\\")
            if isEscape { hasEscapes = true }
            place += isEscape ? 2 : 1
        }
        return place
    }

    private static func word(at place: Int, in bytes: Span<UInt8>) -> UInt64 {
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    }

    /// The highest bit of each byte that equals the one looked for; right up to the first such byte.
    private static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let differing = word ^ ones &* UInt64(byte)
        return (differing &- ones) & ~differing & 0x8080_8080_8080_8080
    }
}
