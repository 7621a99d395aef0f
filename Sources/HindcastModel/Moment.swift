/// A point on the history's clock: nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Moment: Hashable, Sendable, Comparable {
    /// Nanoseconds since the epoch; from the year 1678 to 2262.
    public let nanoseconds: Int64

    /// Makes a moment from nanoseconds since the epoch.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Makes a moment from whole seconds since the epoch; out of range it is the nearest moment in range.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        nanoseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { nanoseconds / 1_000_000_000 - (nanoseconds % 1_000_000_000 < 0 ? 1 : 0) }

    /// The nanoseconds after the whole second, 0 to 999,999,999.
    public var fraction: Int64 { ((nanoseconds % 1_000_000_000) + 1_000_000_000) % 1_000_000_000 }

    /// Returns whether the first moment is the earlier one.
    public static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Moment {
    /// Reads an RFC 3339 time such as `2026-11-20T09:00:00.5Z` or `2026-11-20T09:00:00+02:00`.
    ///
    /// Returns `nil` for anything else, a missing zone included. ISO 8601's `+0000` without a colon is taken too,
    /// since Lambda writes it.
    public init?(rfc3339 text: String) {
        if let seconds = Moment.plainSeconds(text) {
            self.init(seconds: seconds)
            return
        }
        var reader = DigitReader(text.utf8)
        guard let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), (1...12).contains(month), reader.skip("-"),
            let day = reader.number(digits: 2), (1...31).contains(day),
            reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second < 61
        else { return nil }
        guard day <= CivilDate.days(inMonth: month, of: year) else { return nil }
        let fraction = reader.skip(".") || reader.skip(",") ? reader.nanoseconds() : 0
        guard let fraction, let offset = reader.zoneOffset(), reader.isAtEnd else { return nil }
        guard (1678...2261).contains(year) else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        let seconds = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second) - Int64(offset)
        self.init(nanoseconds: seconds * 1_000_000_000 + fraction)
    }

    /// The seconds of a text that is spelled as nearly all are: `2026-11-20T09:00:00Z`; `nil` for any other.
    private static func plainSeconds(_ text: String) -> Int64? {
        guard text.utf8.count == 20 else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            func number(_ place: Int, _ digits: Int) -> Int? {
                var value = 0
                for place in place..<place + digits {
                    let digit = unsafe bytes[place] &- 48
                    guard digit < 10 else { return nil }
                    value = value * 10 + Int(digit)
                }
                return value
            }
            func holds(_ mark: Unicode.Scalar, _ place: Int) -> Bool { unsafe bytes[place] == UInt8(ascii: mark) }
            guard holds("-", 4), holds("-", 7), holds("T", 10), holds(":", 13), holds(":", 16), holds("Z", 19),
                let year = number(0, 4), (1678...2261).contains(year),
                let month = number(5, 2), (1...12).contains(month),
                let day = number(8, 2), day >= 1, day <= CivilDate.days(inMonth: month, of: year),
                let hour = number(11, 2), hour < 24, let minute = number(14, 2), minute < 60,
                let second = number(17, 2), second < 61
            else { return nil }
            let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
            return Int64(days * 86_400 + hour * 3_600 + minute * 60 + second)
        }
    }

    /// The RFC 3339 text in UTC with `Z`; a fraction only where there is one.
    public var rfc3339: String {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = Int(seconds) - days * 86_400
        let date = CivilDate(daysSinceEpoch: days)
        var text: [UInt8] = []
        text.reserveCapacity(30)
        func put(_ value: Int, _ width: Int, _ mark: Unicode.Scalar?) {
            if let mark { text.append(UInt8(ascii: mark)) }
            var unit = 1
            for _ in 1..<width { unit *= 10 }
            while unit > 0 {
                text.append(48 + UInt8(value / unit % 10))
                unit /= 10
            }
        }
        put(date.year, 4, nil)
        put(date.month, 2, "-")
        put(date.day, 2, "-")
        put(rest / 3_600, 2, "T")
        put(rest / 60 % 60, 2, ":")
        put(rest % 60, 2, ":")
        if fraction != 0 {
            put(Int(fraction), 9, ".")
            while text.last == 48 { text.removeLast() }
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}

extension Moment: CustomStringConvertible {
    /// The RFC 3339 text.
    public var description: String { rfc3339 }
}

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
    /// The year, astronomically numbered.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// Makes a day from its parts, which are not checked.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Makes a day from the count of days since 1970-01-01.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    public init(daysSinceEpoch days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The number of days of a month.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads fixed-width decimal fields off the front of some text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var value = 0
        for byte in rest.prefix(digits) {
            guard byte &- 48 < 10 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        rest = rest.dropFirst(digits)
        return value
    }

    mutating func skip(_ character: Character) -> Bool {
        guard let byte = character.asciiValue, rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func nanoseconds() -> Int64? {
        var value: Int64 = 0
        var digits = 0
        while let byte = rest.first, byte &- 48 < 10 {
            if digits < 9 { value = value * 10 + Int64(byte - 48) }
            digits += 1
            rest = rest.dropFirst()
        }
        guard digits > 0 else { return nil }
        for _ in min(digits, 9)..<9 { value *= 10 }
        return value
    }

    /// Seconds east of UTC.
    mutating func zoneOffset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2) else { return nil }
        _ = skip(":")
        guard let minutes = number(digits: 2), hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
