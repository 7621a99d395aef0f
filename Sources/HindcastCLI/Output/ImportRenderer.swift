import Hindcast
import HindcastModel

/// What an import did.
enum ImportRenderer {
    /// So many findings are told at once; `import -o json` and `status` tell of the rest.
    static let shownFindings = 10

    static func lines(_ summary: ImportSummary, seconds: Double, width: Int?) -> [StyledText] {
        var facts = FactsTable(areNumbers: true)
        func add(_ name: String, _ count: Int, _ note: String = "", role: Paint.Role = .plain) {
            facts.add(name, StyledText(Numbers.grouped(count), role), note: count > 0 ? note : "")
        }
        let amount = "in \(Numbers.counted(summary.files, "file")), \(Numbers.bytes(summary.bytes))"
        add("records", summary.records, amount)
        add("events", summary.events, "new to the history, each once")
        add("changes", summary.changes)
        add("commits", summary.commits)
        add("duplicates", summary.duplicates, "copies of events that were known")
        add("late", summary.late, "older than the head: what followed was replayed")
        // Late events may tell what earlier ones did: then there are fewer than before.
        let unmodelled = max(0, summary.ledger[.unmodelled, default: 0])
        add(
            "unmodelled",
            unmodelled,
            "may have changed something: hindcast coverage --list unmodelled",
            role: unmodelled > 0 ? .warning : .plain
        )
        if !summary.activity.isEmpty {
            add("activity", summary.activity.reduce(0) { $0 + $1.kept }, "kept without a commit: hindcast log --denied")
        }
        let observed = summary.ledger[.observed, default: 0]
        let unlogged = summary.ledger[.unlogged, default: 0]
        if observed + unlogged > 0 {
            add("observed", observed, "seen in the baseline, as the events explain it")
            add(
                "unlogged",
                unlogged,
                "seen, and no event explains it: hindcast log --via baseline",
                role: unlogged > 0 ? .warning : .plain
            )
        }
        add("broken", summary.broken, "could not be read", role: summary.broken > 0 ? .warning : .plain)
        if summary.missed > 0 {
            add("missed", summary.missed, "changes that no log told, and that a later record shows", role: .warning)
        }
        let time = seconds < 1 ? "less than a second" : Numbers.duration(seconds: Int(seconds.rounded()))
        add("records/s", rate(summary, seconds), "in \(time)")
        return facts.lines(width: width)
    }

    /// Returns the first findings, and how many there are besides.
    static func complaints(_ summary: ImportSummary) -> [Complaint] {
        let dropped = summary.activity.filter { $0.dropped > 0 }.map { Complaint(ActivityRenderer.dropped($0)) }
        let undated = summary.undated.map {
            Complaint("\($0) does not say when it was seen: it counts as seen when it was written; --at says otherwise")
        }
        return dropped + undated + findings(summary)
    }

    private static func findings(_ summary: ImportSummary) -> [Complaint] {
        let shown = summary.findings.prefix(shownFindings).map { Complaint($0.description) }
        let rest = max(summary.broken + summary.missed, summary.findings.count) - shown.count
        guard rest > 0 else { return Array(shown) }
        guard summary.missed == 0 else { return shown + [Complaint("\(Numbers.counted(rest, "more finding"))")] }
        return shown + [
            Complaint(
                "\(Numbers.counted(rest, "more record or file", plural: "more records or files")) could not be read"
            )
        ]
    }

    static func json(_ summary: ImportSummary, seconds: Double) -> JSONValue {
        .object([
            "activity": .array(summary.activity.map(\.json)),
            "files": .integer(Int64(summary.files)),
            "bytes": .integer(Int64(summary.bytes)),
            "records": .integer(Int64(summary.records)),
            "events": .integer(Int64(summary.events)),
            "changes": .integer(Int64(summary.changes)),
            "commits": .integer(Int64(summary.commits)),
            "duplicates": .integer(Int64(summary.duplicates)),
            "late": .integer(Int64(summary.late)),
            "unmodelled": .integer(Int64(max(0, summary.ledger[.unmodelled, default: 0]))),
            "broken": .integer(Int64(summary.broken)),
            "missed": .integer(Int64(summary.missed)),
            "records_per_second": .integer(Int64(rate(summary, seconds))),
            "ledger": .object(
                JSONObject(
                    unsorted: Disposition.allCases.map {
                        JSONObject.Member(key: $0.rawValue, value: .integer(Int64(summary.ledger[$0, default: 0])))
                    }
                )
            ),
            "head": summary.head.map { .string($0) } ?? .null,
            "findings": .array(
                summary.findings.map { finding in
                    [
                        "file": .string(finding.file),
                        "record": finding.record.map { .integer(Int64($0)) } ?? .null,
                        "reason": .string(finding.reason),
                    ]
                }
            ),
        ])
    }

    private static func rate(_ summary: ImportSummary, _ seconds: Double) -> Int {
        Int(Double(summary.records) / max(seconds, 0.001))
    }
}
