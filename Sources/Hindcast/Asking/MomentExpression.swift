public import HindcastModel

/// A moment as a person writes it: read here, looked up by ``History/position(of:isRangeEnd:clock:)``.
///
/// `2026-11-20`, `2026-11-20 09:00`, `2026-11-20T09:00:00Z`, `2026-11-20T09:00+02:00`, epoch seconds (`1795165200`, or
/// `@0` with any number of digits), `now`, `today`, `yesterday`, `3 hours ago`, `7d`, a commit id, `e:<event id>` (just
/// after the event) and `e:<event id>^` (just before it).
public enum MomentExpression: Hashable, Sendable {
    /// The present moment.
    case now
    /// A point in time.
    case instant(Moment)
    /// A whole day of the caller's zone: its beginning, or its end where it ends a range.
    case day(CivilDate)
    /// A whole day, counted back from today.
    case daysAgo(Int)
    /// A time of the caller's zone, as seconds since 1970 on its clocks, and nanoseconds.
    case wallClock(seconds: Int64, nanoseconds: Int64)
    /// A time before now: months of the calendar, then seconds.
    case ago(months: Int, seconds: Int64)
    /// The commit whose id begins with these hex digits, in lower case.
    case commit(prefix: String)
    /// The state that an event left, or with `isBefore` the one it found.
    case event(id: String, isBefore: Bool)

    /// Reads an expression.
    ///
    /// - Throws: `usage` for anything else.
    public init(_ text: String) throws(HindcastError) {
        let trimmed = text.trimmingSpaces
        guard
            let expression = MomentExpression.event(trimmed) ?? MomentExpression.word(trimmed)
                ?? MomentExpression.date(trimmed) ?? MomentExpression.epoch(trimmed) ?? MomentExpression.ago(trimmed)
                ?? MomentExpression.commit(trimmed)
        else {
            throw HindcastError(
                .usage,
                "“\(text)” is no moment",
                hints: [
                    "2026-11-20, '2026-11-20 09:00', 2026-11-20T09:00:00Z, 2026-11-20T09:00+02:00, epoch seconds",
                    "now, yesterday, '3 hours ago', 7d",
                    "a commit id of 4 or more digits, e:<event id>, e:<event id>^",
                ]
            )
        }
        self = expression
    }

    /// Splits a range `A..B`, either end of which may be left out; `nil` where the text is none.
    ///
    ///     MomentExpression.range("2026-11-20..now")   // ("2026-11-20", "now")
    ///     MomentExpression.range("e:abc..")           // ("e:abc", nil)
    public static func range(_ text: String) -> (start: String?, end: String?)? {
        guard let dots = text.firstRange(of: "..") else { return nil }
        let start = String(text[..<dots.lowerBound]).trimmingSpaces
        let end = String(text[dots.upperBound...]).trimmingSpaces
        return (start.isEmpty ? nil : start, end.isEmpty ? nil : end)
    }

    /// Returns the moment that is meant; `nil` for a commit or an event, which the history has to look up.
    ///
    /// - Parameter isRangeEnd: whether a whole day stands for its last nanosecond, not its first.
    /// - Throws: `usage` for a time before the year 1678 or after 2261.
    public func moment(isRangeEnd: Bool, clock: Clock) throws(HindcastError) -> Moment? {
        switch self {
        case .now: return clock.now
        case .instant(let moment): return moment
        case .day(let day): return try clock.moment(of: day, isEnd: isRangeEnd)
        case .daysAgo(let days):
            let today = Int(clock.localSeconds.dividedDown(by: 86_400))
            return try clock.moment(of: CivilDate(daysSinceEpoch: today - days), isEnd: isRangeEnd)
        case .wallClock(let seconds, let nanoseconds): return try clock.moment(local: seconds, nanoseconds)
        case .ago(let months, let seconds): return try clock.moment(monthsAgo: months, secondsAgo: seconds)
        case .commit, .event: return nil
        }
    }
}

extension MomentExpression {
    private static func event(_ text: String) -> MomentExpression? {
        guard text.hasPrefix("e:") else { return nil }
        let id = text.dropFirst(2)
        let isBefore = id.hasSuffix("^")
        let plain = isBefore ? id.dropLast() : id
        return plain.isEmpty ? nil : .event(id: String(plain), isBefore: isBefore)
    }

    private static func word(_ text: String) -> MomentExpression? {
        switch text.lowercased() {
        case "now": .now
        case "today": .daysAgo(0)
        case "yesterday": .daysAgo(1)
        default: nil
        }
    }

    /// Nine to eleven digits are seconds since 1970, from 1973 to 5138; shorter runs of digits may be commit ids.
    private static func epoch(_ text: String) -> MomentExpression? {
        let isMarked = text.hasPrefix("@")
        let parts = (isMarked ? text.dropFirst() : text[...]).split(
            separator: ".",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let first = parts.first, first.isDigits, isMarked || (9...11).contains(first.count),
            let seconds = Int64(first), seconds < 9_223_372_036
        else { return nil }
        var nanoseconds: Int64 = 0
        if parts.count == 2 {
            guard parts[1].isDigits else { return nil }
            nanoseconds = Int64((parts[1].prefix(9) + "000000000").prefix(9)) ?? 0
        }
        return .instant(Moment(nanoseconds: seconds * 1_000_000_000 + nanoseconds))
    }

    private static func commit(_ text: String) -> MomentExpression? {
        guard (4...40).contains(text.utf8.count), text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
        else { return nil }
        return .commit(prefix: text.lowercased())
    }
}

extension StringProtocol {
    /// Whether there are digits and nothing else.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { $0 &- 48 < 10 } }
}

extension String {
    /// The text without the spaces, tabs and newlines at its ends.
    var trimmingSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
