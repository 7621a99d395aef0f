import Foundation
import Hindcast
import HindcastModel

/// Time zones by name, and what their clocks show.
enum TimeZoneName {
    /// Returns the zone for `UTC`, `Z`, `+02:00`, `+0200`, `+02`, or a name of the time zone database.
    static func zone(named name: String) -> TimeZone? {
        if ["utc", "z", "gmt"].contains(name.lowercased()) { return .gmt }
        guard name.hasPrefix("+") || name.hasPrefix("-") else { return TimeZone(identifier: name) }
        let parts = name.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let digits = parts.joined()
        let isWellFormed = parts.count == 1 ? [2, 4].contains(digits.count) : parts.map(\.count) == [2, 2]
        guard isWellFormed, digits.utf8.allSatisfy({ $0 &- 48 < 10 }), let hours = Int(digits.prefix(2)),
            let minutes = digits.count == 4 ? Int(digits.suffix(2)) : 0, hours < 24, minutes < 60
        else { return nil }
        return TimeZone(secondsFromGMT: (name.hasPrefix("-") ? -1 : 1) * (hours * 3_600 + minutes * 60))
    }
}

extension Hindcast.Clock {
    /// Makes a clock that shows a zone's time.
    init(now: Moment, zone: TimeZone) {
        self.init(now: now) { local in
            // Offsets change by law, never twice within two days: one of these two holds at that time of the clock.
            let offsets = [-86_400, 86_400].map { shift in
                zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local) + Double(shift)))
            }
            // The hour that an autumn repeats means its first pass; the hour that a spring skips, the time after it.
            return offsets.first {
                zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local) - Double($0))) == $0
            }
                ?? offsets[0]
        }
    }

    /// The present moment, in a zone.
    static func present(in zone: TimeZone) -> Hindcast.Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Hindcast.Clock(
            now: Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)),
            zone: zone
        )
    }
}
