internal import GRDB
internal import HindcastModel

extension IndexWriter {
    /// Adds what is no commit: findings, events seen, sessions, the import.
    func addActivity(of batch: IndexBatch) throws {
        let insertFinding = try prepare("INSERT INTO findings(file, record, reason) VALUES (?, ?, ?)")
        for finding in batch.findings {
            try insertFinding.run(.text(finding.file), .integer(orNull: finding.record), .text(finding.reason))
        }
        try add(batch.packed.sessions)
        try add(batch.seen)
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

    /// Adds seen events to their hours. A row is joined with the hour's last one where that is not longer, so that
    /// rows stay few, like the digits of a number that is counted up, and each key is copied seldom.
    private func add(_ seen: [SeenEvents]) throws {
        guard !seen.isEmpty else { return }
        let last = try prepare("SELECT id, count, keys FROM seen WHERE hour = ? ORDER BY id DESC LIMIT 1")
        let delete = try prepare("DELETE FROM seen WHERE id = ?")
        let insert = try prepare("INSERT INTO seen(hour, count, keys) VALUES (?, ?, ?)")
        for hour in seen where !hour.keys.isEmpty {
            var keys = hour.keys
            while let (id, before) = try last.first(
                .integer(hour.hour),
                body: { row in
                    (row.integer(0), row.integer(1) <= keys.count ? SeenEvents.keys(in: row.bytes(2)) : nil)
                }
            ), let before {
                keys = SeenEvents.merge(before, keys)
                try delete.run(.integer(id))
            }
            try insert.run(.integer(hour.hour), .integer(keys.count), .bytes(SeenEvents.bytes(of: keys)))
        }
    }

    /// Adds sessions, joined with the segments before them that are no longer than themselves.
    private func add(_ sessions: [PackedSessions]) throws {
        let last = try prepare("SELECT id, count, size, content FROM sessions ORDER BY id DESC LIMIT 1")
        let delete = try prepare("DELETE FROM sessions WHERE id = ?")
        let insert = try prepare("INSERT INTO sessions(first, last, count, size, content) VALUES (?, ?, ?, ?, ?)")
        for segment in sessions {
            var segment = segment
            while let (id, before) = try last.first(body: { row in
                let isJoined =
                    row.integer(1) <= segment.count && row.integer(1) + segment.count <= SessionSegment.capacity
                return (
                    row.integer(0),
                    isJoined ? try SessionSegment(unpacking: row.bytes(3), unpackedCount: row.integer(2)) : nil
                )
            }), let before {
                segment = PackedSessions(SessionSegment(before.sessions + (try segment.segment().sessions)))
                try delete.run(.integer(id))
            }
            try insert.run(
                .integer(segment.first),
                .integer(segment.last),
                .integer(segment.count),
                .integer(segment.unpackedCount),
                .bytes(segment.bytes)
            )
        }
    }
}
