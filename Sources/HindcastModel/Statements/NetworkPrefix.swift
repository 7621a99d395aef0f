/// A block of addresses in the notation of RFC 4632, or of RFC 4291 for IPv6: `10.0.0.0/8`, `2001:db8::/32`.
struct NetworkPrefix: Hashable {
    /// The first address: 4 or 16 bytes, zero behind the prefix.
    let address: [UInt8]
    /// The bits that all addresses share.
    let length: Int

    /// Reads a block, or one address, which is the block of it alone; `nil` for any other text.
    init?(_ text: String) {
        guard text.utf8.allSatisfy(NetworkPrefix.isPart), text.utf8.contains(where: { $0 == 0x2E || $0 == 0x3A }) else {
            return nil
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, var address = NetworkPrefix.ipv4(parts[0]) ?? NetworkPrefix.ipv6(parts[0]) else {
            return nil
        }
        let bits = address.count * 8
        guard let length = parts.count == 2 ? NetworkPrefix.number(parts[1], through: bits) : bits else { return nil }
        for index in address.indices {
            let kept = min(max(length - index * 8, 0), 8)
            address[index] &= kept == 0 ? 0 : UInt8(truncatingIfNeeded: 0xFF << (8 - kept))
        }
        self.address = address
        self.length = length
    }

    /// Digits, letters of hexadecimal numbers, `.`, `:` and `/`.
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E...0x3A, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func number(_ text: Substring, through limit: Int) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), number <= limit
        else { return nil }
        return number
    }

    private static func ipv4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { number($0, through: 255).map { UInt8($0) } }
        return bytes.count == 4 ? bytes : nil
    }

    private static func ipv6(_ text: Substring) -> [UInt8]? {
        guard let gap = text.firstRange(of: "::") else { return groups(text).flatMap { $0.count == 16 ? $0 : nil } }
        guard let head = groups(text[..<gap.lowerBound]), let tail = groups(text[gap.upperBound...]),
            head.count + tail.count <= 14
        else { return nil }
        return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The bytes of groups of four hexadecimal digits, of which the last may be an IPv4 address.
    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, let last = ipv4(part) { return bytes + last }
            guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) else { return nil }
            bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
        }
        return bytes
    }
}

extension NetworkPrefix: CustomStringConvertible {
    /// One text for each block; not the shortest.
    var description: String {
        address.map { String($0, radix: 16) }.joined(separator: address.count == 4 ? "." : ":") + "/\(length)"
    }
}
