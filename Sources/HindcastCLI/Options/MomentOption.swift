import ArgumentParser
import Hindcast

/// The moment that a question is about, and the one whose knowledge it is answered with.
struct MomentOption: ParsableArguments {
    @Option(
        name: .customLong("at"),
        help: ArgumentHelp("The moment; the newest state where none is given.", valueName: "moment")
    )
    var text: String?

    @OptionGroup var knowledge: KnowledgeOption

    /// Opens the history, as it was known at a moment where one is given.
    func open(_ repository: HistoryOptions, _ clock: Hindcast.Clock) throws -> History {
        try knowledge.open(repository, clock)
    }

    /// Returns the position in the history; `nil` for its head.
    func position(in history: History, _ clock: Hindcast.Clock) throws -> Int? {
        try text.map { try history.position(of: $0, isRangeEnd: false, clock: clock) }
    }
}
