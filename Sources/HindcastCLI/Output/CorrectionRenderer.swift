import Hindcast
import HindcastModel

/// What imports of late events changed, in words for somebody who was woken up by it.
enum CorrectionRenderer {
    static func lines(_ corrections: [Correction], width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        for (index, correction) in corrections.enumerated() {
            if index > 0 { lines.append("") }
            lines += heading(correction)
            for line in correction.lines { lines += event(line, of: correction, width: width) }
        }
        return lines
    }

    private static func heading(_ correction: Correction) -> [StyledText] {
        let learnt = ChangeCells.plainTime(correction.time)
        var lines = [StyledText("learnt \(learnt)", .heading) + StyledText(": " + counts(correction))]
        func note(_ text: String) { lines.append(StyledText("    " + text, .quiet)) }
        let late = correction.lines.filter { $0.kind == .added }.compactMap { $0.changes.first?.time }.min()
        if let late, late < correction.time {
            let delay = Numbers.duration(seconds: Int(correction.time.seconds - late.seconds))
            note("the oldest of it had happened \(delay) before")
        }
        if let time = correction.base.time {
            let commit = correction.base.commit.prefix(10)
            note("unchanged: everything up to \(ChangeCells.plainTime(time)) (commit \(commit))")
        } else {
            note("unchanged: nothing; the history begins anew")
        }
        note("as it was known before: hindcast log --known-at \(before(correction))")
        return lines
    }

    /// `1 event added, 2 withdrawn`.
    private static func counts(_ correction: Correction) -> String {
        let names = ["added", "withdrawn", "revised", "reattributed"]
        let counts = names.map { name in (name, correction.lines.count { $0.kind.name == name }) }.filter { $0.1 > 0 }
        guard let first = counts.first else { return "no event did anything else; only commit ids are new" }
        let rest = counts.dropFirst().map { ", \(Numbers.grouped($0.1)) \($0.0)" }.joined()
        return "\(Numbers.counted(first.1, "event")) \(first.0)\(rest)"
    }

    private static func event(_ line: Correction.Line, of correction: Correction, width: Int?) -> [StyledText] {
        guard let change = line.changes.first else { return [] }
        var table = Table(
            [
                .mark, .fixed, .fixed, .flexible(12, fair: 24), .flexible(24, fair: 40), .optional(1), .optional(2),
                .optional(3), .optional(4),
            ],
            indent: 4
        )
        let (mark, role) = mark(line.kind)
        table.add([
            StyledText(mark, role), StyledText(line.kind.name, role), ChangeCells.time(change.time),
            ActorText.actor(change), ChangeCells.words(change), ChangeCells.action(change), ChangeCells.via(change),
            ChangeCells.source(change), ActorText.principal(change),
        ])
        var lines = [StyledText("")] + table.lines(width: width)
        func detail(_ text: StyledText) { lines.append(StyledText(blanks: 6) + text) }
        for change in line.changes {
            detail(StyledText("\(ChangeCells.mark(change.kind)) \(change.resource)", ChangeCells.role(change.kind)))
        }
        for words in explanation(line, change, correction) { detail(words) }
        return lines
    }

    /// What the line means.
    private static func explanation(_ line: Correction.Line, _ change: ChangeEntry, _ correction: Correction)
        -> [StyledText]
    {
        switch line.kind {
        case .added: return ["it was not known, or seemed to change nothing"]
        case .withdrawn: return ["it was held to change this, and is known to change nothing since"]
        case .revised:
            let question = "hindcast diff e:\(change.eventID)^ e:\(change.eventID)"
            return [
                "it does something else than was held until then",
                StyledText("now:    " + question, .quiet),
                StyledText("before: \(question) --known-at \(before(correction))", .quiet),
            ]
        case .reattributed(let former):
            return [StyledText("by ") + person(change.origin, change) + " instead of " + person(former, change)]
        }
    }

    /// `alice@example.com (proven)`.
    private static func person(_ origin: Origin, _ change: ChangeEntry) -> StyledText {
        let name = StyledText(ActorText.short(origin.label, in: change.resource.account), .actor)
        return name + StyledText(" (\(origin.confidence.rawValue))")
    }

    private static func mark(_ kind: Correction.Line.Kind) -> (String, Paint.Role) {
        switch kind {
        case .added: ("+", .added)
        case .withdrawn: ("-", .removed)
        case .revised: ("~", .changed)
        case .reattributed: ("@", .actor)
        }
    }

    /// The last second in which the former head was what was known.
    private static func before(_ correction: Correction) -> String {
        Moment(seconds: correction.time.seconds - 1).rfc3339
    }
}
