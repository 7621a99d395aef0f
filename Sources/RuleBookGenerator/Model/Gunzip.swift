private import CDeflate

/// Why a compressed model could not be read.
struct GunzipError: Error, CustomStringConvertible {
    let description: String
}

/// Inflates a gzip file of one member.
///
/// - Throws: `GunzipError` if the bytes are not gzip or are damaged.
func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
    // A gzip member ends with the length of its content, modulo 2^32 (RFC 1952, section 2.3.1).
    guard bytes.count > 18, bytes[0] == 0x1f, bytes[1] == 0x8b else { throw GunzipError(description: "not gzip") }
    let length = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    // Deflate cannot shrink by more than a factor of about 1,032.
    guard length <= bytes.count * 1040 else { throw GunzipError(description: "not a single gzip member") }
    guard let inflater = libdeflate_alloc_decompressor() else { throw GunzipError(description: "out of memory") }
    defer { libdeflate_free_decompressor(inflater) }
    var status = LIBDEFLATE_SUCCESS
    let text = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        status = libdeflate_gzip_decompress(inflater, bytes, bytes.count, buffer.baseAddress, length, nil)
        count = status == LIBDEFLATE_SUCCESS ? length : 0
    }
    guard status == LIBDEFLATE_SUCCESS else { throw GunzipError(description: "damaged gzip data") }
    return text
}
