/// Numbers for people.
enum Numbers {
    /// `1,234,567`.
    static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// `1 resource`, `2 resources`, `1,000 resources`.
    static func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// `512 bytes`, `1.5 MB`, in powers of a thousand.
    static func bytes(_ count: Int) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var value = Double(count)
        var unit = 0
        while value >= 999.95, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        return unit == 0 ? counted(count, "byte") : "\((value * 10).rounded() / 10) \(units[unit])"
    }

    /// `12.5 %`, from tenths of a percent.
    static func percent(tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) %" }

    /// `45 s`, `3 min 05 s`, `2 h 10 min`, `5 d 4 h`.
    static func duration(seconds: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return switch seconds {
        case ..<60: "\(max(0, seconds)) s"
        case ..<3_600: "\(seconds / 60) min \(padded(seconds % 60)) s"
        case ..<86_400: "\(seconds / 3_600) h \(padded(seconds / 60 % 60)) min"
        default: "\(seconds / 86_400) d \(seconds / 3_600 % 24) h"
        }
    }

    /// Returns each count's share in tenths of a percent; what rounding leaves goes to the largest remainders, so that
    /// the shares add up to 1,000 exactly.
    static func tenths(_ counts: [Int]) -> [Int] {
        let total = counts.reduce(0, +)
        guard total > 0 else { return counts.map { _ in 0 } }
        var shares = counts.map { Int((Double($0) * 1_000 / Double(total)).rounded(.down)) }
        let remainders = zip(counts, shares).map { Double($0) * 1_000 / Double(total) - Double($1) }
        let order = counts.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }
        for index in order.prefix(max(0, 1_000 - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }
}
