import Hindcast
import HindcastModel

/// An event with its record, and the way to who stands behind it.
enum EventRenderer {
    /// Returns what became of an event, and its record below as JSON.
    static func lines(_ evidence: EventEvidence) -> [StyledText] {
        var lines = [StyledText("event \(evidence.facts.id)", .heading)]
        func fact(_ name: String, _ value: StyledText) { lines.append(EventRenderer.fact(name, value)) }
        fact("time", ChangeCells.time(evidence.facts.time))
        fact("action", StyledText(evidence.facts.action))
        if let change = evidence.changes.first {
            fact(
                "actor",
                StyledText(
                    joining: [
                        ActorText.actor(change), StyledText("(\(change.origin.confidence.rawValue))", .quiet),
                        ActorText.principal(change), ChangeCells.via(change), ChangeCells.source(change),
                    ]
                )
            )
            fact("commit", StyledText(change.commit, .commit) + StyledText("  ") + ChangeCells.words(change))
            for (index, change) in evidence.changes.enumerated() {
                let words = "\(ChangeCells.mark(change.kind)) \(change.resource)  \(change.kind.rawValue)"
                fact(index == 0 ? "resources" : "", StyledText(words, ChangeCells.role(change.kind)))
            }
        } else {
            fact("principal", StyledText(evidence.facts.principal, .actor))
            fact("commit", StyledText("none: \(evidence.disposition.rawValue), \(meaning(evidence.disposition))"))
            if let commit = evidence.noteCommit {
                fact("record", StyledText("in the note on ") + StyledText(commit, .commit))
            } else {
                fact("record", "in the index")
            }
        }
        fact("chain", StyledText("hindcast who e:\(evidence.facts.id) --chain", .quiet))
        return lines + [""] + json(evidence.record)
    }

    /// Returns the way from an event's principal to who stands behind it, a hop after the other.
    static func lines(_ walk: ActorWalk, width: Int?) -> [StyledText] {
        let account = walk.event.account
        var lines = [StyledText("event \(walk.event.id)", .heading)]
        func fact(_ name: String, _ value: StyledText) { lines.append(EventRenderer.fact(name, value)) }
        fact("time", ChangeCells.time(walk.event.time))
        fact("action", StyledText(walk.event.action))
        fact("principal", person(walk.event.principal, account))
        fact(
            "origin",
            person(walk.origin.label, account) + StyledText("  ") + confidence(walk.origin.confidence)
        )
        lines.append("")
        if walk.hops.isEmpty {
            lines.append("No hop: the identity is nobody's but its own, and signed the call itself.")
        }
        for (number, hop) in walk.hops.enumerated() {
            let words =
                hop.confidence == .unresolved
                ? StyledText("unresolved (\(hop.reason))", .warning)
                : confidence(hop.confidence) + StyledText(": \(hop.reason)")
            lines.append(StyledText("\(number + 1). ", .heading) + words)
            let step = EventRenderer.step
            if hop.confidence == .unresolved {
                lines.append(step("stops at", person(hop.from, account)))
            } else {
                lines.append(step("from", person(hop.from, account)))
                lines.append(step("to", person(hop.to, account)))
            }
            lines.append(step("shown by", shownBy(hop.shownBy)))
        }
        return lines + makers(walk.makers)
    }

    /// Returns who made the machines on the way what they were, two lines each.
    private static func makers(_ makers: [ActorWalk.Maker]) -> [StyledText] {
        guard !makers.isEmpty else { return [] }
        var lines: [StyledText] = ["", StyledText("behind the machine", .heading)]
        for maker in makers {
            let change = maker.change
            lines.append(
                StyledText(
                    joining: [
                        StyledText(maker.machine + ":"), ActorText.actor(change),
                        StyledText("(\(change.origin.confidence.rawValue))", .quiet), StyledText(maker.deed),
                        ChangeCells.via(change), ActorText.principal(change),
                    ]
                )
            )
            lines.append(
                step(
                    "shown by",
                    StyledText(
                        joining: [
                            StyledText("e:" + change.eventID), ChangeCells.time(change.time),
                            StyledText(change.action, .quiet), ChangeCells.source(change),
                        ]
                    )
                )
            )
        }
        return lines
    }

    /// `e:… 2026-…Z  sts:AssumeRole  from 203.0.113.24`.
    private static func shownBy(_ event: EventFacts) -> StyledText {
        StyledText(
            joining: [
                StyledText("e:" + event.id), ChangeCells.time(event.time), StyledText(event.action, .quiet),
                event.sourceIP.map { StyledText("from " + $0, .quiet) } ?? "",
            ]
        )
    }

    /// The readable name, with the whole of it behind where that is another.
    private static func person(_ label: String, _ account: String) -> StyledText {
        let short = ActorText.short(label, in: account)
        let name = StyledText(short, .actor)
        return short == label ? name : name + StyledText("  " + label, .quiet)
    }

    private static func confidence(_ confidence: Origin.Confidence) -> StyledText {
        StyledText(confidence.rawValue, confidence == .unresolved ? .warning : .plain)
    }

    private static func meaning(_ disposition: Disposition) -> String {
        switch disposition {
        case .applied: "it changed something"
        case .noEffect: "it left every resource as it was"
        case .unmodelled: "it may have changed something that no rule knows"
        case .session: "a sign-in or a call for credentials"
        case .readOnly, .failed, .notConfiguration: "it changed no configuration"
        case .observed: "a baseline showed what the events explain"
        case .unlogged: "a baseline showed what no event explains"
        case .staged: "it started what the event of its end tells"
        }
    }

    private static func json(_ record: JSONValue) -> [StyledText] {
        JSONText.indented(record).split(separator: "\n").map { StyledText(String($0)) }
    }

    private static func fact(_ name: String, _ value: StyledText) -> StyledText {
        StyledText(padded(name, 11), .quiet) + value
    }

    private static func step(_ name: String, _ value: StyledText) -> StyledText {
        StyledText("   " + padded(name, 10), .quiet) + value
    }

    private static func padded(_ name: String, _ width: Int) -> String {
        name + String(repeating: " ", count: max(0, width - name.count))
    }
}
