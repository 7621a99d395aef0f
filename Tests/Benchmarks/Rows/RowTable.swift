/// Rows as a Markdown table whose columns stand below each other.
enum RowTable {
    static func text(_ rows: [Row]) -> String {
        let head = ["", "what", "Hindcast", "peer", "ratio", "goal", "reached"]
        let cells = [head] + rows.map(cells(of:))
        let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        var lines = cells.map { row in
            "| " + zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
                + " |"
        }
        lines.insert("|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|", at: 1)
        return lines.joined(separator: "\n")
    }

    private static func cells(of row: Row) -> [String] {
        var ours = row.hindcast?.text ?? ""
        let details = [row.worst.map { "p95 \($0.text)" }, row.hindcastProcessor.map { "CPU \($0.text)" }].compactMap(
            \.self
        )
        if !details.isEmpty { ours += " (\(details.joined(separator: ", ")))" }
        if let isSame = row.isSame { ours = isSame ? "the same" : "DIFFERENT" }
        let peer = [row.peer?.text, row.peerProcessor.map { "(CPU \($0.text))" }, row.peerName].compactMap { $0 }
            .joined(separator: " ")
        let ratio = row.ratio.map { Quantity.short($0) + (row.isReversed ? "× less" : "×") }
        let reached = row.isReached.map { $0 ? "yes" : "**no**" }
        return [
            row.id, row.what, ours, peer, ratio ?? "", row.goals.map(\.text).joined(separator: ", "),
            row.note ?? reached ?? "",
        ]
    }
}
