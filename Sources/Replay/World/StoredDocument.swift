internal import CDeflate
internal import HindcastModel

/// A document at rest: its canonical bytes, a quarter of what a tree of values takes; packed, a tenth.
struct StoredDocument {
    private enum Form {
        case plain([UInt8])
        /// One raw deflate stream, and how many bytes it was.
        case packed([UInt8], count: Int)
    }

    private var form: Form

    init(bytes: [UInt8]) { form = .plain(bytes) }

    /// The bytes that it takes as long as it is not packed; 0 afterwards.
    var plainCount: Int { if case .plain(let bytes) = form { bytes.count } else { 0 } }

    /// Returns the document, which is of a resource.
    func document(of address: Address) -> ResourceDocument? { ResourceDocument(canonical: bytes, of: address) }

    /// Whether it is these canonical bytes: two documents are the same where their bytes are.
    func holds(_ content: [UInt8]) -> Bool {
        switch form {
        case .plain(let bytes): bytes == content
        case .packed(let packed, let count):
            count == content.count && DocumentPacker.unpack(packed, count: count) == content
        }
    }

    /// Packs the bytes, where that makes them fewer.
    mutating func pack(with packer: DocumentPacker) {
        guard case .plain(let bytes) = form, let packed = packer.pack(bytes) else { return }
        form = .packed(packed, count: bytes.count)
    }

    private var bytes: [UInt8] {
        switch form {
        case .plain(let bytes): bytes
        case .packed(let packed, let count): DocumentPacker.unpack(packed, count: count)
        }
    }
}

/// Packs documents that have not been touched for long.
@safe final class DocumentPacker {
    private let compressor: OpaquePointer

    init() {
        // Level 1; libdeflate returns null only where there is no memory left.
        guard let compressor = unsafe libdeflate_alloc_compressor(1) else { preconditionFailure("out of memory") }
        unsafe self.compressor = compressor
    }

    deinit { unsafe libdeflate_free_compressor(compressor) }

    /// Returns the packed bytes; `nil` where they would not be fewer.
    func pack(_ bytes: [UInt8]) -> [UInt8]? {
        var count = 0
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, filled in
            count = unsafe libdeflate_deflate_compress(
                compressor,
                bytes,
                bytes.count,
                buffer.baseAddress,
                buffer.count
            )
            filled = count
        }
        return count == 0 ? nil : packed.fitted
    }

    /// Returns the bytes that were packed.
    static func unpack(_ packed: [UInt8], count: Int) -> [UInt8] {
        guard let decompressor = unsafe libdeflate_alloc_decompressor() else { preconditionFailure("out of memory") }
        defer { unsafe libdeflate_free_decompressor(decompressor) }
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let result = unsafe libdeflate_deflate_decompress(
                decompressor,
                packed,
                packed.count,
                buffer.baseAddress,
                count,
                nil
            )
            precondition(result == LIBDEFLATE_SUCCESS, "a packed document cannot be read back")
            filled = count
        }
    }
}
