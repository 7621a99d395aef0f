/// Short strings that were made before: keys and values of records come again and again, and to make one takes several
/// times as long as to find it.
///
/// A string of up to fifteen bytes lies in its own value, so that it is given out without counting references. Of those that
/// want the same place the last one stays.
struct ShortTexts {
    /// The longest text that is kept.
    static let longest = 15

    private struct Entry {
        var start: UInt64 = 0
        var rest: UInt64 = 0
        /// No text is that long.
        var count = -1
        var text = ""
    }

    private static let placeBits: UInt64 = 9
    /// None before the first text.
    private var entries: [Entry] = []

    /// Returns the string of at most `longest` bytes, behind which there must be sixteen that may be read.
    mutating func string(of bytes: UnsafeRawBufferPointer) -> String {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return "" }
        if entries.isEmpty { entries = Array(repeating: Entry(), count: 1 << ShortTexts.placeBits) }
        let start = ShortTexts.word(base, count: bytes.count)
        let rest = bytes.count > 8 ? ShortTexts.word(base + 8, count: bytes.count - 8) : 0
        let hash = (start ^ (rest &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        let place = Int(hash >> (64 - ShortTexts.placeBits))
        if entries[place].start == start, entries[place].rest == rest, entries[place].count == bytes.count {
            return entries[place].text
        }
        let text = String(decoding: bytes, as: UTF8.self)
        entries[place] = Entry(start: start, rest: rest, count: bytes.count, text: text)
        return text
    }

    /// The first bytes, at most eight, as a number, zeros behind fewer.
    private static func word(_ base: UnsafeRawPointer, count: Int) -> UInt64 {
        let word = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
        return count >= 8 ? word : word & ((1 << UInt64(8 * count)) - 1)
    }
}
