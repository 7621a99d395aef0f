internal import HindcastModel

/// Reads the YAML that `gcloud logging read` prints by itself: blocks of mappings and sequences, texts plain, quoted or literal,
/// the empty `{}` and `[]`. Anchors, tags and other flow collections, which it never prints, are refused.
///
/// Source: https://yaml.org/spec/1.2.2/
struct GcloudYAML {
    /// Why a document cannot be read, as a sentence without a final full stop.
    struct Failure: Error {
        let reason: String
    }

    private struct Line {
        let indent: Int
        var text: Substring
        let number: Int
    }

    private var lines: [Line] = []
    private var place = 0
    /// Blank lines stand in texts alone; how many are before a line.
    private var blanks: [Int] = []
    private static let deepest = 100

    /// Whether a text starts as such a document does.
    static func starts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = String(decoding: bytes.prefix(64), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first(where: { $0 != "---" }) else { return false }
        let keys = [
            "httpRequest", "insertId", "labels", "logName", "operation", "protoPayload", "receiveTimestamp", "resource",
            "severity", "timestamp", "jsonPayload", "textPayload", "sourceLocation", "spanId", "trace", "errorGroups",
        ]
        return keys.contains { line == "\($0):" || line.hasPrefix("\($0): ") }
    }

    /// Returns the value of one document, without its marks.
    static func parse(_ text: String) throws(Failure) -> JSONValue {
        var reader = GcloudYAML(text)
        guard reader.place < reader.lines.count else { return .null }
        let value = try reader.node(indent: reader.lines[0].indent, depth: 0)
        guard reader.place == reader.lines.count else { throw reader.failure() }
        return value
    }

    private init(_ text: String) {
        var blank = 0
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = line.drop { $0 == " " }
            if content.isEmpty {
                blank += 1
                continue
            }
            lines.append(Line(indent: line.count - content.count, text: content, number: number + 1))
            blanks.append(blank)
            blank = 0
        }
    }

    private func failure() -> Failure {
        let number = place < lines.count ? lines[place].number : lines.last?.number ?? 1
        return Failure(reason: "it is no YAML as gcloud prints it: line \(number) of the document")
    }

    // MARK: Nodes

    private mutating func node(indent: Int, depth: Int) throws(Failure) -> JSONValue {
        guard depth < GcloudYAML.deepest, place < lines.count else { throw failure() }
        if isItem(lines[place].text) { return try sequence(indent: indent, depth: depth) }
        if key(of: lines[place].text) != nil { return try mapping(indent: indent, depth: depth) }
        let text = lines[place].text
        place += 1
        return try scalar(text, indent: indent - 1)
    }

    private mutating func sequence(indent: Int, depth: Int) throws(Failure) -> JSONValue {
        var elements: [JSONValue] = []
        while place < lines.count, lines[place].indent == indent, isItem(lines[place].text) {
            let rest = lines[place].text.dropFirst()
            let content = rest.drop { $0 == " " }
            guard !content.isEmpty else {
                place += 1
                let isNested = place < lines.count && lines[place].indent > indent
                elements.append(isNested ? try node(indent: lines[place].indent, depth: depth + 1) : .null)
                continue
            }
            // What follows the dash is a node of its own, as deep as it stands.
            let column = indent + 1 + rest.count - content.count
            lines[place] = Line(indent: column, text: content, number: lines[place].number)
            let isBlock = key(of: content) != nil || isItem(content)
            if isBlock {
                elements.append(try node(indent: column, depth: depth + 1))
            } else {
                place += 1
                elements.append(try scalar(content, indent: indent))
            }
        }
        return .array(elements)
    }

    private mutating func mapping(indent: Int, depth: Int) throws(Failure) -> JSONValue {
        var members: [JSONObject.Member] = []
        while place < lines.count, lines[place].indent == indent, !isItem(lines[place].text) {
            guard let (key, rest) = key(of: lines[place].text) else { throw failure() }
            place += 1
            var value = JSONValue.null
            if !rest.isEmpty {
                value = try scalar(rest, indent: indent)
            } else if place < lines.count {
                let next = lines[place]
                // A sequence may stand as far out as the key that holds it.
                if next.indent > indent || next.indent == indent && isItem(next.text) {
                    value = try node(indent: next.indent, depth: depth + 1)
                }
            }
            members.append(.init(key: key, value: value))
        }
        if place < lines.count, lines[place].indent > indent { throw failure() }
        return .object(JSONObject(unsorted: members))
    }

    private func isItem(_ text: Substring) -> Bool { text == "-" || text.hasPrefix("- ") }

    /// The key that a line starts with, and what follows; `nil` where it starts with none.
    private func key(of text: Substring) -> (key: String, rest: Substring)? {
        if let quote = text.first, quote == "'" || quote == "\"" {
            guard let (content, rest) = GcloudYAML.quoted(text), rest.hasPrefix(":") else { return nil }
            let value = rest.dropFirst()
            return value.isEmpty || value.hasPrefix(" ") ? (content, value.drop { $0 == " " }) : nil
        }
        guard let first = text.first, !"{[&*!|>%@`#".contains(first) || first == "@" else { return nil }
        if text.hasSuffix(":"), !text.dropLast().contains(": ") { return (String(text.dropLast()), "") }
        guard let range = text.firstRange(of: ": ") else { return nil }
        return (String(text[..<range.lowerBound]), text[range.upperBound...].drop { $0 == " " })
    }

    // MARK: Texts

    /// - Parameter indent: how deep what the text belongs to stands; lines that go on are deeper.
    private mutating func scalar(_ text: Substring, indent: Int) throws(Failure) -> JSONValue {
        switch text.first {
        case "|", ">": return .string(literal(text, indent: indent))
        case "'", "\"": return .string(try quoted(text, indent: indent))
        case "{" where text == "{}": return .object([:])
        case "[" where text == "[]": return .array([])
        case "{", "[", "&", "*", "!", "%", "`": throw failure()
        default: return GcloudYAML.typed(folded(text, indent: indent))
        }
    }

    /// A plain text with the lines that go on, put together as YAML does: a line break is a space, an empty line a line break.
    private mutating func folded(_ text: Substring, indent: Int) -> String {
        var result = String(text)
        while place < lines.count, lines[place].indent > indent {
            result += blanks[place] == 0 ? " " : String(repeating: "\n", count: blanks[place])
            result += lines[place].text
            place += 1
        }
        return result
    }

    private mutating func quoted(_ text: Substring, indent: Int) throws(Failure) -> String {
        var whole = String(text)
        while true {
            if let (content, rest) = GcloudYAML.quoted(Substring(whole)) {
                guard rest.isEmpty || rest.hasPrefix(" #") else { throw failure() }
                return content
            }
            guard place < lines.count, lines[place].indent > indent || lines[place].indent >= 0 && indent < 0 else {
                throw failure()
            }
            if whole.hasPrefix("\""), whole.hasSuffix("\\"), !whole.hasSuffix("\\\\") {
                // A break that is escaped is none, and what follows may begin with an escaped space.
                whole.removeLast()
            } else {
                whole += blanks[place] == 0 ? " " : String(repeating: "\n", count: blanks[place])
            }
            whole += lines[place].text
            place += 1
        }
    }

    /// The text in quotes at the start, its escapes undone, and what follows; `nil` where the closing quote is missing.
    private static func quoted(_ text: Substring) -> (content: String, rest: Substring)? {
        guard let quote = text.first else { return nil }
        var content = ""
        var rest = text.dropFirst()
        while let letter = rest.popFirst() {
            if letter == quote {
                if quote == "'", rest.first == "'" {
                    content.append("'")
                    rest = rest.dropFirst()
                    continue
                }
                return (content, rest)
            }
            guard letter == "\\", quote == "\"" else {
                content.append(letter)
                continue
            }
            guard let escape = rest.popFirst() else { return nil }
            switch escape {
            case "n": content.append("\n")
            case "t": content.append("\t")
            case "r": content.append("\r")
            case "0": content.append("\0")
            case "a": content.append("\u{7}")
            case "b": content.append("\u{8}")
            case "e": content.append("\u{1B}")
            case "f": content.append("\u{C}")
            case "v": content.append("\u{B}")
            case "N": content.append("\u{85}")
            case "_": content.append("\u{A0}")
            case "L": content.append("\u{2028}")
            case "P": content.append("\u{2029}")
            case "x", "u", "U":
                let count = escape == "x" ? 2 : escape == "u" ? 4 : 8
                let digits = rest.prefix(count)
                rest = rest.dropFirst(count)
                guard digits.count == count, let code = UInt32(digits, radix: 16) else { return nil }
                content.unicodeScalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
            default: content.append(escape)
            }
        }
        return nil
    }

    /// A literal text: its lines as they are, the indent of the first one taken off.
    private mutating func literal(_ head: Substring, indent: Int) -> String {
        var result = ""
        let start = place
        let margin = place < lines.count ? lines[place].indent : 0
        while place < lines.count, lines[place].indent > indent {
            let line = lines[place]
            let isFirst = place == start
            let breaks = blanks[place] + (isFirst ? 0 : 1)
            let isFolded = head.hasPrefix(">") && breaks == 1
            result +=
                isFolded ? " " : String(repeating: "\n", count: head.hasPrefix(">") && !isFirst ? breaks - 1 : breaks)
            result += String(repeating: " ", count: max(0, line.indent - margin)) + line.text
            place += 1
        }
        return head.contains("-") ? result : result + "\n"
    }

    /// A plain text as what it means: a truth value, a number, nothing, or itself.
    private static func typed(_ text: String) -> JSONValue {
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "~", "": return .null
        default: break
        }
        guard let first = text.utf8.first, first.isDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: ".")
        else {
            return .string(text)
        }
        if let number = Int64(text), String(number) == text { return .integer(number) }
        let isNumber = text.utf8.allSatisfy { $0.isDigit || ".-+eE".utf8.contains($0) } && text.contains(".")
        if isNumber, text.count(where: { $0 == "." }) == 1, let number = Double(text), number.isFinite {
            return .number(number)
        }
        return .string(text)
    }
}
