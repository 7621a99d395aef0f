internal import HindcastModel
internal import HistoryIndex

/// Counts events by hour, action and fate, until the index takes the counts over.
struct LedgerTally: Sendable {
    /// An action that was met.
    private struct Known {
        let action: LedgerAction
        /// The hour of its last count, and that count's place.
        var hour: Int?
        var place = 0
        /// How many of its events were added, ever.
        var total = 0
    }

    /// Where an action stands, as long as the tally lives.
    typealias ActionNumber = Int

    private var numbers: [LedgerAction: ActionNumber] = [:]
    private var known: [Known] = []
    private var counts: [LedgerCount] = []

    /// The sum by fate, over everything ever added.
    var totals: [Disposition: Int] {
        known.reduce(into: [:]) { sums, known in
            if known.total != 0 { sums[known.action.disposition, default: 0] += known.total }
        }
    }

    /// How many rows there are to be taken over.
    var rowCount: Int { counts.count }

    /// Returns the number of an action, by which its events can be added fast.
    mutating func number(
        provider: Provider,
        service: String,
        operation: String,
        disposition: Disposition,
        confidence: Confidence?
    ) -> ActionNumber {
        let action = LedgerAction(
            provider: provider,
            service: service,
            operation: operation,
            disposition: disposition,
            confidence: confidence
        )
        if let number = numbers[action] { return number }
        numbers[action] = known.count
        known.append(Known(action: action))
        return known.count - 1
    }

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
        let number = number(
            provider: provider,
            service: service,
            operation: operation,
            disposition: disposition,
            confidence: confidence
        )
        add(count, of: number, at: time)
    }

    /// Adds events of one action. Those of one hour that come together make one count, as they come in order of time.
    mutating func add(_ count: Int, of number: ActionNumber, at time: Moment) {
        let hour = SeenEvents.hour(of: time)
        known[number].total += count
        guard known[number].hour == hour else {
            known[number].hour = hour
            known[number].place = counts.count
            counts.append(LedgerCount(of: known[number].action, count: count, first: time, last: time))
            return
        }
        let place = known[number].place
        counts[place].count += count
        counts[place].first = min(counts[place].first, time)
        counts[place].last = max(counts[place].last, time)
    }

    /// Hands the counts over and begins anew; the totals stay.
    mutating func take() -> [LedgerCount] {
        defer {
            counts.removeAll()
            for number in known.indices { known[number].hour = nil }
        }
        return counts.filter { $0.count != 0 }
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
