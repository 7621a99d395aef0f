import Hindcast

/// Who touched a resource, one line a change.
struct WhoRenderer {
    private var table = Table([
        .fixed, .flexible(12, fair: 24), .flexible(24, fair: 40), .optional(1), .optional(2), .optional(3),
        .optional(4),
    ])

    /// Adds a change.
    mutating func add(_ change: ChangeEntry) {
        table.add([
            ChangeCells.time(change.time),
            ActorText.actor(change),
            ChangeCells.wordsOnItself(change),
            ChangeCells.action(change),
            ChangeCells.via(change),
            ChangeCells.source(change),
            ActorText.principal(change),
        ])
    }

    /// Returns the lines of what was added since.
    mutating func takeLines(width: Int?) -> [StyledText] { table.takeLines(width: width) }
}
