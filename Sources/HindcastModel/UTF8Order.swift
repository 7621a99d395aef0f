/// Byte-wise comparison of text.
///
/// Swift compares strings by canonical equivalence, so `"e\u{301}" == "\u{e9}"` holds. Two JSON keys that
/// differ in their bytes are two keys; everything that compares keys or values of a document goes through here.
extension String {
    /// Returns whether both strings hold the same UTF-8 bytes.
    public func hasSameBytes(as other: String) -> Bool {
        let left = utf8Span
        let right = other.utf8Span
        guard left.count == right.count else { return false }
        // For ASCII, equality is a comparison of memory, and equal text is the same bytes.
        if left.isKnownASCII, right.isKnownASCII { return self == other }
        return left.span.indices.allSatisfy { left.span[$0] == right.span[$0] }
    }

    /// Returns whether this string's UTF-8 bytes come before those of `other`.
    public func precedesInBytes(_ other: String) -> Bool {
        let left = utf8Span
        let right = other.utf8Span
        // For ASCII, Swift's order is that of memory.
        if left.isKnownASCII, right.isKnownASCII { return self < other }
        for index in 0..<min(left.count, right.count) where left.span[index] != right.span[index] {
            return left.span[index] < right.span[index]
        }
        return left.count < right.count
    }

    /// Returns whether both strings are equal when ASCII letters are compared without case.
    public func hasSameLetters(as other: String) -> Bool {
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { $0 == $1 || $0.asciiLowercased == $1.asciiLowercased }
    }

    /// Returns whether both strings are equal when ASCII case, `-` and `_` are ignored.
    public func hasSameWords(as other: String) -> Bool {
        func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
        guard utf8.contains(where: isMark) || other.utf8.contains(where: isMark) else { return false }
        return utf8.lazy.filter { !isMark($0) }.map(\.asciiLowercased)
            .elementsEqual(other.utf8.lazy.filter { !isMark($0) }.map(\.asciiLowercased))
    }

    /// The string with its first ASCII letter in lower case, as CloudTrail writes member names.
    public var lowercasedFirst: String {
        guard let first = utf8.first, first.asciiLowercased != first else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}

extension UInt8 {
    /// The byte, with `A`…`Z` brought to `a`…`z`.
    @inlinable public var asciiLowercased: UInt8 { self &- 65 < 26 ? self | 0x20 : self }
}
