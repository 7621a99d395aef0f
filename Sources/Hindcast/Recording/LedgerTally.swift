internal import HindcastModel
internal import HistoryIndex

/// Counts events by hour, action and fate, until the index takes the counts over.
struct LedgerTally: Sendable {
    private struct Key: Hashable {
        let hour: Int
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

    private var rows: [Key: Int] = [:]
    private var counts: [Count] = []
    /// The sum by fate, over everything ever added.
    private(set) var totals: [Disposition: Int] = [:]

    /// How many rows there are to be taken over.
    var rowCount: Int { counts.count }

    /// Adds events of one action; a negative count takes back.
    mutating func add(
        _ count: Int,
        provider: Provider,
        service: String,
        operation: String,
        disposition: Disposition,
        confidence: Confidence?,
        at time: Moment
    ) {
        let key = Key(
            hour: SeenEvents.hour(of: time),
            provider: provider,
            service: service,
            operation: operation,
            disposition: disposition,
            confidence: confidence
        )
        let row: Int
        if let known = rows[key] {
            row = known
        } else {
            row = counts.count
            rows[key] = row
            counts.append(Count(key: key, first: time, last: time))
        }
        counts[row].count += count
        counts[row].first = min(counts[row].first, time)
        counts[row].last = max(counts[row].last, time)
        totals[disposition, default: 0] += count
    }

    /// Hands the counts over and begins anew; the totals stay.
    mutating func take() -> [LedgerCount] {
        defer {
            counts.removeAll(keepingCapacity: true)
            rows.removeAll(keepingCapacity: true)
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

/// Collects the hashes of events taken in, which come in order of time.
struct SeenTally {
    private var hours: [SeenEvents] = []

    mutating func add(_ key: UInt64, at time: Moment) {
        let hour = SeenEvents.hour(of: time)
        if hours.last?.hour != hour { hours.append(SeenEvents(hour: hour, keys: [])) }
        hours[hours.count - 1].keys.append(Self.key(key, at: time))
    }

    /// Returns the key by which an event of a time is known, in its hour: masked logs give one id to many.
    static func key(_ hash: UInt64, at time: Moment) -> UInt64 {
        hash ^ UInt64(bitPattern: time.nanoseconds) &* factor
    }

    /// Returns whether a key of an hour is that of an event with this hash, at any time of the hour that a log would
    /// write: in whole milliseconds.
    static func isKey(_ key: UInt64, of hash: UInt64, inHour hour: Int) -> Bool {
        let time = Moment(nanoseconds: Int64(bitPattern: (key ^ hash) &* inverse))
        return SeenEvents.hour(of: time) == hour && time.nanoseconds.isMultiple(of: 1_000_000)
    }

    private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
    /// What multiplies with `factor` to 1.
    private static let inverse: UInt64 = 0xf1de_83e1_9937_733d

    /// Hands the hours over and begins anew.
    mutating func take() -> [SeenEvents] {
        defer { hours = [] }
        return hours.map { SeenEvents(hour: $0.hour, keys: $0.keys.sorted()) }
    }
}
