package import HindcastModel

/// Answers as JSON text that a terminal takes no harm from.
package enum JSONText {
    /// One value and a newline.
    package static func line(_ value: JSONValue) -> String { visible(value.compactText) + "\n" }

    /// A value over several lines.
    package static func indented(_ value: JSONValue) -> String { visible(value.indentedText) + "\n" }

    /// Writes what JSON lets through as it is and a terminal obeys (C1 controls, direction marks) as `\u` escapes.
    ///
    /// Outside strings JSON has none of these, so the value stays the same.
    package static func visible(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x7F }), text.unicodeScalars.contains(where: isHidden) else {
            return text
        }
        var result = ""
        for scalar in text.unicodeScalars {
            guard isHidden(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && VisibleText.isHostile(scalar)
    }
}
