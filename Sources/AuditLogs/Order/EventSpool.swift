package import HindcastModel

/// Collects events in any order, to give them back in canonical order. Memory is bounded: beyond the limit, sorted
/// runs go to a temporary file.
///
/// Readers on several threads have a spool each; `absorb(_:)` joins them before `merged()`.
package struct EventSpool: Sendable {
    /// A sorted stretch of a file.
    struct StoredRun {
        let file: SpoolFile
        let start: Int
        let count: Int
    }

    /// Sorted entries in memory.
    struct HeldRun {
        let entries: [UInt8]
        let offsets: [Int]
    }

    private let memoryLimit: Int
    private let directory: String
    private var entries: [UInt8] = []
    private var offsets: [Int] = []
    private var file: SpoolFile?
    private var stored: [StoredRun] = []
    private var held: [HeldRun] = []

    /// How many events were added, duplicates included.
    package private(set) var count = 0

    /// Makes an empty spool.
    ///
    /// - Parameters:
    ///   - memoryLimit: how many bytes of events are held before they go to a file.
    ///   - directory: where temporary files may be made.
    package init(memoryLimit: Int, directory: String) {
        self.memoryLimit = memoryLimit
        self.directory = directory
    }

    /// Adds an event, whose record must still be one that `CloudTrailDecoder` decodes; only id and record are kept.
    ///
    /// - Parameters:
    ///   - accessKey: where the event is only there to tell who stands behind an access key that it issued, that key:
    ///     it comes back as a session.
    ///   - isRecorded: whether an earlier import recorded it, so that it is to be replayed.
    package mutating func add(_ event: AuditEvent, asSessionOf accessKey: String? = nil, isRecorded: Bool = false)
        throws
    {
        try add { SpoolEntry.append(event, accessKey: accessKey, isRecorded: isRecorded, to: &$0) }
    }

    /// Adds a call that was read without being decoded.
    package mutating func add(_ call: ReadCall) throws { try add { SpoolEntry.append(call, to: &$0) } }

    /// Adds a session that was read without being decoded.
    package mutating func add(_ read: ReadSession) throws {
        try add { SpoolEntry.append(read.session, shared: (read.sharedID, read.account), isRecorded: false, to: &$0) }
    }

    /// Adds a session that is in the history already.
    ///
    /// - Parameters:
    ///   - shared: what copies of its event under other ids have in common, and the account; `nil` where there are none.
    ///   - isRecorded: whether an earlier import recorded it.
    package mutating func add(
        _ session: OpenedSession,
        shared: (id: String?, account: String)? = nil,
        isRecorded: Bool
    ) throws {
        try add { SpoolEntry.append(session, shared: shared, isRecorded: isRecorded, to: &$0) }
    }

    private mutating func add(_ append: (inout [UInt8]) -> Void) throws {
        // Taken as a whole, with room for the record that passes the limit, and untouched until it is used: growing
        // would copy.
        if entries.isEmpty { entries.reserveCapacity(memoryLimit + (2 << 20)) }
        offsets.append(entries.count)
        append(&entries)
        count += 1
        if entries.count + offsets.count * MemoryLayout<Int>.stride >= memoryLimit { try spill() }
    }

    /// Takes in the events of another spool.
    package mutating func absorb(_ other: EventSpool) {
        count += other.count
        stored += other.stored
        held += other.held
        if !other.offsets.isEmpty {
            held.append(HeldRun(entries: other.entries, offsets: Self.sorted(other.entries, other.offsets)))
        }
    }

    /// Puts what is in memory in order, so that it can be given back.
    private mutating func settle() {
        if !offsets.isEmpty { held.append(HeldRun(entries: entries, offsets: Self.sorted(entries, offsets))) }
        entries = []
        offsets = []
    }

    /// Gives everything back, as often as asked.
    ///
    /// - Parameter isKnown: whether an event of that time, with that hash of its id, was taken in by an earlier import;
    ///   it is left out then, unless it was added as recorded. Asked in order of time.
    package mutating func merged(isKnown: @escaping EventMerge.IsKnown = { _, _ in false }) throws -> EventMerge {
        settle()
        return try EventMerge(held: held, stored: stored, memoryLimit: memoryLimit, isKnown: isKnown)
    }

    private static func sorted(_ entries: [UInt8], _ offsets: [Int]) -> [Int] {
        entries.withUnsafeBytes { bytes -> [Int] in
            guard let base = bytes.baseAddress else { return [] }
            return offsets.sorted { SpoolEntry(at: base + $0).precedes(SpoolEntry(at: base + $1)) }
        }
    }

    private mutating func spill() throws(SpoolError) {
        let file: SpoolFile
        if let known = self.file { file = known } else { file = try SpoolFile(in: directory) }
        self.file = file
        let start = file.reserve(entries.count)
        var written = start
        var buffer: [UInt8] = []
        buffer.reserveCapacity(1 << 20)
        for offset in Self.sorted(entries, offsets) {
            entries.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                let count = SpoolEntry(at: base + offset).count
                buffer.append(contentsOf: UnsafeRawBufferPointer(start: base + offset, count: count))
            }
            if buffer.count >= 1 << 19 { try Self.flush(&buffer, to: file, at: &written) }
        }
        try Self.flush(&buffer, to: file, at: &written)
        stored.append(StoredRun(file: file, start: start, count: entries.count))
        offsets.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    private static func flush(_ buffer: inout [UInt8], to file: SpoolFile, at place: inout Int) throws(SpoolError) {
        let count = buffer.count
        let start = place
        let result = buffer.withUnsafeBytes { bytes -> Result<Void, SpoolError> in
            Result { () throws(SpoolError) in try file.write(bytes, at: start) }
        }
        try result.get()
        place += count
        buffer.removeAll(keepingCapacity: true)
    }
}
