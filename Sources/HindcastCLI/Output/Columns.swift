import Hindcast

/// Lines of aligned columns.
struct Columns {
    /// One cell: its text as it counts, and as it is painted.
    struct Cell {
        let plain: String
        let painted: String

        init(_ text: String, _ paint: (String) -> String = { $0 }) {
            plain = VisibleText.escape(text)
            painted = paint(plain)
        }
    }

    private var rows: [[Cell]] = []

    mutating func add(_ cells: [Cell]) {
        // An empty end needs no padding before it.
        let count = cells.lastIndex { !$0.plain.isEmpty }.map { $0 + 1 } ?? 0
        rows.append(Array(cells.prefix(count)))
    }

    /// The lines, each cell but the last padded to its column's width; on a terminal, long lines are cut.
    func lines(width: Int?) -> [String] {
        var widths: [Int] = []
        let widest = width == nil ? 88 : 48
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                // One very long cell must not push the others off the screen.
                widths[index] = max(widths[index], min(cell.plain.count, widest))
            }
        }
        return rows.map { row in
            var line = ""
            var used = 0
            for (index, cell) in row.enumerated() {
                let isLast = index == row.count - 1
                if let width, used + cell.plain.count > width, isLast, width - used > 8 {
                    line += cell.plain.prefix(width - used - 1) + "…"
                    break
                }
                line += cell.painted
                let pad = isLast ? 0 : max(0, widths[index] - cell.plain.count) + 2
                line += String(repeating: " ", count: pad)
                used += cell.plain.count + pad
            }
            return line
        }
    }
}
