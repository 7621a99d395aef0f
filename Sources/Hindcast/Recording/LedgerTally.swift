internal import HindcastModel
internal import HistoryIndex

/// Counts events by hour, action and fate, until the index takes the counts over.
struct LedgerTally: Sendable {
    /// One row of the ledger, as a number that is quick to remember.
    typealias Row = Int32

    private struct Key: Hashable {
        let hour: Int64
        let provider: Provider
        let service: String
        let operation: String
        let disposition: Disposition
        let confidence: Confidence?
    }

    private struct Count {
        let key: Key
        var count = 0
        var first: Moment
        var last: Moment
    }

    private var rows: [Key: Row] = [:]
    private var counts: [Count] = []
    /// The sum by fate, over everything ever added.
    private(set) var totals: [Disposition: Int] = [:]

    /// Adds events of one action, and returns the row they are counted in; a negative count takes back.
    @discardableResult
    mutating func add(
        _ count: Int,
        provider: Provider,
        service: String,
        operation: String,
        disposition: Disposition,
        confidence: Confidence?,
        at time: Moment
    ) -> Row {
        let key = Key(
            hour: time.seconds / 3_600,
            provider: provider,
            service: service,
            operation: operation,
            disposition: disposition,
            confidence: confidence
        )
        let row: Row
        if let known = rows[key] {
            row = known
        } else {
            row = Row(counts.count)
            rows[key] = row
            counts.append(Count(key: key, first: time, last: time))
        }
        counts[Int(row)].count += count
        counts[Int(row)].first = min(counts[Int(row)].first, time)
        counts[Int(row)].last = max(counts[Int(row)].last, time)
        totals[disposition, default: 0] += count
        return row
    }

    /// Takes one event of a row back.
    mutating func takeBack(_ row: Row) {
        counts[Int(row)].count -= 1
        totals[counts[Int(row)].key.disposition, default: 0] -= 1
    }

    /// Adds all counts of another tally.
    mutating func add(_ other: LedgerTally) {
        for count in other.counts {
            let key = count.key
            let row = add(
                count.count,
                provider: key.provider,
                service: key.service,
                operation: key.operation,
                disposition: key.disposition,
                confidence: key.confidence,
                at: count.first
            )
            counts[Int(row)].last = max(counts[Int(row)].last, count.last)
        }
    }

    /// Hands the counts over and begins anew; the totals stay.
    mutating func take() -> [LedgerCount] {
        defer {
            counts = []
            rows = [:]
        }
        return counts.compactMap { count in
            guard count.count != 0 else { return nil }
            return LedgerCount(
                provider: count.key.provider,
                service: count.key.service,
                operation: count.key.operation,
                disposition: count.key.disposition,
                confidence: count.key.confidence,
                count: count.count,
                first: count.first,
                last: count.last
            )
        }
    }
}
