internal import GRDB
package import HindcastModel

extension IndexView {
    /// Returns the ledger from one hour to another, both inclusive, summed over the hours; `nil` is open.
    package func ledger(from start: Moment?, through end: Moment?) throws -> [LedgerRow] {
        let first = start.map(LedgerHour.of) ?? .min
        let last = end.map(LedgerHour.of) ?? .max
        var sums: [LedgerAction: Int] = [:]
        let segments = try prepare("SELECT content FROM ledger WHERE last >= ? AND first <= ?")
        try segments.forEachRow(.integer(first), .integer(last)) { row in
            let segment = try LedgerSegment(unpacking: row.bytes(0))
            var own = [Int](repeating: 0, count: segment.actions.count)
            for count in segment.counts where first <= count.hour && count.hour <= last {
                own[count.action] += count.count
            }
            for (action, sum) in zip(segment.actions, own) where sum != 0 { sums[action, default: 0] += sum }
            return true
        }
        return sums.compactMap { action, sum in
            guard sum != 0 else { return nil }
            return LedgerRow(
                service: action.service,
                operation: action.operation,
                disposition: action.disposition,
                confidence: action.confidence,
                count: sum
            )
        }
    }

    /// Returns the counts of all events by what became of them.
    package func ledgerTotals() throws -> [Disposition: Int] {
        let rows = try prepare("SELECT disposition, sum(count) FROM hours GROUP BY disposition")
            .all { (Disposition(code: $0.integer(0)), $0.integer(1)) }
        var totals: [Disposition: Int] = [:]
        for case (let disposition?, let count) in rows where count != 0 { totals[disposition] = count }
        return totals
    }

    /// Returns each hour in which events were seen, with the first and the last of them, in order.
    package func eventHours() throws -> [ClosedRange<Moment>] {
        try prepare("SELECT min(first), max(last) FROM hours GROUP BY hour ORDER BY hour").all { row in
            let first = Moment(nanoseconds: Int64(row.integer(0)))
            return first...max(first, Moment(nanoseconds: Int64(row.integer(1))))
        }
    }

    /// Returns when the newest event happened that is known of; `nil` where there is none.
    package func newestEvent() throws -> Moment? {
        let counted = try prepare("SELECT max(last) FROM hours").first { $0.integerOrNil(0) } ?? nil
        let committed = try prepare("SELECT time FROM commits ORDER BY seq DESC LIMIT 1").first { $0.integer(0) }
        return [counted, committed].compactMap(\.self).max().map { Moment(nanoseconds: Int64($0)) }
    }

    /// Returns the newest findings, at most `limit`, newest first.
    package func findings(limit: Int) throws -> [Finding] {
        try prepare("SELECT file, record, reason FROM findings ORDER BY id DESC LIMIT ?").all(.integer(limit)) {
            Finding(file: $0.text(0), record: $0.integerOrNil(1), reason: $0.text(2))
        }
    }

    /// Returns what SQLite finds wrong with the file's structure; `nil` where all of it is sound. Reads all of it.
    package func structuralFault() throws -> String? {
        let words = try prepare("PRAGMA quick_check(1)").first { $0.text(0) }
        return words == "ok" ? nil : words
    }

    /// The number of findings.
    package func findingCount() throws -> Int {
        try prepare("SELECT count(*) FROM findings").first { $0.integer(0) } ?? 0
    }

    /// Returns the imports, oldest first.
    package func imports() throws -> [IndexedImport] {
        let rows = try prepare(
            """
            SELECT files, bytes, records, events, changes, commits, duplicates, late, broken, head FROM imports ORDER BY id
            """
        )
        return try rows.all { row in
            var done = IndexedImport()
            done.files = row.integer(0)
            done.bytes = row.integer(1)
            done.records = row.integer(2)
            done.events = row.integer(3)
            done.changes = row.integer(4)
            done.commits = row.integer(5)
            done.duplicates = row.integer(6)
            done.late = row.integer(7)
            done.broken = row.integer(8)
            done.head = row.bytesOrNil(9)
            return done
        }
    }

    /// Returns the hashes of the events of an hour that were taken in, in no order.
    package func seenKeys(inHour hour: Int) throws -> [UInt64] {
        try prepare("SELECT keys FROM seen WHERE hour = ?").all(.integer(hour)) { SeenEvents.keys(in: $0.bytes(0)) }
            .reduce([], +)
    }

    /// Whether any event was taken in.
    package func hasSeenEvents() throws -> Bool {
        try prepare("SELECT 1 FROM seen LIMIT 1").first { _ in true } ?? false
    }

    /// The number of events seen.
    package func seenCount() throws -> Int {
        try prepare("SELECT coalesce(sum(count), 0) FROM seen").first { $0.integer(0) } ?? 0
    }

    /// Calls `body` with each session opened at or after a moment, in no order.
    package func forEachSession(since moment: Moment, _ body: (OpenedSession) throws -> Void) throws {
        let rows = try prepare("SELECT size, content FROM sessions WHERE last >= ?")
        try rows.forEachRow(.integer(moment.nanoseconds)) { row in
            for session in try SessionSegment(unpacking: row.bytes(1), unpackedCount: row.integer(0)).sessions
            where session.time >= moment {
                try body(session)
            }
            return true
        }
    }

    /// Returns whether any session is known.
    package func hasSessions() throws -> Bool {
        try prepare("SELECT 1 FROM sessions LIMIT 1").first { _ in true } ?? false
    }

    /// Returns whether the session that an event opened at a time is known.
    package func holdsSession(openedBy eventID: String, at time: Moment) throws -> Bool {
        var found = false
        let rows = try prepare("SELECT size, content FROM sessions WHERE last >= ? AND first <= ?")
        try rows.forEachRow(.integer(time.nanoseconds), .integer(time.nanoseconds)) { row in
            found = try SessionSegment(unpacking: row.bytes(1), unpackedCount: row.integer(0)).sessions
                .contains { $0.time == time && $0.eventID.hasSameBytes(as: eventID) }
            return !found
        }
        return found
    }
}

/// How many events of one action had one fate.
package struct LedgerRow: Hashable, Sendable {
    /// The service that an address names.
    package let service: String
    /// The operation.
    package let operation: String
    /// What became of the events.
    package let disposition: Disposition
    /// For applied events, how sure the rule was.
    package let confidence: Confidence?
    /// How many.
    package let count: Int
}
