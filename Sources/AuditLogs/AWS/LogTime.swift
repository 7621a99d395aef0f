internal import HindcastModel

/// Reads the spellings of a time that audit logs use.
enum LogTime {
    /// Returns the moment that a value means, `nil` where it means none.
    ///
    /// RFC 3339, also without a zone (then UTC, as CloudTrail Lake and Athena write it); counts since the epoch in
    /// seconds, milliseconds, microseconds or nanoseconds, told apart by their size; and `Jul 10, 2023 11:54:39 AM`,
    /// also with a comma after the year and with hours beyond 12, as AWS's Java services write it.
    static func moment(_ value: JSONValue?) -> Moment? {
        switch value {
        case .string(let text):
            Moment(rfc3339: text) ?? Moment(rfc3339: text + "Z") ?? javaDate(text) ?? Int64(text).flatMap(count)
        case .integer(let number): count(number)
        case .number(let number):
            abs(number) < 1e10 ? Moment(nanoseconds: Int64((number * 1e3).rounded()) * 1_000_000) : nil
        default: nil
        }
    }

    private static func count(_ number: Int64) -> Moment? {
        switch number.magnitude {
        case 0..<10_000_000_000: Moment(seconds: number)
        case 0..<10_000_000_000_000: Moment(nanoseconds: number * 1_000_000)
        case 0..<10_000_000_000_000_000: Moment(nanoseconds: number * 1_000)
        default: Moment(nanoseconds: number)
        }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func javaDate(_ text: String) -> Moment? {
        // Newer Javas put a narrow no-break space before AM and PM.
        let parts = text.replacing("\u{202F}", with: " ").replacing(",", with: " ").split(separator: " ")
        guard parts.count == 5, let month = months.firstIndex(of: String(parts[0])), let day = Int(parts[1]),
            let year = Int(parts[2]), (1970...2261).contains(year),
            (1...CivilDate.days(inMonth: month + 1, of: year)).contains(day)
        else { return nil }
        let clock = parts[3].split(separator: ":").map { Int($0) ?? -1 }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0..<61).contains(clock[2])
        else { return nil }
        let hour: Int
        switch parts[4] {
        case "AM": hour = clock[0] == 12 ? 0 : clock[0]
        case "PM": hour = clock[0] < 12 ? clock[0] + 12 : clock[0]
        default: return nil
        }
        let days = CivilDate(year: year, month: month + 1, day: day).daysSinceEpoch
        return Moment(seconds: Int64(days * 86_400 + hour * 3_600 + clock[1] * 60 + clock[2]))
    }
}
