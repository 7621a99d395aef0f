internal import CDeflate
internal import HindcastModel

/// A record as raw deflate: a third of its text.
enum PackedRecord {
    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        guard let compressor = libdeflate_alloc_compressor(1) else { preconditionFailure("out of memory") }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_deflate_compress_bound(compressor, bytes.count)
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_deflate_compress(compressor, bytes, bytes.count, buffer.baseAddress, bound)
        }
        return packed.fitted
    }

    /// - Throws: `damaged` where the bytes are none of a record of that size.
    static func unpack(_ bytes: [UInt8], size: Int) throws(IndexError) -> [UInt8] {
        guard size > 0 else { return [] }
        guard let decompressor = libdeflate_alloc_decompressor() else { preconditionFailure("out of memory") }
        defer { libdeflate_free_decompressor(decompressor) }
        var isWhole = false
        let record = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            isWhole =
                libdeflate_deflate_decompress(decompressor, bytes, bytes.count, buffer.baseAddress, size, nil)
                == LIBDEFLATE_SUCCESS
            count = isWhole ? size : 0
        }
        guard isWhole else { throw IndexError(.damaged, "a kept record in the index cannot be read") }
        return record
    }
}
