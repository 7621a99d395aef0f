internal import HindcastModel

/// What a batch holds of counts and sessions, as the index keeps it: packed once, written twice, first announced and then
/// counted.
struct PackedActivity: Sendable {
    var ledger: [LedgerSegment] = []
    var hours: [HourSum] = []
    var sessions: [PackedSessions] = []
}

extension IndexBatch {
    /// Packs the sessions that fill segments, so that those that wait for a flush take little memory.
    package mutating func packFullSegments() {
        while sessions.count >= SessionSegment.capacity { packSessions(SessionSegment.capacity) }
    }

    /// Packs everything that can be.
    package mutating func pack() {
        packFullSegments()
        if !sessions.isEmpty { packSessions(sessions.count) }
        packed.ledger += LedgerSegment.segments(of: ledger)
        packed.hours += HourSum.sums(of: ledger)
        ledger.removeAll()
    }

    private mutating func packSessions(_ count: Int) {
        packed.sessions.append(PackedSessions(SessionSegment(Array(sessions.prefix(count)))))
        sessions.removeFirst(count)
    }

    /// Whether there is anything that only the index holds.
    var hasActivity: Bool {
        !ledger.isEmpty || !sessions.isEmpty || !seen.isEmpty || !packed.ledger.isEmpty || !packed.sessions.isEmpty
    }
}
