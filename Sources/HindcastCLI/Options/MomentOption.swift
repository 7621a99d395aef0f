import ArgumentParser
import Hindcast

/// The moment that a question is about, and the one whose knowledge it is answered with.
struct MomentOption: ParsableArguments {
    @Option(
        name: .customLong("at"),
        help: ArgumentHelp("The moment; the newest state where none is given.", valueName: "moment")
    )
    var text: String?

    @Option(
        name: .customLong("known-at"),
        help: ArgumentHelp(
            "As it was known at a moment, without what late events corrected since.",
            valueName: "moment"
        )
    )
    var known: String?

    /// Opens the history, as it was known at a moment where one is given.
    func open(_ repository: RepositoryOptions, _ clock: Hindcast.Clock) throws -> History {
        let history = try repository.open()
        guard let known else { return history }
        let moment = try history.moment(of: known, isRangeEnd: true, clock: clock)
        return try History(opening: repository.path, knownAt: moment)
    }

    /// Returns the position in the history; `nil` for its head.
    func position(in history: History, _ clock: Hindcast.Clock) throws -> Int? {
        try text.map { try history.position(of: $0, isRangeEnd: false, clock: clock) }
    }
}
