/// Byte-wise comparison of text.
///
/// Swift compares strings by canonical equivalence, so `"e\u{301}" == "\u{e9}"` holds. Two JSON keys that
/// differ in their bytes are two keys; everything that compares keys or values of a document goes through here.
extension String {
    /// Gives the UTF-8 bytes to `body`, where they lie.
    ///
    /// `withUTF8` does the same to a variable, which takes a copy of the string and its count of references.
    @inlinable @inline(__always)
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let result = unsafe utf8.withContiguousStorageIfAvailable { unsafe body(UnsafeRawBufferPointer($0)) }
        if let result { return result }
        var copy = self
        return copy.withUTF8 { unsafe body(UnsafeRawBufferPointer($0)) }
    }

    /// Returns whether both strings hold the same UTF-8 bytes.
    public func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && orderInBytes(against: other) == 0
    }

    /// Returns whether this string's UTF-8 bytes come before those of `other`.
    public func precedesInBytes(_ other: String) -> Bool { orderInBytes(against: other) < 0 }

    /// Negative, zero or positive as this string's UTF-8 bytes come before, equal or come after those of `other`.
    package func orderInBytes(against other: String) -> Int {
        unsafe withBytes { left in unsafe other.withBytes { right in unsafe String.order(left, right) } }
    }

    /// Negative, zero or positive as the left bytes come before, equal or come after the right ones; eight at a time.
    static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        let common = Swift.min(left.count, right.count)
        guard common >= 8 else {
            for place in 0..<common {
                let (a, b) = unsafe (left[place], right[place])
                if a != b { return Int(a) - Int(b) }
            }
            return left.count - right.count
        }
        var place = 0
        while true {
            let a = unsafe left.loadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian
            let b = unsafe right.loadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian
            if a != b { return a < b ? -1 : 1 }
            guard place + 8 < common else { return left.count - right.count }
            // The last eight may begin with some that were found the same already.
            place = Swift.min(place + 8, common - 8)
        }
    }

    /// Returns whether the string ends with these bytes.
    ///
    /// `hasSuffix` walks over whole characters from the end, which takes many times as long.
    public func endsInBytes(with ending: StaticString) -> Bool {
        let start = utf8.count - ending.utf8CodeUnitCount
        guard start >= 0 else { return false }
        return unsafe withBytes {
            unsafe String.order(UnsafeRawBufferPointer(rebasing: $0[start...]), ending.bytes) == 0
        }
    }

    /// Returns whether the string begins with these bytes.
    package func beginsInBytes(with beginning: StaticString) -> Bool {
        let count = beginning.utf8CodeUnitCount
        guard utf8.count >= count else { return false }
        return unsafe withBytes {
            unsafe String.order(UnsafeRawBufferPointer(rebasing: $0[..<count]), beginning.bytes) == 0
        }
    }

    /// Returns whether the string ends with these letters when ASCII letters are compared without case.
    func endsInLetters(with ending: StaticString) -> Bool {
        let start = utf8.count - ending.utf8CodeUnitCount
        guard start >= 0 else { return false }
        return unsafe withBytes {
            unsafe String.areSameLetters(UnsafeRawBufferPointer(rebasing: $0[start...]), ending.bytes)
        }
    }

    /// Returns whether the string begins with these letters when ASCII letters are compared without case.
    func beginsInLetters(with beginning: StaticString) -> Bool {
        let count = beginning.utf8CodeUnitCount
        guard utf8.count >= count else { return false }
        return unsafe withBytes {
            unsafe String.areSameLetters(UnsafeRawBufferPointer(rebasing: $0[..<count]), beginning.bytes)
        }
    }

    /// Returns whether both strings are equal when ASCII letters are compared without case.
    public func hasSameLetters(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return unsafe withBytes { left in
            unsafe other.withBytes { right in unsafe String.areSameLetters(left, right) }
        }
    }

    /// Returns whether both strings are equal when ASCII case, `-` and `_` are ignored.
    public func hasSameWords(as other: String) -> Bool {
        unsafe withBytes { left in unsafe other.withBytes { right in unsafe String.areSameWords(left, right) } }
    }

    /// Whether this may be the same words as a text that begins with a byte: one look rules out nearly all.
    ///
    /// - Parameter start: the other text's ``firstLetter``.
    @inline(__always)
    func mayBegin(with start: UInt8) -> Bool {
        let bytes = utf8
        guard !bytes.isEmpty else { return start == 0 }
        let first = bytes[bytes.startIndex]
        return first | 0x20 == start || first.isWordMark
    }

    /// The first byte that is no mark between words, with the bit set that lower-case letters have; 0 where there is none.
    var firstLetter: UInt8 {
        for byte in utf8 where !byte.isWordMark { return byte | 0x20 }
        return 0
    }

    /// In what two names are the same: in their bytes, in their letters without regard to case, or in their words alone.
    enum Likeness {
        case bytes
        case letters
        case words
    }

    /// In what two texts are the same, at most; `nil` where they are different words.
    static func likeness(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Likeness? {
        if left.count == right.count {
            if unsafe order(left, right) == 0 { return .bytes }
            if unsafe areSameLetters(left, right) { return .letters }
        }
        return unsafe areSameWords(left, right) ? .words : nil
    }

    /// Whether two texts are equal when ASCII letters are compared without case.
    static func areSameLetters(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count else { return false }
        for place in left.indices {
            let (a, b) = unsafe (left[place], right[place])
            if a != b, a.asciiLowercased != b.asciiLowercased { return false }
        }
        return true
    }

    /// Whether two texts are equal when ASCII case, `-` and `_` are ignored.
    static func areSameWords(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        var (a, b) = (0, 0)
        while true {
            while a < left.count, unsafe left[a].isWordMark { a += 1 }
            while b < right.count, unsafe right[b].isWordMark { b += 1 }
            guard a < left.count, b < right.count else { return a == left.count && b == right.count }
            guard unsafe left[a].asciiLowercased == right[b].asciiLowercased else { return false }
            a += 1
            b += 1
        }
    }

    /// The string with its first ASCII letter in lower case, as CloudTrail writes member names.
    public var lowercasedFirst: String {
        guard let first = utf8.first, first.asciiLowercased != first else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}

extension StaticString {
    /// The text's UTF-8.
    fileprivate var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}

extension UInt8 {
    /// The byte, with `A`…`Z` brought to `a`…`z`.
    @inlinable public var asciiLowercased: UInt8 { self &- 65 < 26 ? self | 0x20 : self }

    /// Whether it is one of the marks between the words of a name: `-` or `_`.
    var isWordMark: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}

extension String? {
    /// Returns whether both are the same UTF-8 bytes, or none.
    package func hasSameBytes(as other: String?) -> Bool {
        guard let self else { return other == nil }
        return other.map { self.hasSameBytes(as: $0) } ?? false
    }
}
