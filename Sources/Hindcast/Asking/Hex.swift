extension [UInt8] {
    /// The bytes as lower-case hex digits.
    var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * count)
        for byte in self {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
