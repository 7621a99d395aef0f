/// Rows of aligned columns, fitted to a terminal's width.
///
/// Where there is no width (a pipe, a file), everything is there, whole. On a terminal, columns that say the least are
/// left out first; then the long ones are cut, each down to its least width.
struct Table {
    /// How a column behaves.
    struct Column {
        /// What may be cut: from the widths that read well down to the least ones.
        private(set) var leastWidth: Int?
        private(set) var fairWidth = Int.max
        private(set) var cut = StyledText.Cut.end
        /// Columns of the highest rank are left out first; `nil` for one that is always there.
        private(set) var optionalRank: Int?
        private(set) var isRightAligned = false
        /// The blanks behind it.
        private(set) var gap = 2

        /// Never cut, never left out.
        static var fixed: Column { Column() }
        /// A count.
        static var number: Column { Column(isRightAligned: true) }
        /// A sign of one character that belongs to the next column.
        static var mark: Column { Column(gap: 1) }
        /// Left out where there is no room for it, the highest rank first.
        static func optional(_ rank: Int) -> Column { Column(optionalRank: rank) }
        /// Cut where there is no room for all of it. An optional column gives way before this one gets narrower than
        /// fair.
        static func flexible(_ leastWidth: Int, fair: Int, cut: StyledText.Cut = .end) -> Column {
            Column(leastWidth: leastWidth, fairWidth: fair, cut: cut)
        }
    }

    /// A cell wider than this does not push the cells of other rows aside; it sticks out.
    private static let widestAligned = 64

    private let columns: [Column]
    private let indent: Int
    private var rows: [[StyledText]] = []
    /// The widest cell of each column so far, taken rows included, so that the parts of a long answer line up.
    private var widths: [Int]
    /// The same without the cells that stick out.
    private var alignedWidths: [Int]

    /// Makes an empty table.
    init(_ columns: [Column], indent: Int = 0) {
        self.columns = columns
        self.indent = indent
        widths = columns.map { _ in 0 }
        alignedWidths = widths
    }

    /// Adds a row with a cell for each column.
    mutating func add(_ cells: [StyledText]) {
        for (index, cell) in cells.enumerated() {
            let width = cell.width
            widths[index] = max(widths[index], width)
            if width <= Table.widestAligned { alignedWidths[index] = max(alignedWidths[index], width) }
        }
        rows.append(cells)
    }

    /// Returns the rows as lines and forgets them, but not how wide their columns were.
    mutating func takeLines(width: Int?) -> [StyledText] {
        defer { rows.removeAll() }
        return lines(width: width)
    }

    /// Returns the rows as lines.
    func lines(width: Int?) -> [StyledText] {
        let shown = columns.indices.filter { widths[$0] > 0 }
        guard let width else {
            return rows.map { line($0, shown.map { ($0, alignedWidths[$0]) }, isCut: false) }
        }
        let layout = fitted(shown, to: width - indent)
        return rows.map { line($0, layout, isCut: true) }
    }

    private func line(_ cells: [StyledText], _ layout: [(column: Int, width: Int)], isCut: Bool) -> StyledText {
        // Trailing blanks are not written: nothing after the last cell that says something needs its place.
        guard let last = layout.last(where: { !cells[$0.column].isEmpty })?.column else { return "" }
        var line = StyledText(blanks: indent)
        for (index, width) in layout {
            let column = columns[index]
            let isCuttable = isCut && column.leastWidth != nil
            let cell = isCuttable ? cells[index].cut(to: width, at: column.cut) : cells[index]
            let padding = StyledText(blanks: max(0, width - cell.width))
            line += column.isRightAligned ? padding + cell : cell
            if index == last { break }
            if !column.isRightAligned { line += padding }
            line += StyledText(blanks: column.gap)
        }
        return line
    }

    /// The columns that a terminal has room for, with their widths.
    private func fitted(_ columns: [Int], to width: Int) -> [(column: Int, width: Int)] {
        var shown = columns
        func total(_ width: (Int) -> Int) -> Int {
            shown.reduce(0) { $0 + width($1) + self.columns[$1].gap } - (shown.last.map { self.columns[$0].gap } ?? 0)
        }
        func fair(_ index: Int) -> Int { min(widths[index], self.columns[index].fairWidth) }
        let optional = columns.filter { self.columns[$0].optionalRank != nil }
            .sorted { (self.columns[$0].optionalRank ?? 0) > (self.columns[$1].optionalRank ?? 0) }
        for index in optional where total(fair) > width { shown.removeAll { $0 == index } }

        // What is too much is taken from the widest column first, so that short ones stay whole.
        var layout = widths
        var excess = total { layout[$0] } - width
        while excess > 0 {
            let cuttable = shown.filter { layout[$0] > (self.columns[$0].leastWidth ?? .max) }
            guard let widest = cuttable.max(by: { layout[$0] < layout[$1] }) else { break }
            layout[widest] -= 1
            excess -= 1
        }
        return shown.map { ($0, layout[$0]) }
    }
}

extension StyledText {
    /// Makes blanks.
    init(blanks count: Int) { self.init(String(repeating: " ", count: count)) }
}
