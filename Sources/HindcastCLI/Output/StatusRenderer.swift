import Hindcast
import HindcastModel

/// How the history at a glance reads.
enum StatusRenderer {
    static func lines(_ report: StatusReport, paint: Paint) -> [String] {
        var columns = Columns()
        func add(_ name: String, _ value: String) { columns.add([.init(name) { paint.quiet($0) }, .init(value)]) }
        let grouped = Counted.grouped
        add("history", report.path)
        add("head", report.head ?? "none yet")
        if let span = report.span {
            add("span", "\(ChangeText.time(span.lowerBound)) to \(ChangeText.time(span.upperBound))")
        }
        add("events", grouped(report.events))
        add("changes", "\(grouped(report.changes)) in \(Counted.of(report.commits, "commit"))")
        add("resources", "\(grouped(report.liveResources)) exist, \(grouped(report.deletedResources)) deleted")
        add("accounts", report.accounts.isEmpty ? "none" : report.accounts.joined(separator: ", "))
        add("principals", "\(grouped(report.principals)) changed something")
        add("size", size(report.size))
        let ledger = Disposition.allCases.compactMap { disposition in
            report.ledger[disposition].flatMap { $0 > 0 ? "\(grouped($0)) \(disposition.rawValue)" : nil }
        }
        add("ledger", ledger.isEmpty ? "empty" : ledger.joined(separator: ", "))
        if report.findings > 0 {
            add(
                "findings",
                "\(grouped(report.findings)) \(report.findings == 1 ? "record or file" : "records or files") could not be read"
            )
        }
        for gap in report.gaps {
            add("gap", "no event from \(ChangeText.time(gap.start)) to \(ChangeText.time(gap.end))")
        }
        return columns.lines(width: nil)
    }

    private static func size(_ bytes: Int) -> String {
        let units = ["bytes", "KB", "MB", "GB"]
        var value = Double(bytes)
        var unit = 0
        while value >= 1_000, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        return unit == 0 ? "\(bytes) bytes" : "\((value * 10).rounded() / 10) \(units[unit])"
    }
}
