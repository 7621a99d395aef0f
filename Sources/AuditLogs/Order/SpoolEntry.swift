internal import Glibc
internal import HindcastModel

/// An event as it lies in a spool: what orders it, what tells duplicates, and its record.
///
/// Layout: time (8 bytes), first eight bytes of the key as a number (8), lengths of id, key, shared key and record
/// (4 each), then the bytes of key, shared key and record. The key is the id, a zero byte, and the action: masked logs
/// give one id to several events, which are no duplicates of each other.
struct SpoolEntry {
    static let headerCount = 32

    let time: Int64
    let keyStart: UInt64
    private let idCount: Int
    private let keyCount: Int
    private let sharedCount: Int
    private let recordCount: Int
    private let base: UnsafeRawPointer

    /// Reads the entry at a place, whose bytes must outlive it.
    init(at base: UnsafeRawPointer) {
        time = base.loadUnaligned(as: Int64.self)
        keyStart = base.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        func count(_ offset: Int) -> Int { Int(base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        idCount = count(16)
        keyCount = count(20)
        sharedCount = count(24)
        recordCount = count(28)
        self.base = base + Self.headerCount
    }

    /// Appends the entry of an event.
    static func append(_ event: AuditEvent, to bytes: inout [UInt8]) {
        let record = JSONWriter.bytes(of: event.record, layout: .compact)
        let key = Array(event.id.utf8) + [0] + Array(event.source.utf8) + [0] + Array(event.operation.utf8)
        var shared: [UInt8] = []
        if let sharedID = event.sharedID { shared = Array(sharedID.utf8) + [0] + Array(event.account.utf8) }
        func put(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) } }
        put(event.time.nanoseconds)
        put(Self.start(of: key))
        for count in [event.id.utf8.count, key.count, shared.count, record.count] { put(UInt32(count)) }
        bytes.append(contentsOf: key)
        bytes.append(contentsOf: shared)
        bytes.append(contentsOf: record)
    }

    /// The first eight bytes as a number that orders as they do.
    private static func start(of key: [UInt8]) -> UInt64 {
        (0..<8).reduce(0) { $0 << 8 | ($1 < key.count ? UInt64(key[$1]) : 0) }
    }

    /// How many bytes the entry takes.
    var count: Int { Self.headerCount + keyCount + sharedCount + recordCount }

    /// The event's id.
    var id: String { String(decoding: UnsafeRawBufferPointer(start: base, count: idCount), as: UTF8.self) }

    private var key: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: keyCount) }

    /// What copies for several accounts share, with the account; empty where the event has none.
    var shared: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base + keyCount, count: sharedCount) }

    /// The canonical text of the record.
    var record: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + keyCount + sharedCount, count: recordCount)
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
        return compare(record, other.record) < 0
    }
}

/// Negative, zero or positive as the left bytes come before, equal or come after the right ones.
private func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    if let a = left.baseAddress, let b = right.baseAddress {
        let order = memcmp(a, b, min(left.count, right.count))
        if order != 0 { return Int(order) }
    }
    return left.count - right.count
}
