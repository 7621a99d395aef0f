internal import CPack

/// Computes git's names of objects.
struct SHA1 {
    /// The state after a whole number of blocks.
    private var state = cpack_sha1_state()
    /// Bytes that do not fill a block yet.
    private var rest: [UInt8] = []
    private var total: UInt64 = 0

    init() {
        cpack_sha1_begin(&state)
        rest.reserveCapacity(128)
    }

    /// Returns the id of an object.
    static func id(of kind: ObjectKind, _ bytes: [UInt8]) -> ObjectID {
        var hash = SHA1()
        hash.addHeader(of: kind, size: bytes.count)
        hash.add(bytes)
        return hash.finished()
    }

    /// Feeds `<kind> <size>\0`, with which the computation of an id begins.
    mutating func addHeader(of kind: ObjectKind, size: Int) {
        var header: [UInt8] = []
        kind.word.withUTF8Buffer { header.append(contentsOf: $0) }
        header.append(UInt8(ascii: " "))
        header.append(contentsOf: String(size).utf8)
        header.append(0)
        add(header)
    }

    /// Feeds bytes.
    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { add($0) }
    }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        total += UInt64(bytes.count)
        var bytes = bytes[...]
        if !rest.isEmpty {
            let missing = min(64 - rest.count, bytes.count)
            rest.append(contentsOf: bytes.prefix(missing))
            bytes = bytes.dropFirst(missing)
            guard rest.count == 64 else { return }
            cpack_sha1_blocks(&state, rest, 1)
            rest.removeAll(keepingCapacity: true)
        }
        let whole = UnsafeBufferPointer(rebasing: bytes)
        if let start = whole.baseAddress { cpack_sha1_blocks(&state, start, whole.count / 64) }
        rest.append(contentsOf: bytes.dropFirst(whole.count / 64 * 64))
    }

    /// Returns the digest of everything fed.
    func finished() -> ObjectID {
        // A fixed-size digest, written by the C function in one go.
        var digest: (UInt64, UInt64, UInt32) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digest) { buffer in
            guard let start = buffer.baseAddress else { return }
            cpack_sha1_finish(state, rest, rest.count, total, start.assumingMemoryBound(to: UInt8.self))
        }
        return ObjectID(UInt64(bigEndian: digest.0), UInt64(bigEndian: digest.1), UInt32(bigEndian: digest.2))
    }
}
