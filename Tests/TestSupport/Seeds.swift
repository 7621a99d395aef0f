internal import Foundation

/// The seeds with which tests make random input.
package enum Seeds {
    /// Returns the seeds to run: `count` of them, or what `HINDCAST_SEEDS` asks for: a number of seeds (`200`), or the
    /// first and the last (`17-17`), to run a failure again.
    package static func few(_ count: Int) -> [UInt64] {
        let asked = ProcessInfo.processInfo.environment["HINDCAST_SEEDS"] ?? ""
        let bounds = asked.split(separator: "-").compactMap { UInt64($0) }
        if bounds.count == 2, bounds[0] <= bounds[1] { return Array(bounds[0]...bounds[1]) }
        return Array(1...(bounds.first.map { max(1, $0) } ?? UInt64(count)))
    }

    /// Returns how often to do something random: `count` times, or as often as a variable of the environment says.
    package static func times(_ count: Int, unless variable: String) -> Int {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) } ?? count
    }
}
