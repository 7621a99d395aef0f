import Foundation

/// What a row has to reach.
enum Goal: Codable {
    /// Hindcast's figure is at most so many times the peer's.
    case atMost(Double)
    /// The peer's figure is at least so many times Hindcast's.
    case timesLess(Double)
    /// A figure of Hindcast's own is at most so large.
    case within(Quantity)
    /// Both made the same bytes.
    case same

    var text: String {
        switch self {
        case .atMost(let limit): "≤ \(Quantity.short(limit))×"
        case .timesLess(let times): "\(Quantity.short(times))× less"
        case .within(let limit): "≤ \(limit.text)"
        case .same: "the same"
        }
    }
}

/// A figure with its unit.
struct Quantity: Codable {
    let value: Double
    let unit: String

    init(_ value: Double, _ unit: String) {
        self.value = value
        self.unit = unit
    }

    /// Three figures that count, and the unit.
    var text: String { "\(Quantity.short(value)) \(unit)" }

    /// Three figures that count.
    static func short(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let size = abs(value)
        if size >= 100 || value == value.rounded() && size < 1e6 { return String(format: "%.0f", value) }
        return String(format: size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value)
    }
}
