internal import CDeflate
internal import CPack

/// Compresses objects into zlib streams (RFC 1950).
///
/// Small objects go through CPack's one-block encoder, which costs a quarter of a general one and gets commits about as
/// small; objects of 4 KB and more, where it costs no less, through libdeflate's fastest level, which gets them smaller.
final class Deflater {
    private let compressor: OpaquePointer

    init() {
        // Level 1; libdeflate returns null only where there is no memory left.
        guard let compressor = libdeflate_alloc_compressor(1) else { preconditionFailure("out of memory") }
        self.compressor = compressor
    }

    deinit { libdeflate_free_compressor(compressor) }

    /// From this size on, in bytes, an object is no small one.
    private static let generalSize = 4_096

    /// Returns how many bytes `compress` may write.
    func bound(_ count: Int) -> Int {
        max(cpack_squeeze_bound(count), libdeflate_zlib_compress_bound(compressor, count)) + 16
    }

    /// Writes the stream and returns its size; `out` has room for `bound(bytes.count)`.
    func compress(_ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>) -> Int {
        if bytes.count < Deflater.generalSize {
            return cpack_squeeze(bytes.baseAddress, bytes.count, out)
        }
        return libdeflate_zlib_compress(compressor, bytes.baseAddress, bytes.count, out, bound(bytes.count))
    }
}
