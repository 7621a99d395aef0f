internal import HindcastModel

/// Makes and reads the messages of commits: a subject of one line, a blank line, and trailers.
package struct CommitMessage: Hashable, Sendable {
    /// One `Key: value` line at a message's end.
    package struct Trailer: Hashable, Sendable {
        /// Letters, digits and hyphens.
        package let key: String
        /// Any text; escaped in the message.
        package let value: String

        /// Makes a trailer.
        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// What was done, in one line.
    package let subject: String
    /// The trailers in order; keys may repeat.
    package let trailers: [Trailer]

    /// Makes a message of plain parts, which may hold anything.
    package init(subject: String, trailers: [Trailer]) {
        self.subject = subject
        self.trailers = trailers
    }

    /// The message with everything escaped that could break a line, forge a trailer or drive a terminal.
    package var text: String {
        let line = VisibleText.escape(Self.line(subject))
        var bytes: [UInt8] = []
        // Nearly always enough: most values are as long in the message as they are.
        bytes.reserveCapacity(
            trailers.reduce(line.utf8.count + 16) { $0 + $1.key.utf8.count + $1.value.utf8.count + 4 }
        )
        line.withBytes { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\n"))
        if !trailers.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        for trailer in trailers {
            let value = Self.escapedValue(trailer.value)
            trailer.key.withBytes { bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: ":"))
            if !value.isEmpty { bytes.append(UInt8(ascii: " ")) }
            value.withBytes { bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns a subject as it is read back from a message: without the spaces at its ends, which git trims.
    package static func line(_ subject: String) -> String {
        let line = subject.trimmingSpaces
        return line.isEmpty ? "(no subject)" : line
    }

    /// Reads a message back, undoing the escapes; a message of other making has the trailers that its last
    /// paragraph holds.
    package init(parsing text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        subject = VisibleText.unescape(lines.first ?? "")
        var paragraph: [String] = []
        for line in lines.dropFirst().reversed() {
            if !line.isEmpty { paragraph.append(line) } else if !paragraph.isEmpty { break }
        }
        trailers = paragraph.reversed().compactMap(Self.trailer)
    }

    private static func trailer(_ line: String) -> Trailer? {
        let key = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" }
        let rest = line[key.endIndex...]
        guard !key.isEmpty, rest.first == ":" else { return nil }
        return Trailer(key: String(key), value: VisibleText.unescape(String(rest.dropFirst().drop { $0 == " " })))
    }

    /// Git trims a trailer's value, so a space at either end is escaped.
    private static func escapedValue(_ value: String) -> String {
        var text = VisibleText.escape(value)
        if text.utf8.first == UInt8(ascii: " ") { text = "\\u{20}" + text.dropFirst() }
        if text.utf8.last == UInt8(ascii: " ") { text = text.dropLast() + "\\u{20}" }
        return text
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let space = UInt8(ascii: " ")
        guard utf8.first == space || utf8.last == space else { return self }
        var text = Substring(self)
        while text.hasPrefix(" ") { text.removeFirst() }
        while text.hasSuffix(" ") { text.removeLast() }
        return String(text)
    }
}
