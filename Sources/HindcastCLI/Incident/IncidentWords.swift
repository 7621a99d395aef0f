import Hindcast
import HindcastModel

/// What is said of an incident, in every form of the report.
///
/// Texts come as they are, hostile ones too: who puts them somewhere escapes them.
enum IncidentWords {
    /// `at the moment`, `4 min 43 s before`.
    static func offset(_ seconds: Int64) -> String {
        guard seconds != 0 else { return "at the moment" }
        return Numbers.duration(seconds: Int(seconds.magnitude)) + (seconds < 0 ? " before" : " after")
    }

    /// `bob@example.com`; `(?) audit/x` where the log does not show who is behind it.
    static func actor(_ change: ChangeEntry) -> String { ActorText.actor(change).text }

    /// `attach AmazonEC2FullAccess to role break-glass`.
    static func deed(_ change: ChangeEntry) -> String { ChangeCells.words(change).text }

    /// `security-group/sg-0a1b2c3d`, a name that commands take.
    static func place(_ address: Address) -> String { address.encodedParts.suffix(2).joined(separator: "/") }

    /// The resource, with the name that people gave it.
    static func resource(_ change: IncidentChange) -> String {
        let address = change.change.resource
        guard let name = change.name, !name.hasSameBytes(as: address.id) else { return address.description }
        return "\(address) (\(name))"
    }

    /// What the report begins at: the resources that were named, or those that changed nearest to the moment.
    static func seeds(_ report: IncidentReport) -> [String] {
        report.seeds.map { seed in
            guard let name = seed.name, !name.hasSameBytes(as: seed.address.id) else { return seed.address.description }
            return "\(seed.address) (\(name))"
        }
    }

    // MARK: Nearness

    /// The way from a seed to the resource: `instance/i-0b → security-group/sg-0a (/securityGroups[sg-0a]/groupId)`.
    static func way(_ change: IncidentChange, _ report: IncidentReport) -> String {
        guard let path = change.path else { return "no link to it was found" }
        guard let first = path.first else {
            return report.isNearGiven ? "the resource itself" : "among the nearest in time"
        }
        return path.reduce(place(first.from)) { text, link in
            let to = place(link.to)
            return switch link.reason {
            case .names(let place): "\(text) → \(to) (\(short(place)))"
            case .isNamed(let place): "\(text) ← \(to) (\(short(place)))"
            case .actedOnBy: "\(text), changed through \(to)"
            case .actsOn: "\(text), through which \(to) was changed"
            }
        }
    }

    /// `1 step`, `no link`.
    static func steps(_ change: IncidentChange) -> String {
        guard let path = change.path else { return "no link" }
        return path.isEmpty ? "itself" : Numbers.counted(path.count, "step")
    }

    private static func short(_ place: String) -> String {
        let top = "/configuration"
        return place.hasPrefix(top + "/") ? String(place.dropFirst(top.count)) : place
    }

    // MARK: First times

    /// What an actor did for the first time.
    static func firsts(_ change: IncidentChange) -> [String] {
        change.firstTimes.map { first in
            switch first {
            case .change: "first change of this actor"
            case .action(let action): "first \(action) of this actor"
            case .identity(let identity):
                "first time as \(ActorText.short(identity, in: change.change.resource.account))"
            case .source(let source): "first time from \(source)"
            }
        }
    }

    // MARK: What is still in place

    /// `all still in place`, `2 of 6 still in place`, `none still in place`.
    static func standing(_ change: IncidentChange) -> String {
        if change.change.kind == .deleted { return change.resource == .inPlace ? "still gone" : "made again since" }
        if change.leaves.isEmpty { return change.resource == .inPlace ? "still there" : "deleted since" }
        let count = change.standingLeaves
        if count == change.leaves.count { return count == 1 ? "still in place" : "all still in place" }
        return count == 0 ? "nothing of it still in place" : "\(count) of \(change.leaves.count) still in place"
    }

    /// Who undid parts of a change, each undoing once, the first one first.
    static func undoings(_ change: IncidentChange) -> [(words: String, change: ChangeEntry, leaves: Int)] {
        var order: [ChangeEntry] = []
        var counts: [ChangeEntry: Int] = [:]
        for undoing in change.leaves.map(\.standing.undoing) + (change.leaves.isEmpty ? [change.resource.undoing] : [])
        {
            guard let undoing else { continue }
            if counts[undoing] == nil { order.append(undoing) }
            counts[undoing, default: 0] += 1
        }
        return order.sorted { $0.sequence < $1.sequence }.map { undoing in
            let count = counts[undoing] ?? 0
            let part = change.leaves.count > count && !change.leaves.isEmpty ? "\(count) of them " : ""
            let verb =
                undoing.kind == .deleted
                ? "gone with the resource" : change.change.kind == .deleted ? "made" : "changed"
            return ("\(part)\(verb) by", undoing, count)
        }
    }

    // MARK: The whole

    /// `2 by 1 actor: nothing of them still in place`.
    static func total(_ report: IncidentReport) -> String {
        guard !report.changes.isEmpty else { return report.leftOut == 0 ? "none" : "\(report.leftOut), none shown" }
        let actors = report.actors.count { $0.changes > 0 }
        let text = "\(report.changes.count) by \(Numbers.counted(actors, "actor")): \(standing(report.changes))"
        guard report.leftOut > 0 else { return text }
        return text + "; \(Numbers.grouped(report.leftOut)) more that are less near"
            + (report.isCut ? ", at least" : "")
    }

    /// `all still in place`, `3 still in place, 1 in part, 2 undone`.
    private static func standing(_ changes: [IncidentChange]) -> String {
        let whole = changes.count { $0.isStanding && $0.standingLeaves == $0.leaves.count }
        let part = changes.count(where: \.isStanding) - whole
        if whole == changes.count { return "all still in place" }
        if whole + part == 0 { return "nothing of them still in place" }
        let counts = [(whole, "still in place"), (part, "in part"), (changes.count - whole - part, "undone")]
        return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// `3 attempts by 1 actor`; or why none is known.
    static func attempts(_ report: IncidentReport) -> String {
        if report.activity == .none { return "not known: no import kept activity" }
        guard !report.attempts.isEmpty else { return "no attempt" }
        let actors = report.actors.count { $0.attempts > 0 }
        let count = Numbers.counted(report.attempts.count, "attempt")
        return "\(report.hasMoreAttempts ? "more than " : "")\(count) by \(Numbers.counted(actors, "actor"))"
    }

    /// `2 changes, 1 refused attempt`.
    static func share(_ actor: IncidentReport.Actor) -> String {
        var parts: [String] = []
        if actor.changes > 0 { parts.append(Numbers.counted(actor.changes, "change")) }
        if actor.attempts > 0 { parts.append(Numbers.counted(actor.attempts, "refused attempt")) }
        return parts.joined(separator: ", ")
    }

    /// What could not be told, a sentence each.
    static func gaps(_ report: IncidentReport) -> [String] {
        var gaps: [String] = []
        switch report.activity {
        case .none: gaps.append("refused attempts are not known: import with --activity to keep them")
        case .since(let oldest):
            gaps.append("refused attempts before \(ChangeCells.plainTime(oldest)) gave way to newer ones")
        case .whole: break
        }
        if report.isCut { gaps.append("there are too many changes in that time: the nearest ones were looked at") }
        if report.earlierCommits == 0, !report.changes.isEmpty {
            gaps.append("the history begins no earlier: what is done for the first time cannot be told")
        }
        if report.end > report.newest {
            gaps.append("the history ends within that time, at \(ChangeCells.plainTime(report.newest))")
        }
        let partial = Set(report.changes.filter(\.isPartial).map(\.change.resource)).count
        if partial > 0 {
            let verb = partial == 1 ? "is" : "are"
            gaps.append(
                "\(Numbers.counted(partial, "resource")) \(verb) known in part: what no event touched is unknown"
            )
        }
        return gaps
    }
}
