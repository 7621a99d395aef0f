internal import CDeflate
internal import CPack

/// Compresses objects into zlib streams (RFC 1950).
///
/// Up to 48 bytes are stored, since no code is shorter; small objects go through CPack's one-block encoder, which
/// costs a tenth of a general one; whole files and large objects through libdeflate's fastest level, which gets
/// them a quarter smaller.
final class Deflater {
    private let compressor: OpaquePointer

    init() {
        // Level 1; libdeflate returns null only where there is no memory left.
        guard let compressor = libdeflate_alloc_compressor(1) else { preconditionFailure("out of memory") }
        self.compressor = compressor
    }

    deinit { libdeflate_free_compressor(compressor) }

    /// What an object is worth.
    enum Effort {
        /// Commits, trees and deltas: many and small.
        case quick
        /// Whole files.
        case dense
    }

    /// Returns how many bytes `compress` may write.
    func bound(_ count: Int) -> Int {
        max(cpack_squeeze_bound(count), libdeflate_zlib_compress_bound(compressor, count)) + 16
    }

    /// Writes the stream and returns its size; `out` has room for `bound(bytes.count)`.
    func compress(_ bytes: UnsafeBufferPointer<UInt8>, _ effort: Effort, into out: UnsafeMutablePointer<UInt8>) -> Int {
        if bytes.count <= 48 { return store(bytes, into: out) }
        if bytes.count <= 32_768, effort == .quick { return cpack_squeeze(bytes.baseAddress, bytes.count, out) }
        return libdeflate_zlib_compress(compressor, bytes.baseAddress, bytes.count, out, bound(bytes.count))
    }

    /// One block as it is: the frame costs eleven bytes.
    private func store(_ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>) -> Int {
        let count = UInt8(bytes.count)
        let head: [UInt8] = [0x78, 0x01, 0x01, count, 0, ~count, 0xff]
        for (index, byte) in head.enumerated() { out[index] = byte }
        for (index, byte) in bytes.enumerated() { out[7 + index] = byte }
        let check = libdeflate_adler32(1, bytes.baseAddress, bytes.count)
        for index in 0..<4 { out[7 + bytes.count + index] = UInt8(truncatingIfNeeded: check >> (24 - 8 * index)) }
        return bytes.count + 11
    }
}
