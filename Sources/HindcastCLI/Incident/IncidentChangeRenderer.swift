import Hindcast
import HindcastModel

/// One change of an incident for a terminal: how near it is, what it set, and what became of that.
struct IncidentChangeRenderer {
    private let found: IncidentChange
    private let rank: Int
    private let report: IncidentReport
    private let width: Int?

    /// More attributes than anybody reads at night; JSON has them all.
    private static let leafLimit = 12

    init(_ found: IncidentChange, rank: Int, of report: IncidentReport, width: Int?) {
        self.found = found
        self.rank = rank
        self.report = report
        self.width = width
    }

    /// A heading, facts below it.
    var lines: [StyledText] {
        let change = found.change
        let number = "#\(rank)"
        let gap = StyledText(blanks: max(1, 4 - number.count))
        var lines = [
            StyledText("  ") + StyledText(number, .heading) + gap
                + StyledText(joining: [ActorText.actor(change), ChangeCells.words(change)])
        ]
        lines.append(
            fact(
                "when",
                StyledText(joining: [
                    ChangeCells.time(change.time), StyledText(IncidentWords.offset(found.seconds)),
                ])
            )
        )
        lines.append(
            fact("resource", StyledText(IncidentWords.resource(found), ChangeCells.role(change.kind)) + partial)
        )
        lines.append(fact("near", StyledText(IncidentWords.way(found, report), found.path == nil ? .quiet : .plain)))
        for (index, first) in IncidentWords.firsts(found).enumerated() {
            lines.append(fact(index == 0 ? "new" : "", StyledText(first, .warning)))
        }
        lines += leaves
        lines.append(fact("now", StyledText(IncidentWords.standing(found), found.isStanding ? .warning : .plain)))
        for undoing in IncidentWords.undoings(found) {
            lines.append(fact("", StyledText(undoing.words + " ") + evidence(undoing.change)))
        }
        lines.append(
            fact(
                "evidence",
                StyledText(joining: [
                    StyledText("e:" + change.eventID), StyledText(String(change.commit.prefix(10)), .commit),
                    StyledText("actor " + change.origin.confidence.rawValue, .quiet),
                ])
            )
        )
        return lines
    }

    private var partial: StyledText { found.isPartial ? StyledText("  known in part", .warning) : "" }

    private var leaves: [StyledText] {
        guard !found.leaves.isEmpty else { return [] }
        var table = Table(
            [.fixed, .mark, .flexible(20, fair: 36, cut: .start), .flexible(14, fair: 28), .fixed],
            indent: 6
        )
        let isMixed = (1..<found.leaves.count).contains(found.standingLeaves)
        for (index, leaf) in found.leaves.prefix(IncidentChangeRenderer.leafLimit).enumerated() {
            let standing = !isMixed ? "" : leaf.standing == .inPlace ? "still in place" : "undone"
            table.add([
                StyledText(index == 0 ? "set     " : "        ", .quiet), LeafText.mark(leaf.difference),
                LeafText.place(leaf.difference), LeafText.values(leaf.difference), StyledText(standing, .quiet),
            ])
        }
        let more = found.leaves.count - IncidentChangeRenderer.leafLimit
        return table.lines(width: width) + (more > 0 ? [fact("", StyledText("… and \(more) more", .quiet))] : [])
    }

    private func evidence(_ change: ChangeEntry) -> StyledText {
        StyledText(joining: [
            ActorText.actor(change), ChangeCells.time(change.time), ChangeCells.action(change),
            StyledText("e:" + change.eventID, .quiet), StyledText(String(change.commit.prefix(10)), .commit),
        ])
    }

    private func fact(_ name: String, _ value: StyledText) -> StyledText {
        StyledText(blanks: 6) + StyledText(name + String(repeating: " ", count: 10 - name.count), .quiet) + value
    }
}
