import Hindcast
import HindcastModel

/// A configuration as YAML: what people read fastest, and what YAML 1.2 readers take back.
enum YAMLText {
    /// Returns the lines of an object's members.
    static func lines(_ object: JSONObject, indent: Int = 0) -> [StyledText] {
        var writer = Writer()
        writer.write(object, depth: indent, first: nil)
        return writer.lines
    }

    private struct Writer {
        var lines: [StyledText] = []

        /// Writes the members; `first` is what the first line begins with, if that is a list's dash.
        mutating func write(_ object: JSONObject, depth: Int, first: StyledText?) {
            for (index, member) in object.enumerated() {
                let start = index == 0 ? first ?? blanks(depth) : blanks(depth)
                write(member.value, after: start + StyledText(YAMLText.scalar(member.key) + ":"), depth: depth)
            }
        }

        /// Writes a value behind its key or its dash.
        private mutating func write(_ value: JSONValue, after start: StyledText, depth: Int) {
            switch value {
            case .object(let object) where !value.isLeaf:
                lines.append(start)
                write(object, depth: depth + 2, first: nil)
            case .array(let elements) where !elements.isEmpty:
                lines.append(start)
                for element in elements { write(element: element, depth: depth + 2) }
            default: lines.append(start + " " + YAMLText.leaf(value))
            }
        }

        private mutating func write(element: JSONValue, depth: Int) {
            let dash = blanks(depth) + "-"
            switch element {
            case .object(let object) where !element.isLeaf: write(object, depth: depth + 2, first: dash + " ")
            case .array(let elements) where !elements.isEmpty:
                lines.append(dash)
                for inner in elements { write(element: inner, depth: depth + 2) }
            default: lines.append(dash + " " + YAMLText.leaf(element))
            }
        }

        private func blanks(_ count: Int) -> StyledText { StyledText(String(repeating: " ", count: count)) }
    }

    private static func leaf(_ value: JSONValue) -> StyledText {
        switch value {
        case .string(let text): StyledText(scalar(text))
        case _ where value.isRedacted: StyledText(LeafText.value(value), .quiet)
        case _ where value.isUnknown: StyledText(LeafText.value(value), .warning)
        default: StyledText(value.compactText)
        }
    }

    /// A string as it is where no reader could take it for anything else, quoted as JSON does otherwise.
    private static func scalar(_ text: String) -> String {
        isPlain(text) ? text : JSONText.visible(JSONValue.string(text).compactText)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        func isLetter(_ byte: UInt8) -> Bool { byte.asciiLowercased &- 97 < 26 }
        func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
        // A first letter rules out numbers and dates; `/`, `$` and `*` begin paths, variables and wildcards.
        guard
            isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "$") || first == UInt8(ascii: "_")
                || isDigit(first) && !isNumberLike(text)
        else { return false }
        guard last != UInt8(ascii: ":"), last != UInt8(ascii: " ") else { return false }
        let marks = Array("/._-+=@:$*(), ".utf8)
        guard text.utf8.allSatisfy({ isLetter($0) || isDigit($0) || marks.contains($0) }) else { return false }
        return !text.contains(": ") && !words.contains(text.lowercased())
    }

    /// Whether text that begins with a digit could be read as a number, a date or a time.
    private static func isNumberLike(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 &- 48 < 10 || "+-.:_eExXoTZ".utf8.contains($0) || $0.asciiLowercased &- 97 < 6 }
    }

    /// What YAML 1.1 and 1.2 readers take for something else than text.
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
}
