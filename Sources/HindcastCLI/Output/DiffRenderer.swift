import Hindcast
import HindcastModel

/// What differs between two moments, with the actor of each difference.
enum DiffRenderer {
    /// Returns a heading for each resource, a line for each leaf, and a count of it all at the end.
    static func lines(_ differences: [ResourceDifference], width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        for difference in differences {
            lines.append(heading(difference))
            var table = Table(
                [
                    .mark, .flexible(20, fair: 36, cut: .start), .flexible(14, fair: 28), .flexible(12, fair: 20),
                    .fixed,
                    .optional(1),
                ],
                indent: 4
            )
            for leaf in difference.leaves {
                table.add([
                    LeafText.mark(leaf.difference),
                    LeafText.place(leaf.difference),
                    ChangeCells.doubt(leaf.change) + LeafText.values(leaf.difference),
                    ActorText.actor(leaf.change),
                    ChangeCells.time(leaf.change.time),
                    ChangeCells.action(leaf.change),
                ])
            }
            lines += table.lines(width: width) + [""]
        }
        return differences.isEmpty ? [] : lines + [total(differences)]
    }

    /// Returns a line for each resource: how many leaves, and by whom.
    static func stat(_ differences: [ResourceDifference], width: Int?) -> [StyledText] {
        var table = Table([
            .mark, .flexible(30, fair: 60, cut: .start), .number, .number, .number, .flexible(12, fair: 24),
        ])
        for difference in differences {
            let counts = LeafCounts(difference)
            func count(_ number: Int, _ mark: String, _ role: Paint.Role) -> StyledText {
                number == 0 ? "" : StyledText("\(mark)\(Numbers.grouped(number))", role)
            }
            table.add([
                StyledText(ChangeCells.mark(difference.kind), ChangeCells.role(difference.kind)),
                StyledText(difference.address.description, ChangeCells.role(difference.kind)),
                count(counts.added, "+", .added), count(counts.changed, "~", .changed),
                count(counts.removed, "-", .removed),
                actors(difference),
            ])
        }
        return differences.isEmpty ? [] : table.lines(width: width) + [total(differences)]
    }

    /// A line of `--stat` as JSON.
    static func statJSON(_ difference: ResourceDifference) -> JSONValue {
        let counts = LeafCounts(difference)
        return .object([
            "resource": .string(difference.address.description),
            "kind": .string(difference.kind.rawValue),
            "added": .integer(Int64(counts.added)),
            "changed": .integer(Int64(counts.changed)),
            "removed": .integer(Int64(counts.removed)),
            "last_change": .object(difference.lastChange.jsonMembers),
        ])
    }

    private static func heading(_ difference: ResourceDifference) -> StyledText {
        let document = difference.after ?? difference.before
        var words = "\(ChangeCells.mark(difference.kind)) \(difference.address)"
        if let name = document?.name, !name.hasSameBytes(as: difference.address.id) { words += "  (\(name))" }
        var line = StyledText(words + "  \(difference.kind.rawValue)", ChangeCells.role(difference.kind))
        if difference.kind != .updated {
            line += StyledText(" by ", .quiet) + ActorText.actor(difference.lastChange)
            line += StyledText("  ") + ChangeCells.time(difference.lastChange.time)
        }
        return document?.knowledge == .partial ? line + StyledText("  known in part", .warning) : line
    }

    private static func actors(_ difference: ResourceDifference) -> StyledText {
        var seen: [StyledText] = []
        for change in difference.leaves.map(\.change) + [difference.lastChange] {
            let actor = ActorText.actor(change)
            if !seen.contains(actor) { seen.append(actor) }
        }
        return seen.dropFirst().reduce(seen.first ?? "") { $0 + ", " + $1 }
    }

    private static func total(_ differences: [ResourceDifference]) -> StyledText {
        let kinds = [ResourceChange.Kind.created, .updated, .deleted].compactMap { kind -> String? in
            let count = differences.count { $0.kind == kind }
            return count == 0 ? nil : "\(Numbers.grouped(count)) \(kind.rawValue)"
        }
        let leaves = differences.reduce(0) { $0 + $1.leaves.count }
        return StyledText(
            "\(Numbers.counted(differences.count, "resource")): \(kinds.joined(separator: ", ")); "
                + Numbers.counted(leaves, "attribute"),
            .quiet
        )
    }

    private struct LeafCounts {
        var added = 0
        var changed = 0
        var removed = 0

        init(_ difference: ResourceDifference) {
            for leaf in difference.leaves.map(\.difference) {
                if leaf.before == nil { added += 1 } else if leaf.after == nil { removed += 1 } else { changed += 1 }
            }
        }
    }
}
