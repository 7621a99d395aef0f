internal import GRDB
internal import HindcastModel

/// What a verification compares of that which only the index holds: rows that lie packed together, with what their columns
/// say of them.
extension IndexView {
    /// Calls `body` with each packed row of the ledger, the sessions and the events taken in that is not what its columns say.
    package func forEachPackedFault(_ body: (_ table: String, _ reason: String) -> Void) throws {
        try prepare("SELECT id, first, last, count, content FROM ledger").forEachRow { row in
            let segment = try LedgerSegment(unpacking: row.bytes(4))
            if segment.counts.count != row.integer(3) {
                body(
                    "ledger",
                    "row \(row.integer(0)) says that it holds \(row.integer(3)) counts, and holds "
                        + "\(segment.counts.count)"
                )
            }
            if let hours = segment.hours, hours != row.range {
                body("ledger", "row \(row.integer(0)) is listed under other hours than it counts")
            }
            return true
        }
        try prepare("SELECT id, first, last, count, content, size FROM sessions").forEachRow { row in
            let segment = PackedSessions(
                try SessionSegment(unpacking: row.bytes(4), unpackedCount: row.integer(5))
            )
            if segment.count != row.integer(3) {
                body(
                    "sessions",
                    "row \(row.integer(0)) says that it holds \(row.integer(3)) sessions, and holds "
                        + "\(segment.count)"
                )
            }
            if segment.count > 0, Int(segment.first)...Int(segment.last) != row.range {
                body("sessions", "row \(row.integer(0)) is listed under other times than those of its sessions")
            }
            return true
        }
        try prepare("SELECT id, count, keys FROM seen").forEachRow { row in
            let keys = SeenEvents.keys(in: row.bytes(2))
            if keys.count != row.integer(1) {
                body(
                    "seen",
                    "row \(row.integer(0)) says that it holds \(row.integer(1)) events, and holds \(keys.count)"
                )
            }
            if zip(keys, keys.dropFirst()).contains(where: { $0 >= $1 }) {
                body("seen", "row \(row.integer(0)) holds an event twice, or out of order")
            }
            return true
        }
    }

    /// Returns the hours whose sums are not those of the ledger's counts, and those whose first and last events are not
    /// within them, in order. The memory grows with the number of hours.
    package func hoursUnlikeLedger() throws -> [Int] {
        var sums: [HourKey: Int] = [:]
        try prepare("SELECT content FROM ledger").forEachRow { row in
            let segment = try LedgerSegment(unpacking: row.bytes(0))
            for count in segment.counts {
                sums[HourKey(hour: count.hour, disposition: segment.actions[count.action].disposition), default: 0] +=
                    count.count
            }
            return true
        }
        var hours: Set<Int> = []
        try prepare("SELECT hour, disposition, count, first, last FROM hours").forEachRow { row in
            let hour = row.integer(0)
            let times = [row.integer(3), row.integer(4)]
            let areWithin = times.allSatisfy { LedgerHour.of(Moment(nanoseconds: Int64($0))) == hour }
            guard let disposition = Disposition(code: row.integer(1)), areWithin, times[0] <= times[1],
                sums.removeValue(forKey: HourKey(hour: hour, disposition: disposition)) == row.integer(2)
            else {
                hours.insert(hour)
                return true
            }
            return true
        }
        for (key, sum) in sums where sum != 0 { hours.insert(key.hour) }
        return hours.sorted()
    }

    private struct HourKey: Hashable {
        let hour: Int
        let disposition: Disposition
    }
}

extension SQLRow {
    /// The range from the second column to the third; where they are in the wrong order, one that nothing has.
    fileprivate var range: ClosedRange<Int> {
        integer(1) <= integer(2) ? integer(1)...integer(2) : Int.min...Int.min
    }
}
