/// Text from logs, made safe to print: attackers choose some of it.
package enum VisibleText {
    /// Returns the text with everything that does not print as itself shown as an escape.
    ///
    /// Tab, newline and carriage return become `\t`, `\n`, `\r`; other control characters, marks that turn the direction
    /// of writing, invisible format characters, line separators and code points without a glyph become `\u{…}`.
    package static func escape(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHostile) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isHostile(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a terminal obeys the character, or shows nothing of it.
    package static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }
}
