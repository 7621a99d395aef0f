import Hindcast
import HindcastModel

/// How the ledger reads.
enum CoverageRenderer {
    static func lines(_ report: CoverageReport, listing disposition: Disposition?, paint: Paint) -> [String] {
        if let disposition { return list(report.rows.filter { $0.disposition == disposition }) }
        var columns = Columns()
        let shares = Shares.tenths(Disposition.allCases.map { report.totals[$0, default: 0] })
        for (row, share) in zip(Disposition.allCases, shares) {
            columns.add([
                .init(row.rawValue), .init(right(Counted.grouped(report.totals[row, default: 0]), 12)),
                .init(right("\(share / 10).\(share % 10) %", 7)), .init(meaning(row)) { paint.quiet($0) },
            ])
        }
        columns.add([
            .init("events") { paint.heading($0) },
            .init(right(Counted.grouped(report.events), 12)) { paint.heading($0) },
            .init(right(report.events > 0 ? "100.0 %" : "", 7)),
        ])
        var lines = columns.lines(width: nil)
        let applied = [Confidence.high, .medium, .low].compactMap { level in
            report.applied[level].flatMap { $0 > 0 ? "\(Counted.grouped($0)) \(level.rawValue)" : nil }
        }
        if !applied.isEmpty { lines += ["", "applied by confidence: " + applied.joined(separator: ", ")] }
        let unmodelled = report.rows.filter { $0.disposition == .unmodelled }
        if !unmodelled.isEmpty {
            lines += ["", paint.heading("unmodelled actions")] + list(Array(unmodelled.prefix(10)))
            if unmodelled.count > 10 {
                lines.append("and \(unmodelled.count - 10) more: hindcast coverage --list unmodelled")
            }
        }
        return lines
    }

    private static func list(_ rows: [CoverageReport.Row]) -> [String] {
        var columns = Columns()
        for row in rows {
            columns.add([
                .init(right(Counted.grouped(row.count), 10)), .init(row.action),
                .init(row.confidence.map { $0 == .high ? "" : "\($0.rawValue) confidence" } ?? ""),
            ])
        }
        return columns.lines(width: nil)
    }

    private static func meaning(_ row: Disposition) -> String {
        switch row {
        case .applied: "changed a resource; each is a commit"
        case .noEffect: "left everything as it was"
        case .readOnly: "only read"
        case .failed: "refused or failed"
        case .session: "sign-ins and calls for credentials"
        case .notConfiguration: "data, jobs, messages"
        case .unmodelled: "may have changed something that no rule knows"
        }
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

/// Shares that add up to the whole.
enum Shares {
    /// Returns each count's share in tenths of a percent; rounding goes to the largest remainders, so the sum is 1,000.
    static func tenths(_ counts: [Int]) -> [Int] {
        let total = counts.reduce(0, +)
        guard total > 0 else { return counts.map { _ in 0 } }
        var shares = counts.map { $0 * 1_000 / total }
        let order = counts.indices.sorted { (counts[$0] * 1_000 % total, $1) > (counts[$1] * 1_000 % total, $0) }
        for index in order.prefix(1_000 - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }
}
