internal import Crypto

/// HMAC-SHA-256 under one key (RFC 2104), whose first blocks are worked out once.
struct KeyedDigest: Sendable {
    /// The digests of the key's two blocks and nothing else, from which each one goes on.
    private let inner: SHA256
    private let outer: SHA256

    init(key: [UInt8]) {
        let short = key.count > SHA256.blockByteCount ? Array(SHA256.hash(data: key)) : key
        let block = short + [UInt8](repeating: 0, count: SHA256.blockByteCount - short.count)
        inner = KeyedDigest.begun(with: block, masked: 0x36)
        outer = KeyedDigest.begun(with: block, masked: 0x5C)
    }

    private static func begun(with block: [UInt8], masked mask: UInt8) -> SHA256 {
        var hash = SHA256()
        hash.update(data: block.map { $0 ^ mask })
        return hash
    }

    /// Returns the first eight bytes of the digest of some bytes, as a number that is written in their order.
    func start(ofDigestOf bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (inner, outer) = (inner, outer)
        unsafe inner.update(bufferPointer: bytes)
        unsafe inner.finalize().withUnsafeBytes { unsafe outer.update(bufferPointer: $0) }
        return unsafe outer.finalize().withUnsafeBytes { unsafe UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
    }
}
