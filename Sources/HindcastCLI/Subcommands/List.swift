import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Lists resources.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "ls",
            abstract: "List the resources that exist at a moment.",
            usage: "hindcast ls [<options>] [<pattern> ...]",
            discussion: """
                A line is: address, name, last change, by whom.

                Examples:
                  hindcast ls
                  hindcast ls 'aws/*/*/s3/bucket/*' --at 2026-11-20
                  hindcast ls --deleted 'security-group/*'
                """
        )

        @OptionGroup var moment: MomentOption

        @Flag(help: "List those that are gone, too, with who deleted them.")
        var deleted = false

        @Argument(help: ArgumentHelp("Addresses, tails of them, ARNs, names or globs.", valueName: "pattern"))
        var patterns: [String] = []

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let history = try moment.open(repository, output.clock)
            let resources = try history.resources(
                matching: patterns,
                at: moment.position(in: history, output.clock),
                includingDeleted: deleted
            )
            if resources.isEmpty, form.isText {
                let patterns = patterns.joined(separator: " or ")
                Complaint(patterns.isEmpty ? "no resource exists then" : "no resource matches \(patterns)").print()
            }
            output.page(isPaged: form.isText) { page in
                if form.isText {
                    page.print(ListRenderer.lines(resources, width: page.width))
                } else {
                    page.print(resources.lazy.map(\.json), as: form.format)
                }
            }
        }
    }
}
