/// Writes JSON text in the one canonical way: UTF-8, keys sorted by their bytes, only the required escapes,
/// integers as they are, other numbers in their shortest text that reads back the same.
public struct JSONWriter {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// Two spaces of indent, one member or element a line: what the history's documents use.
        case indented
        /// One line without a space: what notes and NDJSON use.
        case compact
    }

    private var bytes: [UInt8] = []
    private let layout: Layout

    private init(layout: Layout) { self.layout = layout }

    /// Returns the canonical bytes of a value, without a final newline.
    public static func bytes(of value: JSONValue, layout: Layout) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.bytes.reserveCapacity(1024)
        writer.write(value, depth: 0)
        return writer.bytes
    }

    /// Returns the canonical bytes of a value with indent and a final newline, in no more memory than they take.
    package static func lines(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter(layout: .indented)
        writer.bytes.reserveCapacity(4_096)
        writer.write(value, depth: 0)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes.fitted
    }

    /// Returns a number's shortest text: `70` for 70.0, `0.1`, `1e+21`.
    public static func text(of number: Double) -> String {
        if number.rounded(.towardZero) == number, abs(number) < 9_007_199_254_740_992 { return String(Int64(number)) }
        // JSON has no spelling for these; a log that holds them is broken, and null says that nothing is known.
        guard number.isFinite else { return "null" }
        return "\(number)"
    }

    private mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(digits: String(value))
        case .bigInteger(let digits): append(digits: digits)
        case .number(let value): append(digits: JSONWriter.text(of: value))
        case .string(let text): write(text)
        case .array(let elements):
            writeList(elements, open: "[", close: "]", depth: depth) { writer, element in
                writer.write(element, depth: depth + 1)
            }
        case .object(let object):
            if let text = object.text, layout == .indented, text.depth == depth + 1 {
                return write(text)
            }
            writeList(object.members, open: "{", close: "}", depth: depth) { writer, member in
                writer.write(member, depth: depth + 1)
            }
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element],
        open: Unicode.Scalar,
        close: Unicode.Scalar,
        depth: Int,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(depth: depth + 1)
            write(&self, element)
        }
        if !elements.isEmpty { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: close))
    }

    /// Writes an object that still is text, and stands as deep as it did there: most of it is copied.
    private mutating func write(_ text: CanonicalMembers) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        text.forEachRun { run, member in
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(depth: text.depth)
            if let run { bytes.append(contentsOf: text.text[run]) }
            if let member { write(member, depth: text.depth) }
        }
        breakLine(depth: text.depth - 1)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ member: JSONObject.Member, depth: Int) {
        write(member.key)
        append(layout == .indented ? ": " : ":")
        write(member.value, depth: depth)
    }

    private mutating func breakLine(depth: Int) {
        guard layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func write(_ text: String) {
        unsafe text.withBytes { unsafe JSONWriter.append($0, to: &bytes) }
    }

    /// Appends the canonical spelling of a text, given as UTF-8, with its quotes.
    package static func append(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while true {
            // Most texts need no escape, and are copied whole.
            index = unsafe placeOfEscape(in: text, from: index)
            guard index < text.count else { break }
            unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<index]))
            unsafe appendEscaped(text[index], to: &bytes)
            index += 1
            start = index
        }
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start...]))
        bytes.append(UInt8(ascii: "\""))
    }

    /// The place of the next byte that needs an escape, looked for eight at a time; the end where there is none.
    private static func placeOfEscape(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while place + 8 <= text.count {
            let word = unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let found =
                (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
            if found & tops != 0 { break }
            place += 8
        }
        while place < text.count {
            let byte = unsafe text[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
            place += 1
        }
        return place
    }

    private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes += [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")]
            for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
        }
    }

    private mutating func append(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func append(digits: String) { bytes.append(contentsOf: digits.utf8) }
}

extension JSONValue {
    /// The canonical text in one line.
    public var compactText: String { String(decoding: JSONWriter.bytes(of: self, layout: .compact), as: UTF8.self) }

    /// The canonical text with indent, without a final newline.
    public var indentedText: String { String(decoding: JSONWriter.bytes(of: self, layout: .indented), as: UTF8.self) }
}
