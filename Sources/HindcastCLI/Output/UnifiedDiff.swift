/// Line differences with three lines of context, in the form that `patch` and `git apply` read.
enum UnifiedDiff {
    private static let context = 3

    /// Returns the hunks with their `@@` lines.
    static func hunks(old: [String], new: [String]) -> [String] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        // The two versions side by side: each line with its mark and its numbers.
        var lines: [(mark: Character, text: String, old: Int, new: Int)] = []
        var left = 0
        var right = 0
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                lines.append(("-", old[left], left, right))
                left += 1
            } else if right < new.count, inserted.contains(right) {
                lines.append(("+", new[right], left, right))
                right += 1
            } else {
                lines.append((" ", old[left], left, right))
                left += 1
                right += 1
            }
        }
        var result: [String] = []
        var index = 0
        while let first = lines[index...].firstIndex(where: { $0.mark != " " }) {
            let start = max(index, first - context)
            var end = first
            while let next = lines[min(end + 1, lines.count)...].firstIndex(where: { $0.mark != " " }),
                next - end <= 2 * context
            { end = next }
            end = min(lines.count - 1, end + context)
            let hunk = lines[start...end]
            let oldCount = hunk.count { $0.mark != "+" }
            let newCount = hunk.count { $0.mark != "-" }
            result.append(
                "@@ -\(number(hunk[start].old, oldCount)),\(oldCount) +\(number(hunk[start].new, newCount)),\(newCount) @@"
            )
            result += hunk.map { "\($0.mark)\($0.text)" }
            index = end + 1
        }
        return result
    }

    /// An empty side begins at the line before.
    private static func number(_ index: Int, _ count: Int) -> Int { count == 0 ? index : index + 1 }
}
