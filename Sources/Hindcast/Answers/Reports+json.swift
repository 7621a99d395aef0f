package import HindcastModel

extension StatusReport {
    /// The object of `status`.
    package var json: JSONValue {
        [
            "path": .string(path), "head": head.map { .string($0) } ?? .null,
            "first_event": span.map { .string($0.lowerBound.rfc3339) } ?? .null,
            "last_event": span.map { .string($0.upperBound.rfc3339) } ?? .null,
            "events": .integer(Int64(events)), "changes": .integer(Int64(changes)),
            "commits": .integer(Int64(commits)), "resources": .integer(Int64(liveResources)),
            "deleted_resources": .integer(Int64(deletedResources)),
            "accounts": .array(accounts.map { .string($0) }), "principals": .integer(Int64(principals)),
            "size": .integer(Int64(size)), "ledger": .object(JSONObject(counting: ledger)),
            "findings": .integer(Int64(findings)),
            "gaps": .array(gaps.map { ["start": .string($0.start.rfc3339), "end": .string($0.end.rfc3339)] }),
        ]
    }
}

extension CoverageReport {
    /// The object of `coverage`.
    ///
    /// - Parameter disposition: the row of the ledger whose actions are listed; `nil` for all.
    package func json(listing disposition: Disposition?) -> JSONValue {
        var sure: JSONObject = [:]
        for level in [Confidence.high, .medium, .low] {
            sure[level.rawValue] = .integer(Int64(applied[level, default: 0]))
        }
        return [
            "events": .integer(Int64(events)), "totals": .object(JSONObject(counting: totals)),
            "applied": .object(sure),
            "actions": .array(rows.filter { disposition == nil || $0.disposition == disposition }.map(\.json)),
        ]
    }
}

extension CoverageReport.Row {
    fileprivate var json: JSONValue {
        [
            "action": .string(action), "disposition": .string(disposition.rawValue),
            "confidence": confidence.map { .string($0.rawValue) } ?? .null, "count": .integer(Int64(count)),
        ]
    }
}

extension JSONObject {
    /// Every row of the ledger with its count, those without an event included.
    fileprivate init(counting ledger: [Disposition: Int]) {
        self.init()
        for row in Disposition.allCases { self[row.rawValue] = .integer(Int64(ledger[row, default: 0])) }
    }
}
