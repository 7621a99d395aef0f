import Hindcast
import HindcastModel

/// What a verification looked at, and what it found.
enum VerificationRenderer {
    static func lines(_ report: VerificationReport, width: Int?) -> [StyledText] {
        var lines = report.findings.map(line)
        let rest = report.findingCount - report.findings.count
        if rest > 0 { lines.append(StyledText("and \(Numbers.counted(rest, "more finding"))", .warning)) }
        if !lines.isEmpty { lines.append("") }
        var table = Table([.fixed, .fixed, .fixed])
        for check in VerificationReport.Check.allCases {
            let isSound = !report.findings.contains { $0.check == check }
            table.add([
                StyledText(check.rawValue, .quiet), StyledText(isSound ? "ok" : "bad", isSound ? .added : .warning),
                StyledText(extent(of: check, report)),
            ])
        }
        return lines + table.lines(width: width)
    }

    /// `objects: objects/pack/pack-….pack: its checksum is wrong`.
    private static func line(_ finding: VerificationReport.Finding) -> StyledText {
        StyledText("\(finding.check.rawValue): ", .warning) + StyledText("\(finding.subject): \(finding.reason)")
    }

    /// How much was looked at.
    private static func extent(of check: VerificationReport.Check, _ report: VerificationReport) -> String {
        switch check {
        case .objects:
            let packs = Numbers.counted(report.packs, "pack")
            return "\(Numbers.counted(report.objects, "object")), \(packs), \(Numbers.bytes(report.bytes))"
        case .refs:
            guard report.knownHeads > 0 else { return "main and notes" }
            return "main, notes and \(Numbers.counted(report.knownHeads, "earlier head"))"
        case .order:
            guard report.formerCommits > 0 else { return Numbers.counted(report.commits, "commit") }
            return "\(Numbers.counted(report.commits, "commit")), "
                + "\(Numbers.grouped(report.formerCommits)) of earlier heads"
        case .notes: return Numbers.counted(report.notes, "note")
        case .documents: return Numbers.counted(report.documents, "version")
        case .index: return index(report)
        case .ledger: return ledger(report)
        }
    }

    private static func index(_ report: VerificationReport) -> String {
        switch report.index {
        case .current: "compared with git, commit by commit"
        case .behind: "behind git, compared up to where it is; the next question brings it up to date"
        case .absent where report.findings.contains { $0.check == .index }: "it could not be compared with git"
        case .absent: "not there; the next question builds it anew from git"
        case .busy: "an import is writing it, so it was not compared as a whole"
        }
    }

    private static func ledger(_ report: VerificationReport) -> String {
        let events = Numbers.counted(report.events, "event")
        guard report.index == .current else { return "\(events), not compared with git" }
        guard report.uncounted > 0 else { return events }
        let lost = Numbers.counted(report.uncounted, "commit")
        return "\(events); those of \(lost) were lost with an earlier index, import their logs again to count them"
    }
}
