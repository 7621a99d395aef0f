/// Writes whole numbers close together: seven bits a byte, the lowest first, the top bit says that more follow.
struct NumberWriter {
    private(set) var bytes: [UInt8] = []

    /// Appends a number that is not negative.
    mutating func put(_ number: Int) {
        var rest = UInt(bitPattern: number)
        while rest > 0x7f {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends any number: small ones are short, whatever their sign.
    mutating func put(signed number: Int) { put(number << 1 ^ number >> (Int.bitWidth - 1)) }

    /// Appends a text.
    mutating func put(_ text: String) {
        put(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }
}

/// Reads back what ``NumberWriter`` wrote.
struct NumberReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was read.
    var isAtEnd: Bool { place == bytes.count }

    /// - Throws: `damaged` where no number is.
    mutating func number() throws(IndexError) -> Int {
        var number: UInt = 0
        var shift: UInt = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return Int(bitPattern: number) }
            shift += 7
        }
        throw IndexError(.damaged, "numbers in the index cannot be read")
    }

    /// - Throws: `damaged` where no number is.
    mutating func signedNumber() throws(IndexError) -> Int {
        let number = UInt(bitPattern: try number())
        return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1)
    }

    /// - Throws: `damaged` where no text is.
    mutating func text() throws(IndexError) -> String {
        let count = try number()
        guard count >= 0, count <= bytes.count - place else {
            throw IndexError(.damaged, "texts in the index cannot be read")
        }
        defer { place += count }
        return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }
}
