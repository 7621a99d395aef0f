internal import CZstd
internal import HindcastModel

/// Sessions that lie together in one row, compressed: records of one kind are much alike.
///
/// Each is its time (8 bytes, the lowest first), the lengths of key, event id, service, operation and record (4 each),
/// and their bytes; all of it is one zstd frame.
struct SessionSegment {
    /// The sessions, in the order in which they were opened.
    var sessions: [OpenedSession]

    /// The longest that segments grow by joining, in sessions; one takes about a kilobyte unpacked.
    static let capacity = 4_096

    /// The packed bytes, and how many they are unpacked.
    func packed() -> (bytes: [UInt8], unpackedCount: Int) {
        var packer = ZstdPacker()
        for session in sessions {
            packer.add(session.time.nanoseconds)
            packer.add(UInt32(session.key.utf8.count))
            packer.add(UInt32(session.eventID.utf8.count))
            packer.add(UInt32(session.service.utf8.count))
            packer.add(UInt32(session.operation.utf8.count))
            packer.add(UInt32(session.record.count))
            packer.add(session.key)
            packer.add(session.eventID)
            packer.add(session.service)
            packer.add(session.operation)
            packer.add(session.record)
        }
        return packer.finished()
    }

    /// Reads packed bytes back.
    ///
    /// - Throws: `damaged` where they are none.
    init(unpacking bytes: [UInt8], unpackedCount: Int) throws(IndexError) {
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: max(0, unpackedCount)) { buffer, count in
            isWhole = ZSTD_decompress(buffer.baseAddress, buffer.count, bytes, bytes.count) == buffer.count
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
