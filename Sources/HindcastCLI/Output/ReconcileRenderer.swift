import Hindcast
import HindcastModel

/// How much of an observed estate the history explains: a line a type, the sum below.
enum ReconcileRenderer {
    /// Returns the table, and what is behind its numbers where that is asked for.
    static func lines(_ report: ReconcileReport, isListing: Bool, width: Int?) -> [StyledText] {
        guard report.total.count > 0 else { return [StyledText("nothing was observed", .warning)] }
        var table = Table([
            .flexible(16, fair: 50), .number, .number, .number, .number, .number, .optional(1), .number, .optional(2),
        ])
        table.add(
            [
                "type", "seen", "agree", "later", "unlogged", "unseen", "not compared", "values", "no event names",
            ].map { StyledText($0, .heading) }
        )
        for row in report.rows { table.add(cells(row, role: .plain)) }
        if report.rows.count > 1 { table.add(cells(report.total, role: .heading)) }
        var lines = table.lines(width: width)
        if isListing { lines += lists(report, width: width) }
        return lines + ["", StyledText(summary(report), .quiet)]
    }

    private static func cells(_ row: ReconcileReport.Row, role: Paint.Role) -> [StyledText] {
        func count(_ verdict: ReconcileReport.Verdict, _ marked: Paint.Role) -> StyledText {
            let count = row.resources[verdict, default: 0]
            return StyledText(Numbers.grouped(count), count > 0 ? marked : role)
        }
        let judged = row.agreeing + row.differing
        return [
            StyledText(row.type, role), StyledText(Numbers.grouped(row.count), role), count(.agree, role),
            count(.explainedLater, role), count(.unlogged, .warning), count(.unseen, .warning),
            count(.uncompared, role),
            StyledText(judged == 0 ? "" : Numbers.percent(tenths: row.agreeing * 1_000 / judged), role),
            StyledText(Numbers.grouped(row.silent), .quiet),
        ]
    }

    private static func lists(_ report: ReconcileReport, width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        if !report.contradictions.isEmpty {
            var table = Table(
                [.fixed, .flexible(20, fair: 60, cut: .start), .flexible(16, fair: 40), .flexible(14, fair: 50)],
                indent: 2
            )
            for item in report.contradictions {
                table.add([
                    item.time.map(ChangeCells.time) ?? "", StyledText(item.address?.description ?? item.label),
                    StyledText(item.pointer.map(LeafText.pointer) ?? "all of it", .changed),
                    StyledText(item.recorded.map(LeafText.value) ?? "nothing", .removed) + " → "
                        + StyledText(item.observed.map(LeafText.value) ?? "nothing", .added),
                ])
            }
            lines += ["", StyledText("unlogged: recorded → observed", .heading)] + table.lines(width: width)
        }
        if !report.unseen.isEmpty {
            lines += ["", StyledText("unseen", .heading)] + report.unseen.map { StyledText("  " + $0.label) }
        }
        if !report.uncompared.isEmpty {
            var table = Table([.flexible(20, fair: 60), .flexible(20, fair: 80)], indent: 2)
            for item in report.uncompared { table.add([StyledText(item.label), StyledText(item.reason, .quiet)]) }
            lines += ["", StyledText("not compared", .heading)] + table.lines(width: width)
        }
        return lines
    }

    private static func summary(_ report: ReconcileReport) -> String {
        let total = report.total
        let explained = total.resources[.agree, default: 0] + total.resources[.explainedLater, default: 0]
        return
            "the events explain \(Numbers.grouped(explained)) of \(Numbers.counted(total.count, "observed resource"))"
            + ", and \(Numbers.grouped(total.agreeing)) of \(Numbers.counted(total.agreeing + total.differing, "value")) that they name"
    }
}
