import Hindcast
import HindcastModel

/// The report for a terminal: what it is about, the timeline, the changes by their nearness, the actors.
struct IncidentRenderer {
    private let report: IncidentReport
    private let width: Int?

    /// - Parameter width: the terminal's; `nil` where lines have no end.
    init(_ report: IncidentReport, width: Int?) {
        self.report = report
        self.width = width
    }

    /// The whole report.
    var lines: [StyledText] {
        var lines = header + ["", StyledText("timeline", .heading)] + timeline
        if !report.changes.isEmpty { lines += ["", StyledText("changes, the nearest first", .heading)] }
        for (index, change) in report.changes.enumerated() {
            if index > 0 { lines.append("") }
            lines += IncidentChangeRenderer(change, rank: index + 1, of: report, width: width).lines
        }
        if !report.actors.isEmpty { lines += ["", StyledText("actors", .heading)] }
        return lines + report.actors.flatMap(IncidentRenderer.lines)
    }

    private var header: [StyledText] {
        func fact(_ name: String, _ value: StyledText) -> StyledText {
            StyledText(name + String(repeating: " ", count: 10 - name.count), .quiet) + value
        }
        let time = Numbers.duration(seconds: Int(report.moment.seconds - report.start.seconds))
        let span = "\(ChangeCells.plainTime(report.start)) to \(ChangeCells.plainTime(report.end))"
        var lines = [
            fact("incident", StyledText(ChangeCells.plainTime(report.moment), .heading)),
            fact("window", StyledText(span) + StyledText("  \(time) before and after", .quiet)),
        ]
        for (index, seed) in IncidentWords.seeds(report).enumerated() {
            lines.append(fact(index == 0 ? "near" : "", StyledText(seed)))
        }
        if !report.isNearGiven, !report.seeds.isEmpty {
            lines.append(
                fact("", StyledText("as changed nearest in time; --near RESOURCE says what it is about", .quiet))
            )
        }
        lines.append(fact("changes", StyledText(IncidentWords.total(report))))
        lines.append(fact("denied", StyledText(IncidentWords.attempts(report))))
        lines.append(fact("as of", StyledText(ChangeCells.plainTime(report.newest) + ", the newest event")))
        return lines
    }

    // MARK: The timeline

    private var timeline: [StyledText] {
        var table = Table(
            [
                .flexible(12, fair: 24), .fixed, .optional(3), .flexible(24, fair: 40), .optional(4), .optional(5),
                .optional(6), .optional(7), .optional(1), .optional(9), .optional(8),
            ],
            indent: 2
        )
        let timeline = IncidentTimeline(report)
        for entry in timeline.before { table.add(cells(entry)) }
        let moment = ["", ChangeCells.time(report.moment), "", StyledText("── the moment ──", .heading)]
        table.add(moment + Array(repeating: "", count: 7))
        for entry in timeline.after { table.add(cells(entry)) }
        return table.lines(width: width)
    }

    private func cells(_ entry: IncidentTimeline.Entry) -> [StyledText] {
        let offset = StyledText(IncidentWords.offset(entry.time.seconds - report.moment.seconds), .quiet)
        switch entry {
        case .change(let found, let rank):
            let change = found.change
            return [
                ActorText.actor(change), ChangeCells.time(change.time), offset, ChangeCells.words(change),
                ChangeCells.action(change), ChangeCells.via(change), ChangeCells.source(change),
                ActorText.principal(change), StyledText("#\(rank)", .heading),
                StyledText("e:" + change.eventID, .quiet), StyledText(String(change.commit.prefix(10)), .commit),
            ]
        case .attempts(let attempts):
            let first = attempts[0]
            let times = attempts.count > 1 ? " ×\(attempts.count)" : ""
            return [
                ActorText.actor(first.origin, of: first.principal, in: first.account), ChangeCells.time(first.time),
                offset, StyledText("denied\(times)", .warning) + StyledText("  " + (first.errorCode ?? "")),
                StyledText(first.action, .quiet),
                first.via == "unknown" || first.via.isEmpty ? "" : StyledText("via " + first.via, .quiet),
                first.sourceIP.map { StyledText("from " + $0, .quiet) } ?? "",
                ActorText.principal(first.principal, behind: first.origin, in: first.account), "",
                StyledText("e:" + first.eventID, .quiet), "",
            ]
        }
    }

    // MARK: The actors

    private static func lines(_ actor: IncidentReport.Actor) -> [StyledText] {
        let name = ActorText.actor(actor.origin, of: actor.principal, in: actor.account)
        let isUnresolved = actor.origin.confidence == .unresolved
        let words = StyledText(actor.origin.confidence.rawValue, isUnresolved ? .warning : .plain)
        var lines = [
            StyledText("  ") + StyledText(joining: [name, words, StyledText(IncidentWords.share(actor), .quiet)])
        ]
        for walk in actor.walks where !walk.hops.isEmpty {
            lines.append(StyledText("      " + ActorText.short(walk.event.principal, in: actor.account)))
            for hop in walk.hops {
                let way = hop.confidence == .unresolved ? "stops here: " : "is "
                let to = hop.confidence == .unresolved ? "" : ActorText.short(hop.to, in: actor.account)
                lines.append(
                    StyledText("        \(way)") + StyledText(to, .actor)
                        + StyledText(to.isEmpty ? "" : ", ")
                        + StyledText(hop.confidence.rawValue, hop.confidence == .unresolved ? .warning : .plain)
                        + StyledText(": \(hop.reason)  ") + StyledText("e:" + hop.shownBy.id, .quiet)
                )
            }
            for maker in walk.makers {
                lines.append(
                    StyledText("        \(maker.machine): ") + ActorText.actor(maker.change)
                        + StyledText(" \(maker.deed)  ") + StyledText("e:" + maker.change.eventID, .quiet)
                )
            }
        }
        return lines
    }
}
