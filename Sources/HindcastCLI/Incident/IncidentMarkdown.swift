import Hindcast
import HindcastModel

/// The report as Markdown, to be pasted into a postmortem.
///
/// Whatever comes from a log stands in a code span: there it is no link, no mention of anybody, no markup and no HTML.
struct IncidentMarkdown {
    private let report: IncidentReport

    /// More attributes than anybody pastes.
    private static let leafLimit = 20

    init(_ report: IncidentReport) { self.report = report }

    /// The whole text.
    var text: String {
        let parts = [header, timeline] + [changes, actors, gaps].filter { !$0.isEmpty }
        return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var header: [String] {
        var lines = ["# Incident at \(ChangeCells.plainTime(report.moment))", ""]
        lines.append("- Window: \(ChangeCells.plainTime(report.start)) to \(ChangeCells.plainTime(report.end))")
        let seeds = IncidentWords.seeds(report).map { MarkdownText.code($0) }.joined(separator: ", ")
        if !seeds.isEmpty {
            lines.append("- Near: \(seeds)" + (report.isNearGiven ? "" : " (changed nearest in time)"))
        }
        lines.append("- Changes: \(IncidentWords.total(report))")
        lines.append("- Refused: \(IncidentWords.attempts(report))")
        lines.append("- As of: \(ChangeCells.plainTime(report.newest)), the newest event")
        return lines
    }

    private var timeline: [String] {
        let timeline = IncidentTimeline(report)
        let rule = "| Actor | Time (UTC) | What | How | Evidence |\n|---|---|---|---|---|"
        let moment = "| | **\(ChangeCells.plainTime(report.moment))** | **the moment** | | |"
        return ["## Timeline", "", rule] + timeline.before.map(row) + [moment] + timeline.after.map(row)
    }

    private func row(_ entry: IncidentTimeline.Entry) -> String {
        func cells(_ actor: StyledText, _ what: String, _ how: [String], _ evidence: String) -> String {
            let how = how.filter { !$0.isEmpty }.map { MarkdownText.code($0, isCell: true) }.joined(separator: " ")
            let time = ChangeCells.plainTime(entry.time)
            return "| \(MarkdownText.code(actor.text, isCell: true)) | \(time) | \(what) | \(how) | \(evidence) |"
        }
        switch entry {
        case .change(let found, let rank):
            let change = found.change
            return cells(
                ActorText.actor(change),
                "**\(rank)** " + MarkdownText.code(IncidentWords.deed(change), isCell: true),
                [
                    change.action, ChangeCells.via(change).text, ChangeCells.source(change).text,
                    ActorText.principal(change).text,
                ],
                Self.evidence(change, isCell: true)
            )
        case .attempts(let attempts):
            let first = attempts[0]
            let times = attempts.count > 1 ? " ×\(attempts.count)" : ""
            let source = first.sourceIP.map { "from " + $0 } ?? ""
            return cells(
                ActorText.actor(first.origin, of: first.principal, in: first.account),
                "refused\(times)" + (first.errorCode.map { " " + MarkdownText.code($0, isCell: true) } ?? ""),
                [
                    first.action, source,
                    ActorText.principal(first.principal, behind: first.origin, in: first.account).text,
                ],
                MarkdownText.code("e:" + first.eventID, isCell: true)
            )
        }
    }

    private var changes: [String] {
        guard !report.changes.isEmpty else { return [] }
        var lines = ["## Changes, the nearest first"]
        for (index, found) in report.changes.enumerated() {
            let change = found.change
            lines += [
                "",
                "### \(index + 1). \(MarkdownText.code(IncidentWords.actor(change))): \(MarkdownText.code(IncidentWords.deed(change)))",
                "",
            ]
            lines.append("- When: \(ChangeCells.plainTime(change.time)), \(IncidentWords.offset(found.seconds))")
            lines.append(
                "- Resource: \(MarkdownText.code(IncidentWords.resource(found)))"
                    + (found.isPartial ? ", known in part" : "")
            )
            lines.append("- Near: \(MarkdownText.code(IncidentWords.way(found, report)))")
            for first in IncidentWords.firsts(found) { lines.append("- New: \(MarkdownText.code(first))") }
            lines += leaves(found)
            lines.append("- Now: \(IncidentWords.standing(found))")
            for undoing in IncidentWords.undoings(found) {
                let actor = MarkdownText.code(IncidentWords.actor(undoing.change))
                let time = ChangeCells.plainTime(undoing.change.time)
                lines.append("  - \(undoing.words) \(actor) \(time), \(Self.evidence(undoing.change))")
            }
            lines.append("- Evidence: \(Self.evidence(change)), actor \(change.origin.confidence.rawValue)")
        }
        return lines
    }

    private func leaves(_ found: IncidentChange) -> [String] {
        guard !found.leaves.isEmpty else { return [] }
        let isMixed = (1..<found.leaves.count).contains(found.standingLeaves)
        var lines = ["- Set:"]
        for leaf in found.leaves.prefix(Self.leafLimit) {
            let mark = LeafText.mark(leaf.difference).text
            let place = LeafText.place(leaf.difference).text
            let standing = !isMixed ? "" : leaf.standing == .inPlace ? " still in place" : " undone"
            lines.append(
                "  - " + MarkdownText.code("\(mark) \(place)  \(LeafText.values(leaf.difference).text)") + standing
            )
        }
        let more = found.leaves.count - Self.leafLimit
        return lines + (more > 0 ? ["  - … and \(more) more"] : [])
    }

    private var actors: [String] {
        guard !report.actors.isEmpty else { return [] }
        var lines = ["## Actors", ""]
        for actor in report.actors {
            let name = ActorText.actor(actor.origin, of: actor.principal, in: actor.account).text
            lines.append(
                "- \(MarkdownText.code(name)), \(actor.origin.confidence.rawValue): \(IncidentWords.share(actor))"
            )
            for walk in actor.walks where !walk.hops.isEmpty {
                lines.append("  - \(MarkdownText.code(ActorText.short(walk.event.principal, in: actor.account)))")
                for hop in walk.hops {
                    let to =
                        hop.confidence == .unresolved
                        ? "stops here" : "is " + MarkdownText.code(ActorText.short(hop.to, in: actor.account))
                    let reason = "\(hop.confidence.rawValue), \(MarkdownText.code(hop.reason))"
                    lines.append("    - \(to): \(reason), \(MarkdownText.code("e:" + hop.shownBy.id))")
                }
            }
        }
        return lines
    }

    private var gaps: [String] {
        let gaps = IncidentWords.gaps(report)
        return gaps.isEmpty ? [] : ["## Not known", ""] + gaps.map { "- \($0)" }
    }

    // MARK: Pieces

    private static func evidence(_ change: ChangeEntry, isCell: Bool = false) -> String {
        MarkdownText.code("e:" + change.eventID, isCell: isCell) + " "
            + MarkdownText.code(String(change.commit.prefix(10)))
    }
}
