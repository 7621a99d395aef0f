internal import HindcastModel
internal import HistoryIndex

/// Counts events by hour, action and fate, until the index takes the counts over.
struct LedgerTally: Sendable {
    private struct Key: Hashable {
        let hour: Int64
        let provider: Provider
        let service: String
        let operation: String
        let disposition: Disposition
        let confidence: Confidence?
    }

    private struct Count {
        var count = 0
        var first: Moment
        var last: Moment
    }

    private var counts: [Key: Count] = [:]
    /// The sum by fate, over everything ever added.
    private(set) var totals: [Disposition: Int] = [:]

    /// Adds events of one action; a negative count takes back.
    mutating func add(
        _ count: Int, provider: Provider, service: String, operation: String, disposition: Disposition,
        confidence: Confidence?, at time: Moment
    ) {
        let key = Key(
            hour: time.seconds / 3_600, provider: provider, service: service, operation: operation,
            disposition: disposition, confidence: confidence)
        counts[key, default: Count(first: time, last: time)].count += count
        if let known = counts[key] {
            counts[key]?.first = min(known.first, time)
            counts[key]?.last = max(known.last, time)
        }
        totals[disposition, default: 0] += count
    }

    /// Adds all counts of another tally.
    mutating func add(_ other: LedgerTally) {
        for (key, value) in other.counts {
            if let known = counts[key] {
                counts[key] = Count(
                    count: known.count + value.count, first: min(known.first, value.first), last: max(known.last, value.last))
            } else {
                counts[key] = value
            }
        }
        for (disposition, count) in other.totals { totals[disposition, default: 0] += count }
    }

    /// Hands the counts over and begins anew; the totals stay.
    mutating func take() -> [LedgerCount] {
        defer { counts = [:] }
        return counts.compactMap { key, value in
            value.count == 0
                ? nil
                : LedgerCount(
                    provider: key.provider, service: key.service, operation: key.operation,
                    disposition: key.disposition, confidence: key.confidence, count: value.count, first: value.first,
                    last: value.last)
        }
    }
}
