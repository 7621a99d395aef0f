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
        /// Its record is CloudTrail's, and no other one's that only looks like that.
        static let cloudTrail = Role(rawValue: 4)
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

    static func keyCount(_ id: String, _ source: String, _ operation: String) -> Int {
        id.utf8.count + source.utf8.count + operation.utf8.count + 2
    }

    static func appendKey(_ id: String, _ source: String, _ operation: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: id.utf8)
        bytes.append(0)
        bytes.append(contentsOf: source.utf8)
        bytes.append(0)
        bytes.append(contentsOf: operation.utf8)
    }

    /// What makes an event one of its own.
    static func key(_ id: String, _ source: String, _ operation: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(keyCount(id, source, operation))
        appendKey(id, source, operation, to: &bytes)
        return bytes
    }

    /// The time of the entry at a place.
    static func time(at base: UnsafeRawPointer) -> Int64 { base.loadUnaligned(as: Int64.self) }

    /// How many bytes the entry at a place takes.
    static func count(at base: UnsafeRawPointer) -> Int { SpoolEntry(at: base).count }

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
        let action = UnsafeRawBufferPointer(rebasing: key[(idCount + 1)...])
        let end = action.firstIndex(of: 0) ?? action.count
        return OpenedSession(
            key: String(decoding: accessKey, as: UTF8.self),
            eventID: id,
            service: String(decoding: action[..<end], as: UTF8.self),
            operation: String(decoding: action[min(end + 1, action.count)...], as: UTF8.self),
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
