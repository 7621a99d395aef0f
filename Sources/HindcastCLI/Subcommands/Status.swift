import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows the history at a glance.
    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "status",
            abstract: "Show the history at a glance: its span, events, changes, resources and gaps.",
            usage: "hindcast status [<options>]",
            discussion: """
                Under --strict, records that could not be read make the exit code 3.

                Examples:
                  hindcast status
                  hindcast status -o json | jq .ledger
                """
        )

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let report = try repository.open().status()
            output.page(isPaged: form.isText) { page in
                if form.isText {
                    page.print(StatusRenderer.lines(report, width: page.width))
                } else {
                    page.print(report.json, as: form.format)
                }
            }
            if output.strict, report.findings > 0 { throw ExitCode(3) }
        }
    }
}
