import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows the ledger.
    struct Coverage: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "coverage",
            abstract: "Show the ledger: every event by what became of it, adding up to 100 %.",
            usage: "hindcast coverage [<options>] [<A..B>]",
            discussion: """
                The ledger counts by the hour: a range takes in the hours that it touches. Under --strict, unmodelled \
                events make the exit code 3.

                Examples:
                  hindcast coverage
                  hindcast coverage 2026-11-01..2026-11-20
                  hindcast coverage yesterday
                  hindcast coverage --list unmodelled
                """
        )

        @Option(
            name: .customLong("list"),
            help: ArgumentHelp("List the actions of one row of the ledger, most first.", valueName: "row")
        )
        var listed: LedgerRow?

        @Argument(
            help: ArgumentHelp("A range of moments, or one day; everything where none is given.", valueName: "A..B")
        )
        var range: String?

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let history = try repository.open()
            let row = listed?.disposition
            // One moment alone is a range as well: a date means its day.
            let ends = range.map { MomentExpression.range($0) ?? ($0, $0) }
            let start = try ends?.start.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) }
            let end = try ends?.end.map { try history.moment(of: $0, isRangeEnd: true, clock: output.clock) }
            let report = try history.coverage(from: start, to: end)
            output.page(isPaged: form.isText) { page in
                if !form.isText {
                    page.print(report.json(listing: row), as: form.format)
                } else if let row {
                    page.print(CoverageRenderer.lines(report, listing: row, width: page.width))
                } else {
                    page.print(CoverageRenderer.lines(report, width: page.width))
                }
            }
            if range == nil, report.events == 0 {
                Complaint("the ledger counts no event; where the index was lost, importing the logs again counts them")
                    .print()
            }
            if output.strict, report.totals[.unmodelled, default: 0] > 0 { throw ExitCode(3) }
        }
    }
}
