internal import HindcastModel

extension RuleParser {
    mutating func dottedKeys() throws(RuleSyntaxError) -> [String] {
        var keys = [try member()]
        while skip(".") { keys.append(try member()) }
        return keys
    }

    mutating func member() throws(RuleSyntaxError) -> String {
        skipSpaces()
        return peek == "'" ? try quoted() : try word("a member")
    }

    mutating func word(_ what: String) throws(RuleSyntaxError) -> String {
        skipSpaces()
        let start = position
        while let next = peek, next.isLetter || next.isNumber || next == "_" || next == "$" || next == "-" {
            position += 1
        }
        guard position > start else { throw failure(what) }
        return text(from: start, to: position)
    }

    mutating func quoted() throws(RuleSyntaxError) -> String {
        position += 1
        var text = ""
        while let next = peek {
            position += 1
            if next == "'" {
                guard peek == "'" else { return text }
                position += 1
            }
            text.unicodeScalars.append(next)
        }
        throw failure("a closing quote")
    }

    mutating func number() throws(RuleSyntaxError) -> JSONValue {
        let start = position
        if peek == "-" { position += 1 }
        while let next = peek, next.isNumber || next == "." && (peek(1)?.isNumber ?? false) { position += 1 }
        let text = text(from: start, to: position)
        if let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text) else { throw failure("a number, not '\(text)'") }
        return .number(number)
    }

    var isAtKeyword: Bool {
        ["with", "without", "when"].contains { keyword in
            characters[position...].starts(with: keyword.unicodeScalars)
                && !(peek(keyword.count).map { $0.isLetter || $0.isNumber } ?? false)
        }
    }

    func text(from start: Int, to end: Int) -> String {
        String(String.UnicodeScalarView(characters[start..<end]))
    }

    var peek: Unicode.Scalar? { peek(0) }

    func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < characters.count ? characters[position + offset] : nil
    }

    mutating func skipSpaces() { while peek == " " { position += 1 } }

    /// Skips some punctuation, with spaces before it.
    mutating func skip(_ text: String) -> Bool {
        let start = position
        skipSpaces()
        if characters[position...].starts(with: text.unicodeScalars) {
            position += text.count
            return true
        }
        position = start
        return false
    }

    /// Skips a whole word, with spaces around it.
    mutating func skipWord(_ text: String) -> Bool {
        let start = position
        skipSpaces()
        if characters[position...].starts(with: text.unicodeScalars) {
            let next = peek(text.count)
            if next == nil || next == " " || next == ":" {
                position += text.count
                skipSpaces()
                return true
            }
        }
        position = start
        return false
    }

    mutating func expect(_ text: String) throws(RuleSyntaxError) {
        guard skip(text) else { throw failure("'\(text)'") }
    }

    mutating func expectEnd() throws(RuleSyntaxError) {
        skipSpaces()
        guard position == characters.count else { throw failure("the end of the line") }
    }

    func failure(_ what: String) -> RuleSyntaxError {
        RuleSyntaxError(
            reason: "expected \(what) at '\(rest.prefix(24))'"
        )
    }
}

extension Unicode.Scalar {
    var isLetter: Bool { isASCII ? (value | 0x20) &- 97 < 26 : properties.isAlphabetic }
    var isNumber: Bool { isASCII ? value &- 48 < 10 : properties.numericType != nil }
}
