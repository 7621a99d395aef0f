import ArgumentParser
import Hindcast

/// The moment that a question is about.
struct MomentOption: ParsableArguments {
    @Option(
        name: .customLong("at"),
        help: ArgumentHelp("The moment; the newest state where none is given.", valueName: "moment")
    )
    var text: String?

    /// Returns the position in the history; `nil` for its head.
    func position(in history: History, _ clock: Hindcast.Clock) throws -> Int? {
        try text.map { try history.position(of: $0, isRangeEnd: false, clock: clock) }
    }
}
