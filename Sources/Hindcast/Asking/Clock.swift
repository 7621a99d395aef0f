public import HindcastModel

/// The present moment and the time zone, as the caller has them.
public struct Clock: Sendable {
    /// The present moment.
    public let now: Moment
    /// Seconds east of UTC for a wall-clock time given as seconds since 1970 in that zone.
    public let offset: @Sendable (_ localSeconds: Int64) -> Int

    /// Makes a clock.
    public init(now: Moment, offset: @escaping @Sendable (_ localSeconds: Int64) -> Int) {
        self.now = now
        self.offset = offset
    }
}

extension Clock {
    /// What the zone's clocks show now, as seconds since 1970.
    var localSeconds: Int64 {
        // The offset depends on the local time; one step of approximation is exact but in the hour of a change.
        let guess = now.seconds + Int64(offset(now.seconds))
        return now.seconds + Int64(offset(guess))
    }

    /// Returns the moment at which the zone's clocks show a time.
    func moment(local seconds: Int64, _ nanoseconds: Int64 = 0) throws(HindcastError) -> Moment {
        let (product, overflow) = (seconds - Int64(offset(seconds))).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isBeyond) = product.addingReportingOverflow(nanoseconds)
        guard !overflow, !isBeyond else {
            throw HindcastError(.usage, "the moment lies outside the years 1678 to 2261")
        }
        return Moment(nanoseconds: sum)
    }

    /// Returns the first or the last nanosecond of a day.
    func moment(of day: CivilDate, isEnd: Bool) throws(HindcastError) -> Moment {
        let start = Int64(day.daysSinceEpoch) * 86_400
        guard isEnd else { return try moment(local: start) }
        return Moment(nanoseconds: try moment(local: start + 86_400).nanoseconds - 1)
    }

    /// Returns the moment some calendar months and some seconds ago; a day that its month lacks becomes the last one.
    func moment(monthsAgo months: Int, secondsAgo seconds: Int64) throws(HindcastError) -> Moment {
        guard months != 0 else {
            let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            let (difference, isBeyond) = now.nanoseconds.subtractingReportingOverflow(product)
            guard !overflow, !isBeyond else {
                throw HindcastError(.usage, "the moment lies outside the years 1678 to 2261")
            }
            return Moment(nanoseconds: difference)
        }
        let local = localSeconds
        let days = local.dividedDown(by: 86_400)
        let today = CivilDate(daysSinceEpoch: Int(days))
        let count = today.year * 12 + today.month - 1 - months
        let (year, month) = (Int(Int64(count).dividedDown(by: 12)), Int(Int64(count).remainder(of: 12)) + 1)
        let day = min(today.day, CivilDate.days(inMonth: month, of: year))
        let then = Int64(CivilDate(year: year, month: month, day: day).daysSinceEpoch) * 86_400 + local - days * 86_400
        return try moment(local: then - seconds, now.fraction)
    }
}

extension Int64 {
    /// The quotient, rounded down for negative numbers too.
    func dividedDown(by divisor: Int64) -> Int64 { (self - remainder(of: divisor)) / divisor }

    /// The remainder of a division rounded down: never negative.
    func remainder(of divisor: Int64) -> Int64 { ((self % divisor) + divisor) % divisor }
}
