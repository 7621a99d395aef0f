import Hindcast
import HindcastModel

/// A resource as it was: a small header, then its tags and its configuration.
enum ShowRenderer {
    static func lines(_ state: ResourceState, width: Int?) -> [StyledText] {
        var lines = [StyledText(state.lastChange.resource.description, .heading)] + header(state, width: width)
        guard let document = state.document else {
            return lines + ["", StyledText("Only its deletion was seen: what it looked like is unknown.", .warning)]
        }
        lines.append("")
        if !state.exists { lines.append(StyledText("# its last state", .quiet)) }
        if !document.tags.isEmpty { lines += ["tags:"] + YAMLText.lines(document.tags, indent: 2) }
        if document.configuration.isEmpty {
            lines.append("configuration: {}")
        } else {
            lines += ["configuration:"] + YAMLText.lines(document.configuration, indent: 2)
        }
        return lines
    }

    /// The note that every answer about a resource carries whose creation was not seen; `nil` for others.
    static func incompleteness(of state: ResourceState) -> String? {
        guard state.document?.knowledge != .complete else { return nil }
        return "\(state.lastChange.resource) is known in part: attributes that no event touched are unknown"
    }

    private static func header(_ state: ResourceState, width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        func fact(_ name: String, _ value: StyledText) {
            lines.append(StyledText(name.padding(to: 11), .quiet) + value)
        }
        if let document = state.document {
            if let arn = document.arn { fact("arn", StyledText(arn)) }
            if let name = document.name { fact("name", StyledText(name)) }
            let others = document.aliases.filter {
                $0 != document.arn && $0 != document.name && $0 != document.address.id
            }
            if !others.isEmpty { fact("aliases", StyledText(others.joined(separator: ", "))) }
            switch document.knowledge {
            case .complete: fact("knowledge", "complete")
            case .partial:
                let reason = "partial: its creation was not seen, attributes that no event touched are unknown"
                fact("knowledge", StyledText(reason, .warning))
            }
        }
        var table = Table([
            .fixed, .fixed, .flexible(12, fair: 24), .flexible(24, fair: 40), .optional(1), .optional(2), .optional(3),
        ])
        func add(_ name: String, _ role: Paint.Role, _ change: ChangeEntry) {
            table.add([
                StyledText(name.padding(to: 9), role), ChangeCells.time(change.time), ActorText.actor(change),
                ChangeCells.wordsOnItself(change), ChangeCells.via(change), ChangeCells.source(change),
                ActorText.principal(change),
            ])
        }
        if let created = state.created { add("created", .quiet, created) }
        if !state.exists {
            add("deleted", .removed, state.lastChange)
        } else if state.created?.sequence != state.lastChange.sequence {
            add("changed", .quiet, state.lastChange)
        }
        return lines + table.lines(width: width)
    }
}

extension String {
    /// Returns the text with blanks behind it.
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
