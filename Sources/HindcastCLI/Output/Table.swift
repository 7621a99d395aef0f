/// Rows of aligned columns, fitted to a terminal's width.
///
/// Where there is no width (a pipe, a file), everything is there, whole. On a terminal, columns that say the least are
/// left out first; then the long ones are cut, each down to its least width.
struct Table {
    /// How a column behaves.
    struct Column {
        /// The narrowest that it may be cut to; `nil` for one that is never cut.
        var leastWidth: Int?
        /// Columns of the highest rank are left out first; `nil` for one that is always there.
        var optionalRank: Int?
        var cut: StyledText.Cut = .end
        var isRightAligned = false

        static var fixed: Column { Column() }
        static var number: Column { Column(isRightAligned: true) }
        static func flexible(_ leastWidth: Int, cut: StyledText.Cut = .end) -> Column {
            Column(leastWidth: leastWidth, cut: cut)
        }
        static func optional(_ rank: Int) -> Column { Column(optionalRank: rank) }
    }

    /// A cell wider than this does not push the cells of other rows aside; it sticks out.
    private static let widestAligned = 64
    private static let gap = 2

    private let columns: [Column]
    private let indent: Int
    private var rows: [[StyledText]] = []
    /// The widest cell of each column so far, taken rows included, so that the pages of a long answer line up.
    private var widths: [Int]

    /// Makes an empty table.
    init(_ columns: [Column], indent: Int = 0) {
        self.columns = columns
        self.indent = indent
        widths = columns.map { _ in 0 }
    }

    /// Adds a row with a cell for each column.
    mutating func add(_ cells: [StyledText]) {
        for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], cell.width) }
        rows.append(cells)
    }

    /// Returns the rows as lines and forgets them, but not how wide their columns were.
    mutating func takeLines(width: Int?) -> [StyledText] {
        defer { rows.removeAll() }
        return lines(width: width)
    }

    /// Returns the rows as lines.
    func lines(width: Int?) -> [StyledText] {
        guard let width else { return rows.map { line($0, widths.map { min($0, Table.widestAligned) }, isCut: false) } }
        let layout = fitted(to: width - indent)
        return rows.map { line($0, layout, isCut: true) }
    }

    private func line(_ cells: [StyledText], _ layout: [Int], isCut: Bool) -> StyledText {
        let shown = cells.indices.filter { layout[$0] > 0 }
        // Trailing blanks are not written: nothing after the last cell that says something needs its place.
        guard let last = shown.last(where: { !cells[$0].isEmpty }) else { return StyledText("") }
        var line = StyledText(String(repeating: " ", count: indent))
        for index in shown.prefix(while: { $0 <= last }) {
            let column = columns[index]
            let cell = isCut && column.leastWidth != nil ? cells[index].cut(to: layout[index], at: column.cut) : cells[index]
            let padding = StyledText(String(repeating: " ", count: max(0, layout[index] - cell.width)))
            if column.isRightAligned { line += padding }
            line += cell
            if index == last { break }
            if !column.isRightAligned { line += padding }
            line += StyledText(String(repeating: " ", count: Table.gap))
        }
        return line
    }

    /// The width of each column on a terminal, 0 for one that is left out.
    private func fitted(to width: Int) -> [Int] {
        var layout = widths
        func excess() -> Int {
            let shown = layout.filter { $0 > 0 }
            return shown.reduce(0, +) + Table.gap * max(0, shown.count - 1) - width
        }
        let optional = columns.indices.filter { columns[$0].optionalRank != nil }
            .sorted { (columns[$0].optionalRank ?? 0) > (columns[$1].optionalRank ?? 0) }
        for index in optional where excess() > 0 { layout[index] = 0 }
        // What is too much is taken from the widest column first, so that short ones stay whole.
        while excess() > 0 {
            let widest = columns.indices.filter { layout[$0] > (columns[$0].leastWidth ?? .max) }
                .max { layout[$0] < layout[$1] }
            guard let widest else { break }
            layout[widest] -= 1
        }
        return layout
    }
}
