/// The name of a git object: the SHA-1 of its kind, size and content.
package struct ObjectID: Hashable, Sendable {
    // Three big-endian words, so that an id is a plain value of 20 bytes without an allocation.
    let first: UInt64
    let second: UInt64
    let third: UInt32

    /// Makes an id from its 20 bytes; `nil` for any other count.
    package init?(bytes: some Collection<UInt8>) {
        let id =
            bytes.withContiguousStorageIfAvailable { ObjectID($0) }
            ?? Array(bytes).withUnsafeBufferPointer { ObjectID($0) }
        guard let id else { return nil }
        self = id
    }

    private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 20 else { return nil }
        let bytes = UnsafeRawBufferPointer(bytes)
        first = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        second = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        third = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }

    /// Reads an id from 40 hex digits of either case; `nil` for anything else.
    package init?(hex: String) {
        var digits = hex.utf8.makeIterator()
        guard hex.utf8.count == 40 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        while let high = digits.next() {
            guard let low = digits.next(), let high = Self.value(ofDigit: high), let low = Self.value(ofDigit: low)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.init(bytes: bytes)
    }

    init(_ first: UInt64, _ second: UInt64, _ third: UInt32) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// The 20 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        append(to: &bytes)
        return bytes
    }

    /// The 40 lower-case hex digits.
    package var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(40)
        appendHex(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// The empty tree, which every git knows.
    package static let emptyTree = ObjectID(0x4b82_5dc6_42cb_6eb9, 0xa060_e54b_f8d6_9288, 0xfbee_4904)

    func append(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: (first.bigEndian, second.bigEndian, third.bigEndian)) { words in
            bytes.append(contentsOf: words.prefix(20))
        }
    }

    func appendHex(to text: inout [UInt8]) {
        let digits = (
            Self.digits(of: UInt32(first >> 32)), Self.digits(of: UInt32(truncatingIfNeeded: first)),
            Self.digits(of: UInt32(second >> 32)), Self.digits(of: UInt32(truncatingIfNeeded: second)),
            Self.digits(of: third)
        )
        withUnsafeBytes(of: digits) { text.append(contentsOf: $0) }
    }

    /// Returns a word's eight hex digits, as they lie in memory one after the other.
    private static func digits(of word: UInt32) -> UInt64 {
        // A nibble a byte, the highest first.
        var nibbles = UInt64(word)
        nibbles = (nibbles | nibbles << 16) & 0x0000_ffff_0000_ffff
        nibbles = (nibbles | nibbles << 8) & 0x00ff_00ff_00ff_00ff
        nibbles = (nibbles | nibbles << 4) & 0x0f0f_0f0f_0f0f_0f0f
        // Adding six carries into the high half where a nibble is ten or more: those become letters.
        let letters = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let digits = nibbles + 0x3030_3030_3030_3030
        return (digits + letters * UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)).bigEndian
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}

extension ObjectID {
    /// Feeds a part of the id, which is as random as the whole.
    package func hash(into hasher: inout Hasher) { hasher.combine(first) }
}

extension ObjectID: Comparable {
    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        return left.third < right.third
    }
}

extension ObjectID: CustomStringConvertible {
    package var description: String { hex }
}
