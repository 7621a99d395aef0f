import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

/// How answers are printed, whatever their form.
struct DisplayOptions: ParsableArguments {
    /// When colour is used.
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto
        case always
        case never
    }

    @Option(
        name: .customLong("tz"),
        help: ArgumentHelp("The time zone of times without one: UTC, +02:00, Europe/Berlin.", valueName: "zone")
    )
    var zone: String?

    @Option(help: ArgumentHelp("Colour: always, never, or on a terminal only.", valueName: "when"))
    var color: ColorChoice = .auto

    @Flag(name: .customLong("no-pager"), help: "Print without a pager.")
    var noPager = false

    func validate() throws {
        if let name = zoneName, ZoneName.zone(named: name) == nil {
            throw ValidationError("'\(name)' is no time zone; try UTC, +02:00 or Europe/Berlin")
        }
    }

    /// Whether to paint.
    var usesColor: Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            if let value = environment["NO_COLOR"], !value.isEmpty { return false }
            return environment["TERM"] != "dumb" && Terminal.isOutputTerminal
        }
    }

    /// The clock that moments are read by.
    var clock: Clock {
        let zone = zoneName.flatMap(ZoneName.zone) ?? .gmt
        let now = Date()
        return Clock(now: Moment(nanoseconds: Int64(now.timeIntervalSince1970 * 1_000_000_000))) { local in
            // The offset at the wall-clock time, near enough by the offset one step before.
            let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
            return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local) - Double(guess)))
        }
    }

    private var zoneName: String? {
        if let zone { return zone }
        let named = ProcessInfo.processInfo.environment["HINDCAST_TZ"]
        return named?.isEmpty ?? true ? nil : named
    }
}

/// Time zones by name.
enum ZoneName {
    /// Returns the zone for `UTC`, `Z`, `+02:00`, `-0500` or a name of the time zone database.
    static func zone(named name: String) -> TimeZone? {
        if name == "UTC" || name == "Z" { return .gmt }
        if let sign = name.first, sign == "+" || sign == "-" {
            let digits = name.dropFirst().filter(\.isNumber)
            guard digits.count == 4 || digits.count == 2, digits.count + 2 >= name.count else { return nil }
            guard let hours = Int(digits.prefix(2)), hours < 24 else { return nil }
            let minutes = digits.count == 4 ? Int(digits.dropFirst(2)) ?? 60 : 0
            guard minutes < 60 else { return nil }
            return TimeZone(secondsFromGMT: (sign == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60))
        }
        return TimeZone(identifier: name)
    }
}
