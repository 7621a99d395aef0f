import ArgumentParser

/// A length of time as people write it: `45m`, `2h`, `1h30m`, `90 seconds`.
struct TimeSpan: ExpressibleByArgument, Hashable {
    /// The length in seconds.
    let seconds: Int64

    /// A hundred years: more is a mistake.
    private static let longest: Int64 = 100 * 366 * 86_400

    /// Makes a length.
    init(seconds: Int64) { self.seconds = seconds }

    /// Reads numbers with their units, one after the other; a number alone is none.
    init?(argument: String) {
        var rest = argument.lowercased().filter { $0 != " " }[...]
        var seconds: Int64 = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let unit = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
            guard let count = Int64(digits), count <= TimeSpan.longest, let length = TimeSpan.length(of: unit) else {
                return nil
            }
            seconds += count * length
            guard seconds <= TimeSpan.longest else { return nil }
            rest = rest.dropFirst(digits.count + unit.count)
        }
        self.seconds = seconds
    }

    var defaultValueDescription: String { "\(seconds / 60)m" }

    private static func length(of unit: Substring) -> Int64? {
        switch unit {
        case "s", "sec", "secs", "second", "seconds": 1
        case "m", "min", "mins", "minute", "minutes": 60
        case "h", "hour", "hours": 3_600
        case "d", "day", "days": 86_400
        case "w", "week", "weeks": 7 * 86_400
        default: nil
        }
    }
}
