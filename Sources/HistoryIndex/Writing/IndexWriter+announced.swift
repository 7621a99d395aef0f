internal import GRDB

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
        var batch = batch
        batch.pack()
        let addCounts = try prepare("INSERT INTO announced_counts VALUES (?)")
        for segment in batch.packed.ledger { try addCounts.run(.bytes(segment.packed())) }
        if !batch.packed.hours.isEmpty {
            try prepare("INSERT INTO announced_hours VALUES (?)").run(.bytes(HourSum.bytes(of: batch.packed.hours)))
        }
        let addSessions = try prepare("INSERT INTO announced_sessions VALUES (?, ?)")
        for segment in batch.packed.sessions {
            try addSessions.run(.integer(segment.unpackedCount), .bytes(segment.bytes))
        }
        let addSeen = try prepare("INSERT INTO announced_seen VALUES (?, ?)")
        for hour in batch.seen { try addSeen.run(.integer(hour.hour), .bytes(SeenEvents.bytes(of: hour.keys))) }
    }

    /// Forgets what was announced: it counts, or never will.
    func dropAnnounced() throws {
        try prepare("DELETE FROM meta WHERE key LIKE 'announced-%'").run()
        for table in ["announced_counts", "announced_hours", "announced_sessions", "announced_seen"] {
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
        batch.packed.ledger = try prepare("SELECT content FROM announced_counts ORDER BY rowid")
            .all { try LedgerSegment(unpacking: $0.bytes(0)) }
        batch.packed.hours = try prepare("SELECT content FROM announced_hours")
            .all { try HourSum.sums(in: $0.bytes(0)) }
            .flatMap(\.self)
        batch.packed.sessions = try prepare("SELECT size, content FROM announced_sessions ORDER BY rowid")
            .all { PackedSessions(try SessionSegment(unpacking: $0.bytes(1), unpackedCount: $0.integer(0))) }
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
        guard batch.hasActivity else { return }
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
