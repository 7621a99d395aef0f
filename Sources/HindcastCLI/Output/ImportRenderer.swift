import Hindcast
import HindcastModel

/// How the summary of an import reads.
enum ImportRenderer {
    static func lines(_ summary: ImportSummary, seconds: Double, paint: Paint) -> [String] {
        var columns = Columns()
        func add(_ name: String, _ count: Int, _ note: String = "") {
            columns.add([.init(name), .init(Counted.grouped(count)), .init(note) { paint.quiet($0) }])
        }
        add("records", summary.records, "in \(Counted.of(summary.files, "file")), \(rate(summary, seconds)) records/s")
        add("events", summary.events, "each once")
        add("changes", summary.changes)
        add("commits", summary.commits)
        add("duplicates", summary.duplicates, summary.duplicates > 0 ? "copies, counted once" : "")
        add("late", summary.late, summary.late > 0 ? "older than the history's head: what followed was replayed" : "")
        let unmodelled = summary.ledger[.unmodelled, default: 0]
        add("unmodelled", unmodelled, unmodelled > 0 ? "see `hindcast coverage --list unmodelled`" : "")
        add("broken", summary.broken, summary.broken > 0 ? "could not be read; each is named above" : "")
        return columns.lines(width: nil)
    }

    static func json(_ summary: ImportSummary, seconds: Double) -> JSONValue {
        var ledger: JSONObject = [:]
        for disposition in Disposition.allCases {
            ledger[disposition.rawValue] = .integer(Int64(summary.ledger[disposition, default: 0]))
        }
        return [
            "files": .integer(Int64(summary.files)), "bytes": .integer(Int64(summary.bytes)),
            "records": .integer(Int64(summary.records)), "events": .integer(Int64(summary.events)),
            "changes": .integer(Int64(summary.changes)), "commits": .integer(Int64(summary.commits)),
            "duplicates": .integer(Int64(summary.duplicates)), "late": .integer(Int64(summary.late)),
            "unmodelled": .integer(Int64(summary.ledger[.unmodelled, default: 0])),
            "broken": .integer(Int64(summary.broken)),
            "records_per_second": .integer(Int64(Double(summary.records) / max(seconds, 0.001))),
            "ledger": .object(ledger), "head": summary.head.map { .string($0) } ?? .null,
            "findings": .array(
                summary.findings.map { finding in
                    var object: JSONObject = ["file": .string(finding.file), "reason": .string(finding.reason)]
                    object["record"] = finding.record.map { .integer(Int64($0)) } ?? .null
                    return .object(object)
                }
            ),
        ]
    }

    private static func rate(_ summary: ImportSummary, _ seconds: Double) -> String {
        Counted.grouped(Int(Double(summary.records) / max(seconds, 0.001)))
    }
}
