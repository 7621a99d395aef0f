import Hindcast
import HindcastModel

/// The ledger: every event by what became of it, adding up to 100 %.
enum CoverageRenderer {
    private static let shownActions = 10

    static func lines(_ report: CoverageReport, width: Int?) -> [StyledText] {
        var lines = ledger(report, width: width)
        let levels = [Confidence.high, .medium, .low]
        let applied = levels.map { report.applied[$0, default: 0] }
        if applied.contains(where: { $0 > 0 }) {
            lines += ["", StyledText("applied, by how sure the rule is", .heading)]
            var table = Table([.fixed, .number, .number])
            for ((level, count), share) in zip(zip(levels, applied), Numbers.tenths(applied)) {
                table.add([
                    StyledText(level.rawValue), StyledText(Numbers.grouped(count)),
                    StyledText(Numbers.percent(tenths: share)),
                ])
            }
            lines += table.lines(width: width)
        }
        let unmodelled = actions(report, .unmodelled)
        if !unmodelled.isEmpty {
            lines += ["", StyledText("unmodelled actions", .heading)]
            lines += list(Array(unmodelled.prefix(shownActions)), width: width)
            if unmodelled.count > shownActions {
                let more = Numbers.grouped(unmodelled.count - shownActions)
                lines.append(StyledText("and \(more) more: hindcast coverage --list unmodelled", .quiet))
            }
        }
        return lines
    }

    /// Returns the actions of one row of the ledger, most first.
    static func lines(_ report: CoverageReport, listing row: Disposition, width: Int?) -> [StyledText] {
        list(actions(report, row), width: width)
    }

    private static func ledger(_ report: CoverageReport, width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        if let stretch = report.stretch {
            let first = ChangeCells.plainTime(stretch.lowerBound)
            lines += [StyledText("from \(first) to \(ChangeCells.plainTime(stretch.upperBound))", .quiet), ""]
        }
        var table = Table([.fixed, .number, .number, .optional(1)])
        let counts = Disposition.allCases.map { report.totals[$0, default: 0] }
        for ((row, count), share) in zip(zip(Disposition.allCases, counts), Numbers.tenths(counts)) {
            if count == 0, row.isOfBaselines { continue }
            let isGap = row == .unmodelled && count > 0
            table.add([
                StyledText(row.rawValue, isGap ? .warning : .plain), StyledText(Numbers.grouped(count)),
                StyledText(Numbers.percent(tenths: share)), StyledText(meaning(row), .quiet),
            ])
        }
        table.add([
            StyledText("events", .heading), StyledText(Numbers.grouped(report.events), .heading),
            StyledText(report.events > 0 ? "100.0 %" : "", .heading), "",
        ])
        return lines + table.lines(width: width)
    }

    private static func actions(_ report: CoverageReport, _ row: Disposition) -> [CoverageReport.Row] {
        report.rows.filter { $0.disposition == row }
    }

    private static func list(_ rows: [CoverageReport.Row], width: Int?) -> [StyledText] {
        var table = Table([.number, .fixed, .optional(1)])
        for row in rows {
            let confidence = row.confidence.map { "\($0.rawValue) confidence" } ?? ""
            table.add([StyledText(Numbers.grouped(row.count)), StyledText(row.action), StyledText(confidence, .quiet)])
        }
        return table.lines(width: width)
    }

    private static func meaning(_ row: Disposition) -> String {
        switch row {
        case .applied: "changed a resource; each is a commit"
        case .noEffect: "left every resource as it was"
        case .readOnly: "only read"
        case .failed: "refused or failed by the provider"
        case .session: "sign-ins and calls for credentials"
        case .staged: "the start of an operation, told by the event of its end"
        case .notConfiguration: "works on data, jobs or messages"
        case .unmodelled: "may have changed something that no rule knows"
        case .observed: "seen in a baseline, as the events explain it"
        case .unlogged: "seen in a baseline, and no event explains it"
        }
    }
}
