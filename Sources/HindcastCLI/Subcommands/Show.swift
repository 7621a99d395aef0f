import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows a resource as it was.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a resource's configuration at a moment; of a deleted one the last, and who deleted it.",
            discussion: """
                Examples:
                  hindcast show sg-0a1b2c3d
                  hindcast show bucket/invoices --at '2026-11-20 09:00'
                  hindcast show e:5d1f0c3a-…       the redacted record of an event
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Option(help: ArgumentHelp("The moment; now, if not given.", valueName: "moment"))
        var at: String?
        @Argument(help: ArgumentHelp("Address, tail, ARN or name; or e:<event id>.", valueName: "resource"))
        var resource: String

        func run() throws {
            let history = try repository.open()
            let printer = Printer(output)
            if resource.hasPrefix("e:") {
                let record = try history.record(ofEvent: String(resource.dropFirst(2)))
                if output.format == .text {
                    return printer.print(
                        record.indentedText.split(separator: "\n").map { VisibleText.escape(String($0)) }
                    )
                }
                return printer.print(record, as: output.format)
            }
            let position = try at.map { try history.position(of: $0, isRangeEnd: false, clock: output.clock) }
            let state = try history.state(of: history.resolve(resource), at: position)
            if output.format == .text {
                printer.print(ResourceRenderer.lines(state, paint: printer.paint))
            } else {
                printer.print(state.json, as: output.format)
            }
        }
    }
}
