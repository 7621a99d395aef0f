internal import FastJSON
package import HindcastModel

/// Gives back the events of a spool in order of time, then of the bytes of the id, each once.
///
/// Two events are one when they share time, id and action, or `sharedEventID`, account and time. Of copies that
/// differ, the longest is given, then the first by its bytes: what comes out depends on the set of events alone.
package final class EventMerge {
    /// Tells whether an earlier import took an event in, by its time and the hash of what makes it one of its own.
    package typealias IsKnown = (Moment, UInt64) throws -> Bool

    /// How many events were left out so far, as duplicates or since they were known.
    package private(set) var duplicates = 0

    private let isKnown: IsKnown
    /// Cursors with an entry at hand; the root of the heap is the first in order.
    private var heap: [RunCursor] = []
    /// Whether the root's entry was given, so that the root has to move on.
    private var isRootGiven = false
    private var parser = JSONParser()

    /// The last entry given, for comparison with its duplicates.
    private let last = ByteBuffer(capacity: 4096)
    /// The shared keys of the events given at the time at hand, but for the last one's.
    private var sharedKeys: Set<[UInt8]> = []
    /// The shared keys of the events of the time at hand that an earlier import took in.
    private var knownKeys: Set<[UInt8]> = []
    /// The last one's: mostly no other event is of its time, and none asks for it.
    private let lastShared = ByteBuffer(capacity: 256)
    private var time = Int64.min
    /// A million events that share one second are no log of this world; the rest of them are not compared.
    private static let keptKeys = 1 << 20

    init(
        held: [EventSpool.HeldRun],
        stored: [EventSpool.StoredRun],
        memoryLimit: Int,
        isKnown: @escaping IsKnown
    ) throws(SpoolError) {
        self.isKnown = isKnown
        let size = min(1 << 18, max(1 << 14, memoryLimit / max(1, stored.count)))
        let cursors = held.map { RunCursor($0) } + stored.map { RunCursor($0, windowSize: size) }
        for cursor in cursors where try cursor.advance() { heap.append(cursor) }
        for index in (0..<heap.count / 2).reversed() { sink(from: index) }
    }

    /// Returns the next event or session, `nil` at the end.
    package func next() throws -> Spooled? {
        guard let entry = try nextEntry() else { return nil }
        let isRecorded = entry.role.contains(.recorded)
        if entry.role.contains(.session) { return .session(entry.session, isRecorded: isRecorded) }
        return .event(try event(of: entry), record: Array(entry.record), isRecorded: isRecorded)
    }

    /// Returns the time of the next event or session without building it, `nil` at the end; it is passed over.
    package func skip() throws -> Moment? { try nextEntry().map { Moment(nanoseconds: $0.time) } }

    /// The next entry that is no duplicate and not known; valid until the next call.
    private func nextEntry() throws -> SpoolEntry? {
        while let cursor = try nextCursor() {
            let entry = cursor.entry
            let isRecorded = entry.role.contains(.recorded)
            if try isDuplicate(entry) || !isRecorded && isTakenIn(entry) {
                duplicates += 1
                continue
            }
            remember(entry)
            return entry
        }
        return nil
    }

    private func event(of entry: SpoolEntry) throws -> AuditEvent {
        let record = try parser.parse(entry.record, readable: entry.record.count + JSONParser.padding)
        let isCloudTrail = entry.role.contains(.cloudTrail)
        switch isCloudTrail ? CloudTrailDecoder.decode(record) : RecordDecoder.decode(record) {
        case .failure(let failure): throw SpoolError(reason: "a record cannot be read back: \(failure.reason)")
        case .success(var event):
            // An id made from the content would change with a record that was redacted.
            event.id = entry.id
            return event
        }
    }

    private func isDuplicate(_ entry: SpoolEntry) -> Bool {
        if entry.time != time {
            time = entry.time
            if !sharedKeys.isEmpty { sharedKeys.removeAll(keepingCapacity: true) }
            if !knownKeys.isEmpty { knownKeys.removeAll(keepingCapacity: true) }
            lastShared.reset(keeping: 1 << 12)
            return false
        }
        if entry.isDuplicate(of: SpoolEntry(at: UnsafeRawPointer(last.base))) { return true }
        if lastShared.count > 0 {
            if sharedKeys.count < Self.keptKeys { sharedKeys.insert(Array(lastShared.bytes)) }
            lastShared.reset(keeping: 1 << 12)
        }
        guard !entry.shared.isEmpty else { return false }
        return sharedKeys.contains(Array(entry.shared))
    }

    /// Whether an earlier import took an event in, or its copy of the same time that was given before it here.
    ///
    /// What that one and its copies have in common is kept beside that of the events given: the event itself may be there
    /// once more, to be replayed.
    private func isTakenIn(_ entry: SpoolEntry) throws -> Bool {
        guard try isKnown(Moment(nanoseconds: entry.time), entry.keyHash) else {
            return !entry.shared.isEmpty && !knownKeys.isEmpty && knownKeys.contains(Array(entry.shared))
        }
        if !entry.shared.isEmpty, knownKeys.count < Self.keptKeys { knownKeys.insert(Array(entry.shared)) }
        return true
    }

    private func remember(_ entry: SpoolEntry) {
        last.reset(keeping: 1 << 20)
        entry.copyHead(to: last)
        guard !entry.shared.isEmpty else { return }
        lastShared.reserve(entry.shared.count)
        lastShared.room.copyMemory(from: entry.shared)
        lastShared.append(entry.shared.count)
    }

    // MARK: The heap

    /// The cursor whose entry is the next in order; `nil` at the end.
    private func nextCursor() throws -> RunCursor? {
        if isRootGiven {
            if try !heap[0].advance() {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
            }
            sink(from: 0)
        }
        isRootGiven = !heap.isEmpty
        return heap.first
    }

    /// Brings the cursor at a place of the heap to where it belongs, below those that come before it.
    private func sink(from start: Int) {
        var parent = start
        while true {
            var best = parent
            for child in (2 * parent + 1..<2 * parent + 3).clamped(to: 0..<heap.count)
            where heap[child].precedes(heap[best]) { best = child }
            guard best != parent else { return }
            heap.swapAt(parent, best)
            parent = best
        }
    }
}
