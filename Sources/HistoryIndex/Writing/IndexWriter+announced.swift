internal import GRDB
internal import HindcastModel

/// Where git will be once it has taken over what a batch goes with.
package struct GitPoint: Hashable, Sendable {
    /// `refs/heads/main`, 20 bytes.
    package var head: [UInt8]
    /// `refs/notes/hindcast`, 20 bytes; `nil` where there is no note.
    package var notes: [UInt8]?

    /// Makes a point.
    package init(head: [UInt8], notes: [UInt8]?) {
        self.head = head
        self.notes = notes
    }
}

/// What only the index holds is announced before git's references move, and counts once they have: a process that dies
/// in between leaves either both or none. The commits themselves need no such care, as git has them.
extension IndexWriter {
    /// Keeps the part of a batch that git cannot give back, instead of what was announced before.
    func announce(_ batch: IndexBatch, at point: GitPoint) throws {
        try dropAnnounced()
        let meta = try prepare("INSERT INTO meta(key, value) VALUES (?, ?)")
        try meta.run(.text("announced-head"), .bytes(point.head))
        if let notes = point.notes { try meta.run(.text("announced-notes"), .bytes(notes)) }
        let addCount = try prepare("INSERT INTO announced_counts VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for count in batch.ledger {
            try addCount.run(
                .text(count.provider.rawValue),
                .text(count.service),
                .text(count.operation),
                .integer(count.disposition.code),
                .integer(count.confidence?.code ?? LedgerHour.noConfidence),
                .integer(count.count),
                .integer(count.first.nanoseconds),
                .integer(count.last.nanoseconds)
            )
        }
        let addSessions = try prepare("INSERT INTO announced_sessions VALUES (?, ?, ?)")
        for start in stride(from: 0, to: batch.sessions.count, by: SessionSegment.capacity) {
            let segment = SessionSegment(Array(batch.sessions[start...].prefix(SessionSegment.capacity)))
            let packed = segment.packed()
            try addSessions.run(
                .integer(segment.sessions.count),
                .integer(packed.unpackedCount),
                .bytes(packed.bytes)
            )
        }
        let addSeen = try prepare("INSERT INTO announced_seen VALUES (?, ?)")
        for hour in batch.seen { try addSeen.run(.integer(hour.hour), .bytes(SeenEvents.bytes(of: hour.keys))) }
    }

    /// Forgets what was announced: it counts, or never will.
    func dropAnnounced() throws {
        try prepare("DELETE FROM meta WHERE key LIKE 'announced-%'").run()
        for table in ["announced_counts", "announced_sessions", "announced_seen"] {
            try prepare("DELETE FROM \(table)").run()
        }
    }

    /// Returns what was announced, if git is now where it was to be.
    func announced(at point: GitPoint) throws -> IndexBatch? {
        let meta = try prepare("SELECT value FROM meta WHERE key = ?")
        guard let head = try meta.first(.text("announced-head"), body: { $0.bytes(0) }), head == point.head,
            try meta.first(.text("announced-notes"), body: { $0.bytes(0) }) == point.notes
        else { return nil }
        var batch = IndexBatch()
        batch.ledger = try prepare("SELECT * FROM announced_counts").all { row in
            LedgerCount(
                provider: Provider(rawValue: row.text(0)) ?? .aws,
                service: row.text(1),
                operation: row.text(2),
                disposition: Disposition(code: row.integer(3)) ?? .unmodelled,
                confidence: row.integer(4) == LedgerHour.noConfidence ? nil : Confidence(code: row.integer(4)),
                count: row.integer(5),
                first: Moment(nanoseconds: Int64(row.integer(6))),
                last: Moment(nanoseconds: Int64(row.integer(7)))
            )
        }
        batch.sessions = try prepare("SELECT size, content FROM announced_sessions ORDER BY rowid")
            .all { try SessionSegment(unpacking: $0.bytes(1), unpackedCount: $0.integer(0)).sessions }
            .flatMap(\.self)
        batch.seen = try prepare("SELECT hour, keys FROM announced_seen ORDER BY rowid").all {
            SeenEvents(hour: $0.integer(0), keys: SeenEvents.keys(in: $0.bytes(1)))
        }
        return batch
    }
}

extension HistoryIndex {
    /// Writes down the counts, the sessions and the ids of a batch before git's references move to a point.
    ///
    /// They count once `settle` sees git there.
    package func announce(_ batch: IndexBatch, at point: GitPoint) throws(IndexError) {
        guard !batch.ledger.isEmpty || !batch.sessions.isEmpty || !batch.seen.isEmpty else { return }
        do {
            try transaction { try $0.writer.announce(batch, at: point) }
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }
}

extension IndexTransaction {
    /// Adds a batch that was announced, now that git is where it was to be.
    package mutating func applyAnnounced(_ batch: IndexBatch) throws {
        try writer.apply(batch)
        try writer.dropAnnounced()
    }

    /// Adds what was announced for the point where git is; what was announced for another one never happened.
    ///
    /// - Parameter isOver: whether nobody is on the way there any more, so that what never happened may be forgotten.
    package mutating func settle(at point: GitPoint, isOver: Bool) throws {
        if let batch = try writer.announced(at: point) {
            try applyAnnounced(batch)
        } else if isOver {
            try writer.dropAnnounced()
        }
    }
}
