internal import HindcastModel
internal import HistoryIndex

/// The commits of the time around a moment: all of them, or as many of the nearest as are looked at.
struct TimeWindow {
    /// The last position before it.
    let start: Int
    /// The last position at or before the moment.
    let centre: Int
    /// The last position in it.
    let end: Int
    /// Positions, ascending.
    private(set) var sequences: ClosedRange<Int>?

    /// Whether there are more commits than are looked at.
    var isCut: Bool { (sequences?.count ?? 0) < end - start }

    /// Finds the commits of a query's time by halving, and goes from the moment outwards where there are too many.
    init(_ query: IncidentQuery, in view: IndexView, limit: Int) throws {
        start = try view.sequence(before: query.start)
        end = max(start, try view.sequence(atOrBefore: query.end))
        centre = min(end, max(start, try view.sequence(atOrBefore: query.moment)))
        guard end > start else { return }
        guard end - start > limit else {
            sequences = (start + 1)...end
            return
        }
        var (low, high) = (centre + 1, centre)
        func distance(_ sequence: Int) throws -> UInt64 {
            guard sequence > start, sequence <= end, let time = try view.commit(at: sequence)?.time else { return .max }
            return time.nanoseconds.distanceMagnitude(to: query.moment.nanoseconds)
        }
        var (before, after) = (try distance(low - 1), try distance(high + 1))
        while high - low + 1 < limit {
            if before <= after {
                low -= 1
                before = try distance(low - 1)
            } else {
                high += 1
                after = try distance(high + 1)
            }
        }
        sequences = low...high
    }
}

extension Int64 {
    /// Returns how far two numbers are apart, however far.
    func distanceMagnitude(to other: Int64) -> UInt64 {
        self > other ? UInt64(bitPattern: self &- other) : UInt64(bitPattern: other &- self)
    }
}
