import Hindcast
import HindcastModel

/// The resources that exist at a moment, one a line.
enum ListRenderer {
    static func lines(_ resources: [ResourceSummary], width: Int?) -> [StyledText] {
        var table = Table([.flexible(30, fair: 70, cut: .start), .optional(3), .optional(1), .optional(2)])
        for resource in resources {
            let change = resource.lastChange
            // A name that the id spells already says nothing more.
            let name = resource.name.flatMap { $0.hasSameBytes(as: resource.address.id) ? nil : $0 } ?? ""
            let actor = ActorText.actor(change)
            table.add([
                StyledText(resource.address.description, resource.exists ? .plain : .removed),
                StyledText(name),
                ChangeCells.time(change.time),
                resource.exists ? actor : StyledText("deleted by ", .removed) + actor,
            ])
        }
        return table.lines(width: width)
    }
}
