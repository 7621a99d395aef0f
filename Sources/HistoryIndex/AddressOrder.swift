internal import HindcastModel

/// Addresses with their parts in reverse: the tails of an address are the prefixes of this.
enum AddressOrder {
    /// Returns `sg-0abc/security-group/ec2/eu-west-1/111122223333/aws`.
    static func backwards(_ address: Address) -> String {
        var text = Address.encode(address.id)
        for part in [address.type, address.service, address.location, address.account, address.provider.rawValue] {
            text += "/"
            text += Address.encode(part)
        }
        return text
    }

    /// Returns an encoded address or a tail of one with its parts in reverse.
    static func backwards(_ text: String) -> String {
        text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).reversed()
            .map { String(Substring($0)) }.joined(separator: "/")
    }

    /// Returns the address whose parts are given in reverse; `nil` where they are none of an address.
    static func address(backwards text: String) -> Address? {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { Address.decode(String(Substring($0))) }
        guard parts.count == 6, let provider = Provider(rawValue: parts[5]) else { return nil }
        return Address(
            provider: provider,
            account: parts[4],
            location: parts[3],
            service: parts[2],
            type: parts[1],
            id: parts[0]
        )
    }
}
