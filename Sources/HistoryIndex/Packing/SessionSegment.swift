internal import CDeflate
internal import HindcastModel

/// Sessions that lie together in one row, compressed: records of one kind are much alike.
///
/// Each is its time (8 bytes, the lowest first), the lengths of key, event id, service, operation and record (4 each),
/// and their bytes; all of it is one raw deflate stream.
struct SessionSegment {
    /// The sessions, in the order in which they were opened.
    var sessions: [OpenedSession]

    /// The longest that segments grow by joining, in sessions; one takes about a kilobyte unpacked.
    static let capacity = 4_096

    /// The packed bytes, and how many they are unpacked.
    func packed() -> (bytes: [UInt8], unpackedCount: Int) {
        var content: [UInt8] = []
        for session in sessions {
            let parts = [session.key, session.eventID, session.service, session.operation].map { Array($0.utf8) }
            func put(_ number: some FixedWidthInteger) {
                withUnsafeBytes(of: number.littleEndian) { content.append(contentsOf: $0) }
            }
            put(session.time.nanoseconds)
            for part in parts + [session.record] { put(UInt32(part.count)) }
            for part in parts + [session.record] { content += part }
        }
        guard let compressor = libdeflate_alloc_compressor(1) else { preconditionFailure("out of memory") }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_deflate_compress_bound(compressor, content.count)
        let bytes = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_deflate_compress(compressor, content, content.count, buffer.baseAddress, bound)
        }
        return (bytes, content.count)
    }

    /// Reads packed bytes back.
    ///
    /// - Throws: `damaged` where they are none.
    init(unpacking bytes: [UInt8], unpackedCount: Int) throws(IndexError) {
        guard let decompressor = libdeflate_alloc_decompressor() else { preconditionFailure("out of memory") }
        defer { libdeflate_free_decompressor(decompressor) }
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: max(0, unpackedCount)) { buffer, count in
            let result = libdeflate_deflate_decompress(
                decompressor,
                bytes,
                bytes.count,
                buffer.baseAddress,
                buffer.count,
                nil
            )
            isWhole = result == LIBDEFLATE_SUCCESS
            count = isWhole ? buffer.count : 0
        }
        guard isWhole, let sessions = SessionSegment.sessions(in: content) else {
            throw IndexError(.damaged, "the sessions in the index cannot be read")
        }
        self.sessions = sessions
    }

    init(_ sessions: [OpenedSession]) { self.sessions = sessions }

    private static func sessions(in content: [UInt8]) -> [OpenedSession]? {
        var sessions: [OpenedSession] = []
        var place = 0
        func number<Number: FixedWidthInteger>(at place: Int, as type: Number.Type) -> Number {
            content.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: type)) }
        }
        while place < content.count {
            guard place + 28 <= content.count else { return nil }
            let time = Moment(nanoseconds: number(at: place, as: Int64.self))
            let counts = (0..<5).map { Int(number(at: place + 8 + 4 * $0, as: UInt32.self)) }
            place += 28
            guard place + counts.reduce(0, +) <= content.count else { return nil }
            let parts = counts.map { count in
                defer { place += count }
                return content[place..<place + count]
            }
            let texts = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
            sessions.append(
                OpenedSession(
                    key: texts[0],
                    eventID: texts[1],
                    service: texts[2],
                    operation: texts[3],
                    time: time,
                    record: Array(parts[4])
                )
            )
        }
        return sessions
    }
}
