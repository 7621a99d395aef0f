import ArgumentParser
import Hindcast

/// The form of an answer, and how it is printed.
struct OutputOptions: ParsableArguments {
    /// The forms every answer has.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case ndjson
    }

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The form of the answer.", valueName: "form")
    )
    var format: Format = .text

    @OptionGroup var display: DisplayOptions

    /// The clock that moments are read by.
    var clock: Clock { display.clock }
}
