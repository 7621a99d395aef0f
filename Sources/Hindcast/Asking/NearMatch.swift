internal import HindcastModel

/// A name that was asked for in vain, to be compared with the names there are. ASCII case is ignored.
struct NearMatch {
    private let wanted: [UInt8]
    /// The most that a name may differ and be called near.
    private let limit: Int

    /// Prepares the comparison with the last part of a name.
    init(_ name: String) {
        let text = name.split(separator: "/").last.map(String.init) ?? name
        wanted = text.utf8.map(\.asciiLowercased)
        limit = max(1, min(4, wanted.count / 3))
    }

    /// Returns how far a name is from the one asked for: the number of insertions, deletions, replacements and swaps
    /// of neighbours, or one more than the limit where it merely holds it; `nil` where it is not near.
    func distance(to name: String) -> Int? {
        let count = name.utf8.count
        let isNear = abs(count - wanted.count) <= limit
        let mayHold = wanted.count >= 3 && count > wanted.count
        guard isNear || mayHold else { return nil }
        let name = name.utf8.map(\.asciiLowercased)
        if isNear, let distance = EditDistance.between(wanted, name, limit: limit) { return distance }
        return mayHold && name.holds(wanted) ? limit + 1 : nil
    }
}

extension [UInt8] {
    /// Whether the bytes stand here, one after the other.
    func holds(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        guard count >= wanted.count else { return false }
        return (0...(count - wanted.count)).contains { start in
            self[start] == first && self[start..<start + wanted.count] == wanted[...]
        }
    }
}
