internal import HindcastModel

/// A member's name as secrets are told by it: without case, `_` and `-`, hashed so that no text is made.
struct SecretKey: Hashable {
    let hash: UInt64

    init(_ name: String) { self.init(name.utf8) }

    /// FNV-1a over the letters.
    init(_ name: some Sequence<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") {
            hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x0000_0100_0000_01b3
        }
        self.hash = hash
    }
}
