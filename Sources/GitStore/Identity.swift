/// Brings names and e-mail addresses into the form that `git fsck` accepts in a commit.
///
/// Spaces and the punctuation that git itself trims go from both ends; control characters and the angle brackets
/// that would end the field early are escaped visibly, so that two different people never become one.
enum Identity {
    /// Returns the line's part before the date, such as `Alice Example <alice@example.com>`.
    ///
    /// Git refuses a missing name: `unknown` stands for it.
    static func line(name: String, email: String) -> String {
        var line = clean(name)
        if line.isEmpty { line = "unknown" }
        let email = clean(email)
        line.reserveCapacity(line.utf8.count + email.utf8.count + 3)
        line += " <"
        line += email
        line += ">"
        return line
    }

    private static func clean(_ text: String) -> String {
        if let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, !isCrud(first), !isCrud(last) {
            return VisibleText.escape(text, and: "<>")
        }
        var rest = text.unicodeScalars[...]
        while let first = rest.first, isCrud(first) { rest.removeFirst() }
        while let last = rest.last, isCrud(last) { rest.removeLast() }
        return VisibleText.escape(String(rest), and: "<>")
    }

    /// What git trims from both ends of a name (`strbuf_addstr_without_crud`).
    private static func isCrud(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\0"..." ", ".", ",", ":", ";", "<", ">", "\"", "\\", "'": true
        default: false
        }
    }
}
