import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows the ledger.
    struct Coverage: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the ledger: every event by what became of it, adding up to 100 %.",
            discussion: """
                Examples:
                  hindcast coverage
                  hindcast coverage 2026-11-01..2026-11-20
                  hindcast coverage --list unmodelled
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Option(
            name: .customLong("list"),
            help: ArgumentHelp("List the actions of one row of the ledger.", valueName: "row")
        )
        var row: String?
        @Argument(help: ArgumentHelp("A range of moments; everything, if not given.", valueName: "A..B"))
        var range: String?

        func run() throws {
            let history = try repository.open()
            var disposition: Disposition?
            if let row {
                disposition = Disposition(rawValue: row)
                if disposition == nil {
                    throw HindcastError(
                        .usage,
                        "'\(row)' is no row of the ledger",
                        hints: Disposition.allCases.map(\.rawValue)
                    )
                }
            }
            let (start, end) = range.flatMap(MomentExpression.range) ?? (range, range)
            let report = try history.coverage(
                from: start.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) },
                to: end.map { try history.moment(of: $0, isRangeEnd: true, clock: output.clock) }
            )
            let printer = Printer(output)
            if output.format == .text {
                printer.print(CoverageRenderer.lines(report, listing: disposition, paint: printer.paint))
            } else {
                printer.print(report.json(listing: disposition), as: output.format)
            }
        }
    }
}
