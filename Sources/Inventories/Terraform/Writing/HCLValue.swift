internal import HindcastModel

/// A value as Terraform's language writes it.
indirect enum HCLValue: Hashable {
    /// A text, not escaped yet.
    case string(String)
    /// A number, `true`, `false` or `null`, as it stands.
    case plain(String)
    /// A list.
    case list([HCLValue])
    /// A map, or an object.
    case object([Member])
    /// `jsonencode(…)`: a text that holds a JSON document.
    case json(HCLValue)
    /// What nobody knows: a name that nothing bears, so that no plan is made before somebody has set the value.
    case placeholder(String)

    /// A key with its value.
    struct Member: Hashable {
        let key: String
        let value: HCLValue
    }

    /// Makes the value of a JSON one.
    init(_ value: JSONValue) {
        switch value {
        case .null: self = .plain("null")
        case .bool(let flag): self = .plain(flag ? "true" : "false")
        case .string(let text): self = .string(text)
        case .array(let elements): self = .list(elements.map { HCLValue($0) })
        case .object(let object):
            if value.isRedacted {
                self = .placeholder("REDACTED_set_by_hand")
            } else if value.isUnknown {
                self = .placeholder("UNKNOWN_set_by_hand")
            } else {
                self = .object(object.map { Member(key: $0.key, value: HCLValue($0.value)) })
            }
        case .integer, .bigInteger, .number: self = .plain(value.scalarText ?? "null")
        }
    }

    /// Whether there is a placeholder in it.
    var holdsPlaceholder: Bool {
        switch self {
        case .string, .plain: false
        case .list(let elements): elements.contains(where: \.holdsPlaceholder)
        case .object(let members): members.contains { $0.value.holdsPlaceholder }
        case .json(let value): value.holdsPlaceholder
        case .placeholder: true
        }
    }

    // MARK: Text

    /// The lines of the value, the first without indentation.
    func lines(indent: Int) -> [String] {
        let (blanks, inner) = (String(repeating: " ", count: indent), String(repeating: " ", count: indent + 2))
        switch self {
        case .string(let text): return [HCLValue.quoted(text)]
        case .plain(let text): return [text]
        case .placeholder(let name): return [name]
        case .list(let elements):
            let short = elements.map { $0.lines(indent: 0) }
            let isFlat = elements.allSatisfy(\.isScalar)
            if isFlat, short.reduce(0, { $0 + ($1.first?.count ?? 0) + 2 }) + indent < 80 {
                return ["[" + short.compactMap(\.first).joined(separator: ", ") + "]"]
            }
            var lines = ["["]
            for element in elements {
                var part = element.lines(indent: indent + 2)
                part[0] = inner + part[0]
                part[part.count - 1] += ","
                lines += part
            }
            return lines + [blanks + "]"]
        case .object(let members):
            guard !members.isEmpty else { return ["{}"] }
            let items = members.map { HCLItem.attribute(HCLValue.key($0.key), $0.value) }
            return ["{"] + HCLItem.lines(items, indent: indent + 2) + [blanks + "}"]
        case .json(let value):
            var lines = value.lines(indent: indent)
            lines[0] = "jsonencode(" + lines[0]
            lines[lines.count - 1] += ")"
            return lines
        }
    }

    private var isScalar: Bool {
        switch self {
        case .string, .plain, .placeholder: true
        case .list, .object, .json: false
        }
    }

    /// A text in quotes: nothing in it is a template, and nothing of it is obeyed by a terminal.
    ///
    /// Source: https://developer.hashicorp.com/terraform/language/expressions/strings
    static func quoted(_ text: String) -> String {
        var result = "\""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isTemplate = index + 1 < scalars.count && scalars[index + 1] == "{"
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "$" where isTemplate: result += "$$"
            case "%" where isTemplate: result += "%%"
            case _ where isHidden(scalar):
                let digits = String(scalar.value, radix: 16)
                let width = scalar.value > 0xFFFF ? 8 : 4
                result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }

    /// A key of an object: a name as it is, anything else in quotes.
    static func key(_ text: String) -> String { isName(text) ? text : quoted(text) }

    /// Whether a text is a name of the language's.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
        return text.utf8.allSatisfy {
            $0.isLetter || $0 &- 48 < 10 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }
}

/// A line or a block of Terraform's language.
enum HCLItem: Hashable {
    /// `name = value`; the name may be a key in quotes.
    case attribute(String, HCLValue)
    /// `name { … }`.
    case block(String, [HCLItem])
    /// `# text`, one line.
    case comment(String)

    /// Returns the lines, with the blanks that `terraform fmt` would put.
    static func lines(_ items: [HCLItem], indent: Int) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        var lines: [String] = []
        /// Attributes of one line, side by side, have their signs below each other.
        var run: [(name: String, value: String)] = []
        func flush() {
            let width = run.map(\.name.count).max() ?? 0
            for entry in run {
                let gap = String(repeating: " ", count: width - entry.name.count)
                lines.append("\(blanks)\(entry.name)\(gap) = \(entry.value)")
            }
            run = []
        }
        for (index, item) in items.enumerated() {
            switch item {
            case .attribute(let name, let value):
                var text = value.lines(indent: indent)
                if text.count == 1 {
                    run.append((name, text[0]))
                } else {
                    flush()
                    text[0] = "\(blanks)\(name) = \(text[0])"
                    lines += text
                }
            case .block(let name, let inner):
                flush()
                if index > 0 { lines.append("") }
                lines.append("\(blanks)\(name) {")
                lines += HCLItem.lines(inner, indent: indent + 2)
                lines.append("\(blanks)}")
            case .comment(let text):
                flush()
                lines.append("\(blanks)# \(text)")
            }
        }
        flush()
        return lines
    }

    /// Whether it is a block.
    var isBlock: Bool { if case .block = self { true } else { false } }

    /// Whether there is a placeholder in it.
    var holdsPlaceholder: Bool {
        switch self {
        case .attribute(_, let value): value.holdsPlaceholder
        case .block(_, let items): items.contains(where: \.holdsPlaceholder)
        case .comment: false
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { asciiLowercased &- 97 < 26 }
}
