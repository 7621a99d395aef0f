import Hindcast
import HindcastModel

/// Each attribute with its last setter, the author first.
enum BlameRenderer {
    /// Returns a line for each leaf; what was taken away stands behind the rest, marked `-`.
    static func lines(_ blame: [BlameLine], width: Int?) -> [StyledText] {
        var table = Table([
            .flexible(12, fair: 24), .fixed, .mark, .flexible(20, fair: 40, cut: .start), .flexible(16, fair: 32),
            .optional(1),
        ])
        for line in blame {
            let role: Paint.Role = line.isRemoved ? .removed : .plain
            table.add([
                ActorText.actor(line.change),
                ChangeCells.time(line.change.time),
                StyledText(line.isRemoved ? "-" : "", role),
                StyledText(LeafText.place(line.pointer, called: line.name), role),
                ChangeCells.doubt(line.change) + StyledText(LeafText.value(line.value), role),
                ChangeCells.action(line.change),
            ])
        }
        return table.lines(width: width)
    }
}
