internal import Glibc
package import HindcastModel

/// An event as it lies in a spool: what orders it, what tells duplicates, and its record.
///
/// Layout: time (8 bytes), first eight bytes of the key as a number (8), hash of the key (8), what it is (4), lengths of
/// id, key, shared key, access key and record (4 each), then the bytes of key, shared key, access key and record. The key
/// is the id and the action, with zero bytes between: masked logs give one id to several events, which are no duplicates of each
/// other.
struct SpoolEntry {
    static let headerCount = 48

    /// What an entry is.
    struct Role: OptionSet {
        let rawValue: UInt32
        /// It is only there to tell who stands behind the access key that it issued.
        static let session = Role(rawValue: 1)
        /// An earlier import recorded it.
        static let recorded = Role(rawValue: 2)
    }

    let time: Int64
    let keyStart: UInt64
    /// The hash of the key (``SkippedRecord/hash(ofID:source:operation:)``).
    let keyHash: UInt64
    let role: Role
    private let idCount: Int
    private let keyCount: Int
    private let sharedCount: Int
    private let accessKeyCount: Int
    private let recordCount: Int
    private let base: UnsafeRawPointer

    /// Reads the entry at a place, whose bytes must outlive it.
    init(at base: UnsafeRawPointer) {
        time = base.loadUnaligned(as: Int64.self)
        keyStart = base.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        keyHash = base.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        role = Role(rawValue: base.loadUnaligned(fromByteOffset: 24, as: UInt32.self))
        func count(_ offset: Int) -> Int { Int(base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        idCount = count(28)
        keyCount = count(32)
        sharedCount = count(36)
        accessKeyCount = count(40)
        recordCount = count(44)
        self.base = base + Self.headerCount
    }

    /// Appends the entry of an event.
    ///
    /// - Parameter accessKey: where it is only there to tell who stands behind an access key, that key.
    static func append(_ event: AuditEvent, accessKey: String?, isRecorded: Bool, to bytes: inout [UInt8]) {
        let record = JSONWriter.bytes(of: event.record, layout: .compact)
        var role: Role = isRecorded ? .recorded : []
        if accessKey != nil { role.insert(.session) }
        append(
            Parts(
                time: event.time,
                idCount: event.id.utf8.count,
                // A session is read back without its record, so the key has to tell the service.
                key: key(event.id, accessKey == nil ? event.source : event.service, event.operation),
                shared: sharedKey(event.sharedID, event.account),
                accessKey: Array((accessKey ?? "").utf8),
                record: record
            ),
            role: role,
            to: &bytes
        )
    }

    /// Appends the entry of a session.
    ///
    /// - Parameter shared: what copies of its event have in common, where that is known.
    static func append(
        _ session: OpenedSession,
        shared: (id: String?, account: String)?,
        isRecorded: Bool,
        to bytes: inout [UInt8]
    ) {
        append(
            Parts(
                time: session.time,
                idCount: session.eventID.utf8.count,
                key: key(session.eventID, session.service, session.operation),
                shared: sharedKey(shared?.id, shared?.account ?? ""),
                accessKey: Array(session.key.utf8),
                record: session.record
            ),
            role: isRecorded ? [.session, .recorded] : .session,
            to: &bytes
        )
    }

    private static func sharedKey(_ id: String?, _ account: String) -> [UInt8] {
        id.map { Array($0.utf8) + [0] + Array(account.utf8) } ?? []
    }

    static func key(_ id: String, _ source: String, _ operation: String) -> [UInt8] {
        Array(id.utf8) + [0] + Array(source.utf8) + [0] + Array(operation.utf8)
    }

    private struct Parts {
        let time: Moment
        let idCount: Int
        let key: [UInt8]
        let shared: [UInt8]
        let accessKey: [UInt8]
        let record: [UInt8]
    }

    private static func append(_ parts: Parts, role: Role, to bytes: inout [UInt8]) {
        func put(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) } }
        put(parts.time.nanoseconds)
        put(start(of: parts.key))
        put(parts.key.withUnsafeBytes { SkippedRecord.hash($0) })
        put(role.rawValue)
        let counts = [parts.idCount, parts.key.count, parts.shared.count, parts.accessKey.count, parts.record.count]
        for count in counts { put(UInt32(count)) }
        bytes.append(contentsOf: parts.key)
        bytes.append(contentsOf: parts.shared)
        bytes.append(contentsOf: parts.accessKey)
        bytes.append(contentsOf: parts.record)
    }

    /// The first eight bytes as a number that orders as they do.
    private static func start(of key: [UInt8]) -> UInt64 {
        (0..<8).reduce(0) { $0 << 8 | ($1 < key.count ? UInt64(key[$1]) : 0) }
    }

    /// How many bytes the entry takes.
    var count: Int { Self.headerCount + keyCount + sharedCount + accessKeyCount + recordCount }

    /// The event's id.
    var id: String { String(decoding: UnsafeRawBufferPointer(start: base, count: idCount), as: UTF8.self) }

    private var key: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: keyCount) }

    /// What copies for several accounts share, with the account; empty where the event has none.
    var shared: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base + keyCount, count: sharedCount) }

    /// The access key that a session's event issued.
    private var accessKey: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + keyCount + sharedCount, count: accessKeyCount)
    }

    /// The canonical text of the record.
    var record: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + keyCount + sharedCount + accessKeyCount, count: recordCount)
    }

    /// The session that a session's entry tells of.
    var session: OpenedSession {
        let action = key[(idCount + 1)...].split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        return OpenedSession(
            key: String(decoding: accessKey, as: UTF8.self),
            eventID: id,
            service: action[0],
            operation: action[1],
            time: Moment(nanoseconds: time),
            record: Array(record)
        )
    }

    /// Copies what `isDuplicate(of:)` looks at.
    func copyHead(to buffer: ByteBuffer) {
        let count = Self.headerCount + keyCount
        buffer.reserve(count)
        buffer.room.copyMemory(from: UnsafeRawBufferPointer(start: base - Self.headerCount, count: count))
        buffer.append(count)
    }

    /// Whether both are the same event.
    func isDuplicate(of other: SpoolEntry) -> Bool {
        time == other.time && keyStart == other.keyStart && compare(key, other.key) == 0
    }

    /// The order of a merge: by time, then by the bytes of the id; of duplicates the one that says most comes first, so
    /// that which copy is kept does not depend on the order of reading.
    func precedes(_ other: SpoolEntry) -> Bool {
        if time != other.time { return time < other.time }
        if keyStart != other.keyStart { return keyStart < other.keyStart }
        let order = compare(key, other.key)
        if order != 0 { return order < 0 }
        if recordCount != other.recordCount { return recordCount > other.recordCount }
        let content = compare(record, other.record)
        if content != 0 { return content < 0 }
        return role.contains(.recorded) && !other.role.contains(.recorded)
    }
}

/// What comes back from a spool.
package enum Spooled: Hashable, Sendable {
    /// An event, with the canonical text of its record in one line; whether an earlier import recorded it.
    case event(AuditEvent, record: [UInt8], isRecorded: Bool)
    /// A session; whether an earlier import recorded it.
    case session(OpenedSession, isRecorded: Bool)
}

/// Negative, zero or positive as the left bytes come before, equal or come after the right ones.
private func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    if let a = left.baseAddress, let b = right.baseAddress {
        let order = memcmp(a, b, min(left.count, right.count))
        if order != 0 { return Int(order) }
    }
    return left.count - right.count
}
