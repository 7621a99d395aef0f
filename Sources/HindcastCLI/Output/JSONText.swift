import HindcastModel

/// JSON as it is printed: canonical, and safe on a terminal as well.
enum JSONText {
    /// Returns the bytes of a value, without a final newline.
    ///
    /// JSON requires an escape for the controls below space only. DEL, the C1 controls and the format characters (which
    /// turn the direction of text, or hide) get one too: the same value to every reader, and harmless to look at.
    static func bytes(of value: JSONValue, layout: JSONWriter.Layout) -> [UInt8] {
        let bytes = JSONWriter.bytes(of: value, layout: layout)
        guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
        var result = ""
        // Outside its strings JSON is ASCII, so that every scalar found here stands in a string.
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x7F, VisibleText.isHidden(scalar) {
                for unit in String(scalar).utf16 { result += escape(unit) }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return Array(result.utf8)
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
