internal import CDeflate

/// Unpacks zlib streams (RFC 1950) whose content has a known size.
final class Inflater {
    private let decompressor: OpaquePointer

    init() {
        // libdeflate returns null only where there is no memory left.
        guard let decompressor = libdeflate_alloc_decompressor() else { preconditionFailure("out of memory") }
        self.decompressor = decompressor
    }

    deinit { libdeflate_free_decompressor(decompressor) }

    /// Returns the content of a stream that fills some bytes to the last; `nil` where it does not, or is damaged.
    func inflate(_ bytes: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        inflate(bytes, count: count) { $0 == bytes.count }
    }

    private func inflate(_ bytes: ArraySlice<UInt8>, count: Int, isRight: (_ used: Int) -> Bool) -> [UInt8]? {
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: count) { out, filled in
            var used = 0
            let result = bytes.withUnsafeBytes { input in
                // Of no bytes there may be no address, which libdeflate takes no offence at.
                libdeflate_zlib_decompress_ex(
                    decompressor,
                    input.baseAddress,
                    input.count,
                    out.baseAddress,
                    count,
                    &used,
                    &filled
                )
            }
            isWhole = result == LIBDEFLATE_SUCCESS && isRight(used) && filled == count
            if !isWhole { filled = 0 }
        }
        return isWhole ? content : nil
    }

    /// Returns the content of a stream that some bytes begin with; `nil` where they do not, or it is damaged.
    func inflate(prefixOf bytes: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        inflate(bytes, count: count) { $0 <= bytes.count }
    }

    /// Returns the CRC-32 of some bytes, as a pack's index holds it.
    static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    }
}
