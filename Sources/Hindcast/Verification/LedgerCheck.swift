internal import HindcastModel
internal import HistoryIndex

/// Compares the ledger with itself and with the events of `main`, which go by oldest first.
struct LedgerCheck {
    private let view: IndexView
    private var applied = 0
    private var noEffect = 0
    private var unmodelled = 0
    /// How many commits have lost their note, so that nothing tells whether the index counts them.
    private var lost = 0
    private var commits = 0
    /// The events of the hours that were asked for last: those that changed nothing come before those of the next commit.
    private var hours: [(hour: Int, keys: Set<UInt64>)] = []
    /// Why the index cannot be read.
    private var failure: (any Error)?

    init(_ view: IndexView) { self.view = view }

    /// Counts what the index knows of a commit's events.
    mutating func take(_ commit: CheckedCommit) {
        guard failure == nil else { return }
        if !commit.isRoot { commits += 1 }
        do {
            try count(commit)
        } catch {
            failure = error
        }
    }

    private mutating func count(_ commit: CheckedCommit) throws {
        guard case .evidence(let facts) = commit.note else {
            if !commit.isRoot { lost += 1 }
            return
        }
        if let event = facts.cause?.event, try isSeen(event) { applied += 1 }
        for event in facts.noEffect where try isSeen(event) { noEffect += 1 }
        for event in facts.unmodelled where try isSeen(event) { unmodelled += 1 }
    }

    private mutating func isSeen(_ event: NoteFacts.Event) throws -> Bool {
        let hour = SeenEvents.hour(of: event.time)
        let key = SeenTally.key(event.hash, at: event.time)
        if let known = hours.first(where: { $0.hour == hour }) { return known.keys.contains(key) }
        let keys = Set(try view.seenKeys(inHour: hour))
        if hours.count == 2 { hours.removeFirst() }
        hours.append((hour, keys))
        return keys.contains(key)
    }

    /// Compares what the ledger holds in sum.
    ///
    /// - Parameter isCurrent: whether the index is at git's head, so that the two can be compared.
    /// - Returns: how many events there are, and how many commits the ledger does not count.
    func finish(
        isCurrent: Bool,
        report: (_ reason: String) -> Void
    ) throws -> (events: Int, uncounted: Int) {
        if let failure { throw failure }
        let totals = try view.ledgerTotals()
        var sums: [Disposition: Int] = [:]
        for row in try view.ledger(from: nil, through: nil) { sums[row.disposition, default: 0] += row.count }
        let events = sums.values.reduce(0, +)
        if totals != sums { report("its hours and its actions do not give the same sums") }
        let unlike = try view.hoursUnlikeLedger()
        if let first = unlike.first, totals == sums {
            let hour = Moment(seconds: Int64(first) * 3_600).rfc3339
            let words = unlike.count == 1 ? "is not" : "and \(unlike.count - 1) more are not"
            report("the hour from \(hour) \(words) what its actions give")
        }
        try view.forEachPackedFault { table, reason in report("\(table): \(reason)") }
        guard isCurrent else { return (events, 0) }
        let seen = try view.seenCount()
        // A copy under another id, which took the place of one that was counted, is known as well: there may be more.
        if seen < events { report("it counts \(events) events, and only \(seen) were taken in") }
        // What baselines show stands in git beside the events of the same effect.
        sums[.applied, default: 0] += sums[.unlogged, default: 0]
        sums[.noEffect, default: 0] += sums[.observed, default: 0]
        // An index that was built anew counts what was taken in since: of what git holds, that is compared.
        for (disposition, count) in [
            (Disposition.applied, applied), (.noEffect, noEffect), (.unmodelled, unmodelled),
        ] {
            let most = disposition == .applied ? count + lost : count
            guard !(count...most).contains(sums[disposition, default: 0]) else { continue }
            report("it counts \(sums[disposition, default: 0]) events as \(disposition.rawValue), git holds \(count)")
        }
        return (events, commits - applied)
    }
}
