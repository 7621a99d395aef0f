/// Named facts, one a line.
struct FactsTable {
    private var table: Table

    /// - Parameter areNumbers: whether the values are counts, which line up at their right.
    init(areNumbers: Bool = false) {
        table = Table([.fixed, areNumbers ? .number : .fixed, .optional(1)])
    }

    /// Adds a fact, with a note behind it.
    mutating func add(_ name: String, _ value: StyledText, note: String = "") {
        table.add([StyledText(name, .quiet), value, StyledText(note, .quiet)])
    }

    func lines(width: Int?) -> [StyledText] { table.lines(width: width) }
}
