internal import GRDB
internal import HindcastModel

extension IndexWriter {
    /// Adds counts to the ledger, joined with the segments before them that are no longer than themselves, so that rows
    /// stay few, like the digits of a number that is counted up.
    func add(_ segments: [LedgerSegment]) throws {
        let last = try prepare("SELECT id, count, content FROM ledger ORDER BY id DESC LIMIT 1")
        let delete = try prepare("DELETE FROM ledger WHERE id = ?")
        let insert = try prepare("INSERT INTO ledger(first, last, count, content) VALUES (?, ?, ?, ?)")
        for segment in segments {
            var segment = segment
            while let (id, before) = try last.first(body: { row in
                let count = segment.counts.count
                let isJoined = row.integer(1) <= count && row.integer(1) + count <= LedgerSegment.capacity
                return (row.integer(0), isJoined ? try LedgerSegment(unpacking: row.bytes(2)) : nil)
            }), let before {
                segment = before.joined(with: segment)
                try delete.run(.integer(id))
            }
            guard let hours = segment.hours else { continue }
            try insert.run(
                .integer(hours.lowerBound),
                .integer(hours.upperBound),
                .integer(segment.counts.count),
                .bytes(segment.packed())
            )
        }
    }

    /// Adds to the sums of hours; those that come to nothing go away.
    func add(_ sums: [HourSum]) throws {
        let add = try prepare(
            """
            INSERT INTO hours(hour, disposition, count, first, last) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count,
                first = min(first, excluded.first), last = max(last, excluded.last)
            """
        )
        for sum in sums {
            add.bind(sum.hour, at: 1)
            add.bind(sum.disposition.code, at: 2)
            add.bind(sum.count, at: 3)
            add.bind(Int(sum.first.nanoseconds), at: 4)
            add.bind(Int(sum.last.nanoseconds), at: 5)
            try add.step()
        }
        guard sums.contains(where: { $0.count < 0 }) else { return }
        try prepare("DELETE FROM hours WHERE count = 0").run()
    }
}
