internal import HindcastModel

/// Text for a shell (POSIX sh, bash).
enum ShellText {
    /// Returns one word that the shell takes as the text, whatever is in it, and that a terminal does not obey.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte.asciiLowercased &- 97 < 26 || byte &- 48 < 10 || "_-./:=@,+".utf8.contains(byte)
            }
        if isPlain { return text }
        if !text.unicodeScalars.contains(where: VisibleText.isHostile) {
            return "'" + text.replacing("'", with: #"'\''"#) + "'"
        }
        // Control characters need bash's own quotes.
        var result = "$'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": result += #"\'"#
            case "\\": result += #"\\"#
            case _ where VisibleText.isHostile(scalar):
                // Byte by byte: right in every locale.
                for byte in String(scalar).utf8 {
                    result += #"\x"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
                // A digit behind would be taken for a part of the escape.
                result += "'$'"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }
}
