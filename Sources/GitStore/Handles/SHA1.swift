internal import CPack

/// Computes git's names of objects.
enum SHA1 {
    /// Returns the id of an object.
    static func id(of kind: ObjectKind, _ bytes: [UInt8]) -> ObjectID {
        id(of: kind, bytes, checkpoints: nil, valid: 0)
    }

    /// The states of a computation at every kilobyte, from which a later one over similar content goes on.
    struct Checkpoints {
        private var states: [cpack_sha1_state] = []
        private var size = 0
        private var valid = 0

        /// Says that the content has changed from a byte on.
        mutating func invalidate(from position: Int) {
            valid = min(valid, position < 64 ? 0 : (position - 64) / Int(CPACK_CHECKPOINT) + 1)
        }

        /// Returns the id of an object whose content is unchanged where `invalidate` said nothing.
        mutating func id(of kind: ObjectKind, _ bytes: [UInt8]) -> ObjectID {
            if bytes.count < 2 * Int(CPACK_CHECKPOINT) { return SHA1.id(of: kind, bytes) }
            // The id covers the size, from the first block on.
            if bytes.count != size { valid = 0 }
            size = bytes.count
            let count = size / Int(CPACK_CHECKPOINT) + 1
            if states.count != count { states = Array(repeating: cpack_sha1_state(), count: count) }
            let known = valid
            valid = count
            return states.withUnsafeMutableBufferPointer { states in
                SHA1.id(of: kind, bytes, checkpoints: states.baseAddress, valid: known)
            }
        }
    }

    private static func id(
        of kind: ObjectKind,
        _ bytes: [UInt8],
        checkpoints: UnsafeMutablePointer<cpack_sha1_state>?,
        valid: Int
    ) -> ObjectID {
        withDigest { digest in
            kind.word.withUTF8Buffer { word in
                word.withMemoryRebound(to: CChar.self) { word in
                    cpack_object_id(word.baseAddress, bytes, bytes.count, checkpoints, valid, digest)
                }
            }
        }
    }

    /// Returns the id that `body` writes into 20 bytes.
    static func withDigest(_ body: (UnsafeMutablePointer<UInt8>) -> Void) -> ObjectID {
        var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
        withUnsafeMutableBytes(of: &words) { buffer in
            if let start = buffer.baseAddress { body(start.assumingMemoryBound(to: UInt8.self)) }
        }
        return ObjectID(UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt32(bigEndian: words.2))
    }
}

/// A SHA-1 over a stream, for the checksums at the ends of files.
struct RunningSHA1 {
    private var state = cpack_sha1_state()
    private var rest: [UInt8] = []
    private var total: UInt64 = 0

    init() { cpack_sha1_begin(&state) }

    /// Feeds bytes.
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

    /// Feeds bytes.
    mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

    /// Returns the digest of everything fed.
    func finished() -> ObjectID {
        SHA1.withDigest { cpack_sha1_finish(state, rest, rest.count, total, $0) }
    }
}
