import Hindcast
import HindcastModel

/// Changes, newest first: one line a commit, or with what each did.
struct LogRenderer {
    private let width: Int?
    private var table = Table([
        .optional(1), .fixed, .flexible(12, fair: 24), .flexible(24, fair: 40), .optional(2), .optional(3),
        .optional(4), .optional(5), .optional(6),
    ])

    /// - Parameter width: the terminal's; `nil` where lines have no end.
    init(width: Int?) { self.width = width }

    /// Adds a commit by its changes, which are of one event.
    mutating func add(_ changes: [ChangeEntry]) {
        guard let change = changes.first else { return }
        let more = changes.count > 1 ? " and \(changes.count - 1) more" : ""
        table.add([
            StyledText(String(change.commit.prefix(10)), .commit),
            ChangeCells.time(change.time),
            ActorText.actor(change),
            ChangeCells.words(change),
            ChangeCells.action(change),
            ChangeCells.via(change),
            ChangeCells.source(change),
            ActorText.principal(change),
            StyledText(place(change.resource) + more, .quiet),
        ])
    }

    /// Returns the lines of what was added since.
    mutating func takeLines() -> [StyledText] { table.takeLines(width: width) }

    /// A screen has little room, and a tail is a name that commands take.
    private func place(_ address: Address) -> String {
        width == nil ? address.description : address.encodedParts.suffix(2).joined(separator: "/")
    }

    /// Returns a commit with what it did to each resource, as `git show` lays it out.
    static func patch(
        _ changes: [(change: ChangeEntry, differences: [JSONDifference])],
        width: Int?
    ) -> [StyledText] {
        guard let first = changes.first?.change else { return [] }
        func fact(_ name: String, _ value: StyledText) -> StyledText { StyledText(name, .quiet) + value }
        var lines = [StyledText("commit " + first.commit, .commit), fact("Author:  ", ActorText.actor(first))]
        let principal = ActorText.principal(first)
        if !principal.isEmpty { lines.append(fact("         ", principal)) }
        lines.append(fact("Date:    ", StyledText(ChangeCells.plainTime(first.time))))
        lines.append(
            fact(
                "Action:  ",
                StyledText(joining: [StyledText(first.action), ChangeCells.via(first), ChangeCells.source(first)])
            )
        )
        lines.append(fact("Event:   ", StyledText("e:" + first.eventID)))
        lines += ["", StyledText("    ") + ChangeCells.words(first), ""]
        for (change, differences) in changes {
            let heading = "\(ChangeCells.mark(change.kind)) \(change.resource)  \(change.kind.rawValue)"
            lines.append(StyledText(heading, ChangeCells.role(change.kind)))
            var table = Table([.mark, .flexible(24, fair: 40, cut: .start), .flexible(16, fair: 32)], indent: 4)
            for difference in differences {
                table.add([LeafText.mark(difference), LeafText.place(difference), LeafText.values(difference)])
            }
            lines += table.lines(width: width) + [""]
        }
        return lines
    }
}
