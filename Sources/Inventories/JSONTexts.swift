internal import FastJSON
internal import HindcastModel

/// The JSON values of a text that may hold one of them, one a line, or several in a row.
struct JSONTexts {
    /// One value, or what is wrong in its place.
    struct Entry {
        /// Its place among the values of the text, from 1.
        let number: Int
        /// The line on which it starts, from 1.
        let line: Int
        /// The value; `nil` where it is none.
        let value: JSONValue?
        /// What is wrong where there is no value.
        let reason: String
    }

    /// All values, in the order of the text.
    private(set) var entries: [Entry] = []
    /// Whether the text is one value, as `gcloud` and `az` write it, and not a row of them.
    private(set) var isSingle = false

    /// Reads a text; `nil` where its first value is none, so that it is of no format of JSON at all.
    init?(_ text: [UInt8]) {
        guard let first = text.first(where: { !JSONTexts.isSpace($0) && !JSONTexts.isMark($0) }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return nil }
        var parser = JSONParser()
        if let value = try? parser.parse(text) {
            isSingle = true
            entries = [Entry(number: 1, line: 1, value: value, reason: "")]
            return
        }
        if !readLines(text, &parser) { readRow(text, &parser) }
        guard entries.contains(where: { $0.value != nil }) else { return nil }
    }

    /// Reads one value a line; returns `false` where the first line is none, so that lines mean nothing here.
    private mutating func readLines(_ text: [UInt8], _ parser: inout JSONParser) -> Bool {
        var number = 0
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { !JSONTexts.isSpace($0) }) else { continue }
            number += 1
            do {
                let value = try parser.parse(Array(line))
                entries.append(Entry(number: number, line: index + 1, value: value, reason: ""))
            } catch {
                if number == 1 { return false }
                entries.append(Entry(number: number, line: index + 1, value: nil, reason: "it is not JSON: \(error)"))
            }
        }
        return true
    }

    /// Reads values that follow one another, each over as many lines as it likes.
    private mutating func readRow(_ text: [UInt8], _ parser: inout JSONParser) {
        var cut = RowCut()
        for (place, byte) in text.enumerated() {
            guard let found = cut.take(byte, at: place) else { continue }
            let number = entries.count + 1
            do {
                let value = try parser.parse(Array(text[found.range]))
                entries.append(Entry(number: number, line: found.line, value: value, reason: ""))
            } catch {
                entries.append(Entry(number: number, line: found.line, value: nil, reason: "it is not JSON: \(error)"))
            }
        }
        guard cut.isOpen else { return }
        let reason = "the text ends within a value"
        entries.append(Entry(number: entries.count + 1, line: cut.line, value: nil, reason: reason))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The bytes of a byte order mark.
    private static func isMark(_ byte: UInt8) -> Bool { byte == 0xEF || byte == 0xBB || byte == 0xBF }
}

/// Finds where objects and arrays end by their brackets alone.
private struct RowCut {
    private var depth = 0
    private var isInText = false
    private var isEscaped = false
    private var start = 0
    private var current = 1
    /// The line on which the value at hand starts.
    private(set) var line = 1

    /// Whether a value has begun and not ended.
    var isOpen: Bool { depth > 0 }

    /// Takes the next byte; returns where a value lies that ends with it.
    mutating func take(_ byte: UInt8, at place: Int) -> (range: Range<Int>, line: Int)? {
        if byte == UInt8(ascii: "\n") { current += 1 }
        if isInText {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInText = false
            }
            return nil
        }
        switch byte {
        case UInt8(ascii: "\""): isInText = depth > 0
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            if depth == 0 { (start, line) = (place, current) }
            depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            guard depth > 0 else { return nil }
            depth -= 1
            if depth == 0 { return (start..<place + 1, line) }
        default: break
        }
        return nil
    }
}
