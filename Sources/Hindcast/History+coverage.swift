public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns the ledger between two moments, both inclusive; `nil` is open.
    ///
    /// The ledger counts by the hour: the hours in which the moments lie are counted as a whole, and the report's
    /// `stretch` says so.
    public func coverage(from start: Moment?, to end: Moment?) throws(HindcastError) -> CoverageReport {
        try ask { view in
            var report = CoverageReport()
            var rows: [CoverageReport.Row] = []
            for row in try view.ledger(from: start, through: end) {
                report.events += row.count
                report.totals[row.disposition, default: 0] += row.count
                if let confidence = row.confidence { report.applied[confidence, default: 0] += row.count }
                rows.append(
                    CoverageReport.Row(
                        action: "\(row.service):\(row.operation)",
                        disposition: row.disposition,
                        confidence: row.confidence,
                        count: row.count
                    )
                )
            }
            report.rows = rows.sorted { left, right in
                left.count == right.count ? left.precedesByName(right) : left.count > right.count
            }
            let hours = try view.eventHours()
            let first = hours.first { hour in start.map { hour.upperBound >= $0.startOfHour } ?? true }
            let last = hours.last { hour in end.map { hour.lowerBound <= $0.endOfHour } ?? true }
            if let first, let last, first.lowerBound <= last.upperBound {
                report.stretch = first.lowerBound...last.upperBound
            }
            return report
        }
    }

    /// Returns the newest findings that imports kept, newest first.
    public func findings(limit: Int) throws(HindcastError) -> [Finding] {
        try ask { view in try view.findings(limit: limit) }
    }

    /// Returns the history at a glance.
    public func status() throws(HindcastError) -> StatusReport {
        try ask { view in
            var report = StatusReport()
            report.path = path
            report.commits = try view.lastSequence()
            if let head = try view.head() { report.head = head.commit.hex }
            report.changes = try view.changeCount()
            let resources = try view.resourceCounts()
            report.liveResources = resources.live
            report.deletedResources = resources.deleted
            report.accounts = try view.accounts()
            report.principals = try view.principalCount()
            report.size = try objects.sizeOnDisk()
            report.ledger = try view.ledgerTotals()
            report.events = report.ledger.values.reduce(0, +)
            report.findings = try view.findingCount()
            // Without a ledger, which only an import brings, the commits tell what they can.
            let hours = try view.eventHours() + view.commitSpan()
            if let first = hours.map(\.lowerBound).min(), let last = hours.map(\.upperBound).max() {
                report.span = first...last
            }
            report.gaps = StatusReport.Gap.between(try view.eventHours())
            return report
        }
    }
}

extension CoverageReport.Row {
    /// The order of rows of one count.
    fileprivate func precedesByName(_ other: CoverageReport.Row) -> Bool {
        if !action.hasSameBytes(as: other.action) { return action.precedesInBytes(other.action) }
        if disposition != other.disposition { return disposition.rawValue < other.disposition.rawValue }
        return confidence?.rawValue ?? "" < other.confidence?.rawValue ?? ""
    }
}

extension StatusReport.Gap {
    /// Returns the stretches of a day or more between hours with events, longest first, at most ten.
    static func between(_ hours: [ClosedRange<Moment>]) -> [StatusReport.Gap] {
        let day: Int64 = 86_400_000_000_000
        let gaps: [StatusReport.Gap] = zip(hours, hours.dropFirst())
            .map { before, after in StatusReport.Gap(start: before.upperBound, end: after.lowerBound) }
            .filter { $0.length >= day }
        return Array(gaps.sorted { ($1.length, $0.start) < ($0.length, $1.start) }.prefix(10))
    }

    private var length: Int64 { end.nanoseconds - start.nanoseconds }
}

extension Moment {
    fileprivate var startOfHour: Moment { Moment(seconds: seconds - seconds.remainder(of: 3_600)) }

    fileprivate var endOfHour: Moment {
        Moment(seconds: seconds - seconds.remainder(of: 3_600) + 3_599)
    }
}

extension IndexView {
    /// The stretch from the first commit to the last one; empty in an empty history.
    fileprivate func commitSpan() throws -> [ClosedRange<Moment>] {
        guard let first = try commit(at: 1)?.time, let last = try commit(at: lastSequence())?.time, first <= last
        else { return [] }
        return [first...last]
    }
}
