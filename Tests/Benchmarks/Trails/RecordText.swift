/// The text of a file of records, being written.
struct RecordText {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ part: some Collection<UInt8>) { bytes.append(contentsOf: part) }

    mutating func append(_ number: Int) { append(String(number)) }

    /// Appends the last `count` hex digits of a number.
    mutating func append(hex number: UInt64, digits count: Int) {
        for place in stride(from: (count - 1) * 4, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: (number >> UInt64(place)) & 15)
            bytes.append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }

    /// Appends a random UUID.
    mutating func appendUUID(_ random: inout SeededRandom) {
        let (high, low) = (random.next(), random.next())
        append(hex: high >> 32, digits: 8)
        append("-")
        append(hex: high >> 16, digits: 4)
        append("-4")
        append(hex: high, digits: 3)
        append("-a")
        append(hex: low >> 48, digits: 3)
        append("-")
        append(hex: low, digits: 12)
    }

    private static let keyLetters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Appends a key of temporary credentials: `ASIA` and sixteen letters and digits.
    mutating func appendAccessKey(_ number: UInt64) {
        append("ASIA")
        var rest = SeededRandom.mix(number)
        for _ in 0..<16 {
            bytes.append(RecordText.keyLetters[Int(rest & 31)])
            rest >>= 4
        }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
