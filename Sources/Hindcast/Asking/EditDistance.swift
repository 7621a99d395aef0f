internal import HindcastModel

/// How far two texts are apart.
enum EditDistance {
    /// Returns the number of insertions, deletions, replacements and swaps of neighbours between two texts, ASCII case
    /// ignored; `nil` where it is above `limit`.
    static func between(_ left: String, _ right: String, limit: Int) -> Int? {
        between(left.utf8.map(\.asciiLowercased), right.utf8.map(\.asciiLowercased), limit: limit)
    }

    /// Returns the distance of two texts, as the other does.
    static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            var best = i + 1
            for j in right.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
                best = min(best, cost)
            }
            // No way on gets shorter.
            guard best <= limit else { return nil }
            beforeLast = last
            last = row
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
