import Hindcast
import HindcastModel

/// The history at a glance.
enum StatusRenderer {
    static func lines(_ report: StatusReport, width: Int?) -> [StyledText] {
        var facts = FactsTable()
        facts.add("history", StyledText(report.path))
        facts.add("head", report.head.map { StyledText($0, .commit) } ?? "none: nothing was imported yet")
        if let span = report.span {
            let length = Numbers.duration(seconds: Int(span.upperBound.seconds - span.lowerBound.seconds))
            let first = ChangeCells.plainTime(span.lowerBound)
            facts.add("span", StyledText("\(first) to \(ChangeCells.plainTime(span.upperBound)), \(length)"))
        }
        facts.add("events", StyledText(Numbers.grouped(report.events)))
        facts.add(
            "changes",
            StyledText("\(Numbers.grouped(report.changes)) in \(Numbers.counted(report.commits, "commit"))")
        )
        facts.add(
            "resources",
            StyledText(
                "\(Numbers.grouped(report.liveResources)) exist, \(Numbers.grouped(report.deletedResources)) deleted"
            )
        )
        facts.add("accounts", StyledText(report.accounts.isEmpty ? "none" : accounts(report.accounts)))
        facts.add("principals", StyledText("\(Numbers.grouped(report.principals)) changed something"))
        facts.add("size", StyledText(Numbers.bytes(report.size)))
        for (index, row) in ledger(report).enumerated() { facts.add(index == 0 ? "ledger" : "", row) }
        if report.events < report.commits {
            facts.add("", StyledText(lostCounts, .warning))
        }
        if report.findings > 0 {
            let count = Numbers.counted(report.findings, "record or file", plural: "records or files")
            let words = "\(count) could not be read, or showed that a change is missing"
            facts.add("findings", StyledText(words, .warning))
        }
        for (index, gap) in report.gaps.enumerated() {
            let length = Numbers.duration(seconds: Int(gap.end.seconds - gap.start.seconds))
            let words =
                "no event for \(length), \(ChangeCells.plainTime(gap.start)) to \(ChangeCells.plainTime(gap.end))"
            facts.add(index == 0 ? "gaps" : "", StyledText(words))
        }
        return facts.lines(width: width)
    }

    /// What is said where the ledger counts fewer events than there are commits.
    static let lostCounts = "events were counted in an index that is lost: import their logs again to count them"

    /// A few by name, many by their number.
    private static func accounts(_ accounts: [String]) -> String {
        let shown = accounts.prefix(5).joined(separator: ", ")
        return accounts.count <= 5 ? shown : "\(Numbers.grouped(accounts.count)): \(shown), …"
    }

    private static func ledger(_ report: StatusReport) -> [StyledText] {
        let counts = Disposition.allCases.map { report.ledger[$0, default: 0] }
        guard counts.contains(where: { $0 > 0 }) else { return ["empty"] }
        var table = Table([.number, .number, .fixed])
        for ((row, count), share) in zip(zip(Disposition.allCases, counts), Numbers.tenths(counts)) where count > 0 {
            table.add([
                StyledText(Numbers.grouped(count)), StyledText(Numbers.percent(tenths: share)),
                StyledText(row.rawValue, row == .unmodelled ? .warning : .plain),
            ])
        }
        return table.lines(width: nil)
    }
}
