internal import GRDB
internal import HindcastModel

extension IndexWriter {
    /// Adds counts to the ledger; counts that come to nothing go away.
    mutating func add(_ counts: [LedgerCount]) throws {
        guard !counts.isEmpty else { return }
        let addCount = try prepare(
            """
            INSERT INTO ledger(hour, provider, service, operation, disposition, confidence, count)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count
            """
        )
        let addHour = try prepare(
            """
            INSERT INTO hours(hour, disposition, count, first, last) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count,
                first = min(first, excluded.first), last = max(last, excluded.last)
            """
        )
        for count in counts {
            let hour = LedgerHour.of(count.first)
            try addCount.run(
                .integer(hour),
                .integer(try id(of: count.provider.rawValue)),
                .integer(try id(of: count.service)),
                .integer(try id(of: count.operation)),
                .integer(count.disposition.code),
                .integer(count.confidence?.code ?? LedgerHour.noConfidence),
                .integer(count.count)
            )
            try addHour.run(
                .integer(hour),
                .integer(count.disposition.code),
                .integer(count.count),
                .integer(count.first.nanoseconds),
                .integer(count.last.nanoseconds)
            )
        }
        guard counts.contains(where: { $0.count < 0 }) else { return }
        try prepare("DELETE FROM ledger WHERE count = 0").run()
        try prepare("DELETE FROM hours WHERE count = 0").run()
    }

    /// Adds what is no commit: findings, events seen, sessions, the import.
    func addActivity(of batch: IndexBatch) throws {
        let insertFinding = try prepare("INSERT INTO findings(file, record, reason) VALUES (?, ?, ?)")
        for finding in batch.findings {
            try insertFinding.run(.text(finding.file), .integer(orNull: finding.record), .text(finding.reason))
        }
        let insertSession = try prepare(
            "INSERT OR REPLACE INTO sessions(key, event, time, record) VALUES (?, ?, ?, ?)"
        )
        for session in batch.sessions {
            try insertSession.run(
                .text(session.key),
                .text(session.eventID),
                .integer(session.time.nanoseconds),
                .bytes(session.record)
            )
        }
        if let seen = batch.seen, !seen.keys.isEmpty { try add(seen) }
        if let done = batch.finished {
            try prepare(
                """
                INSERT INTO imports(files, bytes, records, events, changes, commits, duplicates, late, broken, head)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
            ).run(
                .integer(done.files),
                .integer(done.bytes),
                .integer(done.records),
                .integer(done.events),
                .integer(done.changes),
                .integer(done.commits),
                .integer(done.duplicates),
                .integer(done.late),
                .integer(done.broken),
                .bytes(orNull: done.head)
            )
        }
    }

    /// Adds a segment of seen events, joined with the segments before it that are no longer than itself.
    ///
    /// So the segments stay few, like the digits of a number that is counted up, and each key is copied seldom.
    private func add(_ seen: SeenEvents) throws {
        var joined = seen
        let last = try prepare("SELECT id, first, last, count, keys FROM seen ORDER BY id DESC LIMIT 1")
        let delete = try prepare("DELETE FROM seen WHERE id = ?")
        while let (id, before) = try last.first(body: { row in
            (row.integer(0), row.integer(3) <= joined.keys.count ? SeenEvents(row) : nil)
        }), let before, joined.keys.count + before.keys.count <= SeenEvents.capacity {
            joined.first = min(joined.first, before.first)
            joined.last = max(joined.last, before.last)
            joined.keys = SeenEvents.merge(before.keys, joined.keys)
            try delete.run(.integer(id))
        }
        try prepare("INSERT INTO seen(first, last, count, keys) VALUES (?, ?, ?, ?)").run(
            .integer(joined.first.nanoseconds),
            .integer(joined.last.nanoseconds),
            .integer(joined.keys.count),
            .bytes(SeenEvents.bytes(of: joined.keys))
        )
    }
}
