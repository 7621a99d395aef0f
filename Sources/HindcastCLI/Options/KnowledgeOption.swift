import ArgumentParser
import Hindcast

/// The moment whose knowledge a question is answered with.
struct KnowledgeOption: ParsableArguments {
    @Option(
        name: .customLong("known-at"),
        help: ArgumentHelp(
            "As it was known at a moment, without what late events corrected since.",
            valueName: "moment"
        )
    )
    var text: String?

    /// Opens the history, as it was known at a moment where one is given.
    func open(_ repository: HistoryOptions, _ clock: Hindcast.Clock) throws -> History {
        let history = try repository.open()
        guard let text else { return history }
        let moment = try history.moment(of: text, isRangeEnd: true, clock: clock)
        return try repository.open(knownAt: moment)
    }
}
