/// Reversible escapes for text that attackers may have chosen.
///
/// A backslash is doubled; tab, newline and carriage return become `\t`, `\n`, `\r`; every other control character,
/// line and paragraph separators, and the characters that change the direction of writing become `\u{…}` with the
/// scalar's lower-case hex digits. Everything else stays as it is.
enum VisibleText {
    /// Returns the text escaped; the characters of `others` (ASCII) are escaped as well.
    static func escape(_ text: String, and others: String = "") -> String {
        // Nearly all text is plain ASCII.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f && $0 != 0x5c }
                && others.utf8.allSatisfy { !bytes.contains($0) }
        }
        if isPlain == true { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where needsEscape(scalar) || others.unicodeScalars.contains(scalar):
                escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Returns the text as it was before `escape`; what is no escape stays as it is.
    static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var plain = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            switch rest.first {
            case "\\": plain += "\\"
            case "n": plain += "\n"
            case "r": plain += "\r"
            case "t": plain += "\t"
            case "u":
                let digits = rest.dropFirst(2).prefix { $0 != "}" }
                guard rest.dropFirst().first == "{", digits.endIndex < rest.endIndex,
                    let value = UInt32(String(digits), radix: 16), let decoded = Unicode.Scalar(value)
                else { fallthrough }
                plain.unicodeScalars.append(decoded)
                rest = rest[digits.endIndex...]
            default:
                plain += "\\"
                continue
            }
            rest = rest.dropFirst()
        }
        return plain
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x5c, 0..<0x20, 0x7f...0x9f: true
        // Direction marks, embeddings, overrides and isolates; line and paragraph separators.
        case 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
