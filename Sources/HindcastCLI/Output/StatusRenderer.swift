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
            let first = ChangeText.plainTime(span.lowerBound)
            facts.add("span", StyledText("\(first) to \(ChangeText.plainTime(span.upperBound)), \(length)"))
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
        if report.findings > 0 {
            let words =
                "\(Numbers.counted(report.findings, "record or file", plural: "records or files")) could not be read"
            facts.add("findings", StyledText(words, .warning))
        }
        for (index, gap) in report.gaps.enumerated() {
            let length = Numbers.duration(seconds: Int(gap.end.seconds - gap.start.seconds))
            let words = "no event for \(length), \(ChangeText.plainTime(gap.start)) to \(ChangeText.plainTime(gap.end))"
            facts.add(index == 0 ? "gaps" : "", StyledText(words))
        }
        return facts.lines(width: width)
    }

    static func json(_ report: StatusReport) -> JSONValue {
        .object([
            "path": .string(report.path),
            "head": report.head.map { .string($0) } ?? .null,
            "first_event": report.span.map { .string($0.lowerBound.rfc3339) } ?? .null,
            "last_event": report.span.map { .string($0.upperBound.rfc3339) } ?? .null,
            "events": .integer(Int64(report.events)),
            "changes": .integer(Int64(report.changes)),
            "commits": .integer(Int64(report.commits)),
            "resources": .integer(Int64(report.liveResources)),
            "deleted_resources": .integer(Int64(report.deletedResources)),
            "accounts": .array(report.accounts.map { .string($0) }),
            "principals": .integer(Int64(report.principals)),
            "size_bytes": .integer(Int64(report.size)),
            "ledger": LedgerJSON.object(report.ledger),
            "findings": .integer(Int64(report.findings)),
            "gaps": .array(
                report.gaps.map {
                    ["start": .string($0.start.rfc3339), "end": .string($0.end.rfc3339)]
                }
            ),
        ])
    }

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

/// The ledger's counts in JSON.
enum LedgerJSON {
    /// Every row with its count, those without events too.
    static func object(_ ledger: [Disposition: Int]) -> JSONValue {
        .object(
            JSONObject(
                unsorted: Disposition.allCases.map {
                    JSONObject.Member(key: $0.rawValue, value: .integer(Int64(ledger[$0, default: 0])))
                }
            )
        )
    }
}
