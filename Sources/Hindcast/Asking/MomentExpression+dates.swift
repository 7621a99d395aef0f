internal import HindcastModel

extension MomentExpression {
    /// Reads a calendar date, alone or with a time of day and a zone.
    static func date(_ text: String) -> MomentExpression? {
        var reader = DateReader(text.utf8)
        guard let day = reader.date() else { return nil }
        if reader.isAtEnd { return .day(day) }
        guard reader.skipDateSeparator(), let time = reader.timeOfDay() else { return nil }
        let local = Int64(day.daysSinceEpoch) * 86_400 + time.seconds
        if reader.isAtEnd { return .wallClock(seconds: local, nanoseconds: time.nanoseconds) }
        guard let offset = reader.zoneOffset(), reader.isAtEnd else { return nil }
        return .instant(Moment(nanoseconds: (local - Int64(offset)) * 1_000_000_000 + time.nanoseconds))
    }

    /// Reads a length of time back from now: `7d`, `1h30m`, `3 hours ago`, `an hour ago`.
    static func ago(_ text: String) -> MomentExpression? {
        var words = text.lowercased()[...]
        if words.hasSuffix("ago") { words = words.dropLast(3) }
        guard let length = lengthOfTime(String(words)) else { return nil }
        return .ago(months: length.months, seconds: length.seconds)
    }

    /// Reads a length of time such as `45m`, `2h`, `1h30m`, `7 days`; `nil` where the text is none.
    ///
    /// Months and years are of the calendar, and counted as months.
    static func lengthOfTime(_ text: String) -> (months: Int, seconds: Int64)? {
        var rest = text[...]
        var months = 0
        var seconds: Int64 = 0
        var isEmpty = true
        // Units come once and descend; so hex digits that happen to be a length of time are rare.
        var last: (months: Int, seconds: Int64) = (.max, .max)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            if rest.isEmpty { return isEmpty ? nil : (months, seconds) }
            var count = 1
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if let number = Int(digits), number <= 1_000_000_000 {
                count = number
                rest = rest[digits.endIndex...].drop { $0.isWhitespace }
            } else if let article = ["an ", "a "].first(where: { rest.hasPrefix($0) }) {
                rest = rest.dropFirst(article.count)
            } else {
                return nil
            }
            let name = rest.prefix { $0.isLetter }
            rest = rest[name.endIndex...]
            guard let unit = unit(String(name)), unit < last else { return nil }
            last = unit
            months += unit.months * count
            seconds += unit.seconds * Int64(count)
            isEmpty = false
        }
    }

    private static func unit(_ name: String) -> (months: Int, seconds: Int64)? {
        switch name {
        case "s", "sec", "secs", "second", "seconds": (0, 1)
        case "m", "min", "mins", "minute", "minutes": (0, 60)
        case "h", "hr", "hrs", "hour", "hours": (0, 3_600)
        case "d", "day", "days": (0, 86_400)
        case "w", "week", "weeks": (0, 604_800)
        case "mo", "month", "months": (1, 0)
        case "y", "year", "years": (12, 0)
        default: nil
        }
    }
}

/// Reads the parts of a date off the front of some text.
private struct DateReader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// `YYYY-MM-DD`, within what a moment can hold.
    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2), (1678...2261).contains(year), (1...12).contains(month),
            (1...CivilDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    mutating func skipDateSeparator() -> Bool {
        if skip("T") || skip("t") { return true }
        let count = rest.count
        while skip(" ") {}
        return rest.count < count
    }

    /// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fraction`.
    mutating func timeOfDay() -> (seconds: Int64, nanoseconds: Int64)? {
        guard let hour = number(digits: 2), hour < 24, skip(":"), let minute = number(digits: 2), minute < 60
        else { return nil }
        var second = 0
        var nanoseconds: Int64 = 0
        if skip(":") {
            guard let value = number(digits: 2), value < 61 else { return nil }
            second = value
            if skip(".") || skip(",") {
                let digits = rest.prefix { $0 &- 48 < 10 }
                guard !digits.isEmpty, let text = String(digits.prefix(9)) else { return nil }
                nanoseconds = Int64((text + "000000000").prefix(9)) ?? 0
                rest = rest[digits.endIndex...]
            }
        }
        return (Int64(hour * 3_600 + minute * 60 + second), nanoseconds)
    }

    /// `Z`, `UTC`, `GMT`, `+02:00`, `+0200` or `+02`, as seconds east of UTC.
    mutating func zoneOffset() -> Int? {
        while skip(" ") {}
        for name in ["UTC", "GMT", "Z"] where Substring(rest).lowercased().hasPrefix(name.lowercased()) {
            rest = rest.dropFirst(name.utf8.count)
            return 0
        }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), hours < 24 else { return nil }
        var minutes = 0
        if skip(":") || !isAtEnd {
            guard let value = number(digits: 2), value < 60 else { return nil }
            minutes = value
        }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private mutating func number(digits: Int) -> Int? {
        let field = rest.prefix(digits)
        guard field.count == digits, field.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        rest = rest.dropFirst(digits)
        return field.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private mutating func skip(_ character: Character) -> Bool {
        guard let byte = character.asciiValue, rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }
}
