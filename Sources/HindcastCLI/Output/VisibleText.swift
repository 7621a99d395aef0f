/// Text made safe to print: attackers choose some of what logs say.
enum VisibleText {
    /// Returns the text with everything that does not print as itself shown as an escape.
    ///
    /// Tab, newline and carriage return become `\t`, `\n`, `\r`; other control characters, marks that turn the direction
    /// of writing, invisible format characters, line separators and code points without a glyph become `\u{…}`.
    static func escape(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isHidden(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a scalar is none that a terminal prints as itself.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }
}
