/// The 56-bit numbers by which ids are found.
enum LookupKey {
    /// The first seven bytes of a commit's id, so that a prefix of it is a range of keys.
    static func of(commit id: [UInt8]) -> Int { id.prefix(7).reduce(0) { $0 << 8 | Int($1) } }

    /// A hash of an event's id.
    static func of(event id: String) -> Int { Int(EventKey.of(id) >> 8) }

    /// The keys of the commits whose ids begin with some hex digits, of which those after the fourteenth are not
    /// looked at; `nil` where one is no hex digit.
    static func range(ofCommitPrefix hex: String) -> ClosedRange<Int>? {
        let digits = hex.utf8.prefix(14)
        var low = 0
        for digit in digits {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            low = low << 4 | value
        }
        let rest = 4 * (14 - digits.count)
        return (low << rest)...(low << rest + ((1 << rest) - 1))
    }
}
