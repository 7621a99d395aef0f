/// How far two texts are apart.
enum EditDistance {
    /// Returns the number of insertions, deletions, replacements and swaps of neighbours between two texts, ASCII case
    /// ignored; `nil` where it is above `limit`.
    static func between(_ left: String, _ right: String, limit: Int) -> Int? {
        let a = left.lowercased().utf8.map(\.self)
        let b = right.lowercased().utf8.map(\.self)
        guard abs(a.count - b.count) <= limit else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            guard row.contains(where: { $0 <= limit }) else { return nil }
            beforeLast = last
            last = row
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }
}
