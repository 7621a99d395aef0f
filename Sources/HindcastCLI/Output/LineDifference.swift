import HindcastModel

/// How one list of lines becomes another, by the fewest lines removed and added.
///
/// Source: Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, the greedy form.
struct LineDifference {
    /// What becomes of a line.
    enum Edit: Hashable {
        case keep
        case remove
        case add
    }

    /// Two texts that differ in more lines than this have little in common: one is then replaced by the other, since
    /// the way between them costs the square of its length.
    private static let longestWay = 2_000

    /// One edit for each line that is kept, removed or added, in the order in which a patch shows them.
    let edits: [Edit]

    /// Compares two lists of lines.
    init(old: [String], new: [String]) {
        var start = 0
        while start < min(old.count, new.count), old[start].hasSameBytes(as: new[start]) { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start,
            old[old.count - 1 - end].hasSameBytes(as: new[new.count - 1 - end])
        { end += 1 }
        let middle = LineDifference.middle(Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
        edits = Array(repeating: .keep, count: start) + middle + Array(repeating: .keep, count: end)
    }

    private static func middle(_ old: [String], _ new: [String]) -> [Edit] {
        let replacement = Array(repeating: Edit.remove, count: old.count) + Array(repeating: .add, count: new.count)
        guard !old.isEmpty, !new.isEmpty else { return replacement }
        // `furthest[k]`: how far into `old` the ways on diagonal k (old minus new) have come; one such row for each step.
        var trace: [[Int]] = []
        let limit = min(old.count + new.count, longestWay)
        let offset = limit + 1
        var furthest = [Int](repeating: 0, count: 2 * limit + 3)
        for step in 0...limit {
            trace.append(Array(furthest[offset - step - 1...offset + step + 1]))
            for diagonal in stride(from: -step, through: step, by: 2) {
                let goesDown =
                    diagonal == -step
                    || diagonal != step && furthest[offset + diagonal - 1] < furthest[offset + diagonal + 1]
                var x = goesDown ? furthest[offset + diagonal + 1] : furthest[offset + diagonal - 1] + 1
                while x < old.count, x - diagonal < new.count, old[x].hasSameBytes(as: new[x - diagonal]) { x += 1 }
                furthest[offset + diagonal] = x
                if x >= old.count, x - diagonal >= new.count { return way(back: trace, old.count, new.count) }
            }
        }
        return replacement
    }

    /// Follows the ways back from the end.
    private static func way(back trace: [[Int]], _ oldCount: Int, _ newCount: Int) -> [Edit] {
        var edits: [Edit] = []
        var x = oldCount
        var y = newCount
        for step in stride(from: trace.count - 1, through: 0, by: -1) {
            let row = trace[step]
            func furthest(_ diagonal: Int) -> Int { row[diagonal + step + 1] }
            let diagonal = x - y
            let goesDown = diagonal == -step || diagonal != step && furthest(diagonal - 1) < furthest(diagonal + 1)
            let previous = goesDown ? diagonal + 1 : diagonal - 1
            let fromX = step == 0 ? 0 : furthest(previous)
            let fromY = step == 0 ? 0 : fromX - previous
            while x > fromX, y > fromY {
                edits.append(.keep)
                x -= 1
                y -= 1
            }
            guard step > 0 else { break }
            edits.append(goesDown ? .add : .remove)
            x = fromX
            y = fromY
        }
        return edits.reversed()
    }
}
