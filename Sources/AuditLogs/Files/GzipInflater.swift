internal import CDeflate

/// Inflates gzip data that lie in memory as a whole, by libdeflate. One a thread.
final class GzipInflater {
    enum Outcome {
        case whole
        /// The text is longer than the limit: it is to be streamed.
        case tooLong
        /// The data are damaged or end early: streaming them saves what can be saved.
        case broken
    }

    private let handle: OpaquePointer?

    init() { handle = libdeflate_alloc_decompressor() }

    deinit { libdeflate_free_decompressor(handle) }

    /// Appends the text of all members to `text`.
    func inflate(_ bytes: UnsafeRawBufferPointer, into text: ByteBuffer, limit: Int) -> Outcome {
        guard let handle, var input = bytes.baseAddress else { return .broken }
        let end = input + bytes.count
        // The last four bytes tell the length of the last member, modulo 2^32: a hint, not a promise.
        let hint = bytes.count >= 18 ? Int((end - 4).loadUnaligned(as: UInt32.self).littleEndian) : 0
        guard hint <= limit else { return .tooLong }
        text.reserve(min(limit, max(hint, bytes.count)))
        while input < end {
            let rest = UnsafeRawBufferPointer(start: input, count: end - input)
            if rest.count < bytes.count, Compression(of: rest) != .gzip {
                // `gzip` passes over zeros behind the last member: tapes and block devices pad with them.
                return rest.allSatisfy { $0 == 0 } ? .whole : .broken
            }
            var consumed = 0
            var produced = 0
            switch libdeflate_gzip_decompress_ex(
                handle,
                input,
                rest.count,
                text.room.baseAddress,
                text.room.count,
                &consumed,
                &produced
            )
            {
            case LIBDEFLATE_SUCCESS:
                text.append(produced)
                input += consumed
            case LIBDEFLATE_INSUFFICIENT_SPACE:
                guard text.capacity < limit else { return .tooLong }
                text.reserve(min(limit, max(text.capacity * 2, 1 << 16)))
            default: return .broken
            }
        }
        return .whole
    }
}
