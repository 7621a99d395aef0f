import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows the history at a glance.
    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the history at a glance: span, events, changes, resources, gaps.",
            discussion: "Example:\n  hindcast status"
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let report = try repository.open().status()
            let printer = Printer(output)
            if output.format == .text {
                printer.print(StatusRenderer.lines(report, paint: printer.paint))
            } else {
                printer.print(report.json, as: output.format)
            }
        }
    }
}
