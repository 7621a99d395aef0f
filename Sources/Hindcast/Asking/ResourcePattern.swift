internal import HindcastModel

/// A glob over addresses: `*` stands for any text within a part, `?` for one character.
///
/// Six parts are matched with the whole address; fewer with its last parts, or, where the first part is a provider,
/// with its first ones: `aws/*/*/s3/bucket/*`, `security-group/*`, `web-*`, `aws/111122223333`.
struct ResourcePattern {
    /// The parts, wildcards and all.
    private let parts: [[UInt8]]
    /// The whole pattern: an id may have slashes in it, which its address encodes.
    private let whole: [UInt8]
    private let isPrefix: Bool

    /// The text of the last parts that hold no wildcard, by which the index narrows the search; `nil` where there
    /// are none.
    let literalTail: String?

    /// Reads a pattern; `nil` where the text is a plain name.
    init?(_ text: String) {
        let texts = text.split(separator: "/", omittingEmptySubsequences: false)
        isPrefix = texts.count < 6 && Provider(rawValue: String(texts[0])) != nil
        guard isPrefix || text.utf8.contains(where: Glob.isWildcard) else { return nil }
        parts = texts.map { Array($0.utf8) }
        whole = Array(text.utf8)
        let literal = texts.reversed().prefix { !$0.utf8.contains(where: Glob.isWildcard) }
        literalTail = isPrefix || literal.isEmpty ? nil : literal.reversed().joined(separator: "/")
    }

    /// Returns whether a resource is meant.
    func matches(_ address: Address) -> Bool {
        if parts.count > 1, address.id.utf8.contains(UInt8(ascii: "/")), Glob.matches(whole, address.id) { return true }
        let texts = address.encodedParts
        guard parts.count <= texts.count else { return false }
        let compared = isPrefix ? texts.prefix(parts.count) : texts.suffix(parts.count)
        return zip(parts, compared).allSatisfy { pattern, part in
            Glob.matches(pattern, part)
                || part.utf8.contains(UInt8(ascii: "%")) && Glob.matches(pattern, Address.decode(part))
        }
    }
}

/// Matching of text with wildcards.
enum Glob {
    /// Returns whether a byte is `*` or `?`.
    static func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }

    /// Returns whether the whole text fits the pattern; with `ignoringCase`, ASCII letters fit in either case.
    static func matches(_ pattern: [UInt8], _ text: String, ignoringCase: Bool = false) -> Bool {
        let text = Array(text.utf8)
        var (p, t) = (0, 0)
        // Where to go on when the last star has to swallow one more byte.
        var retry: (pattern: Int, text: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                retry = (p + 1, t)
                p += 1
            } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") {
                p += 1
                t += 1
                while t < text.count, text[t] & 0b1100_0000 == 0b1000_0000 { t += 1 }
            } else if p < pattern.count,
                pattern[p] == text[t] || ignoringCase && pattern[p].asciiLowercased == text[t].asciiLowercased
            {
                p += 1
                t += 1
            } else if let star = retry {
                retry = (star.pattern, star.text + 1)
                p = star.pattern
                t = star.text + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
