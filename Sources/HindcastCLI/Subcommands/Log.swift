import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows changes.
    struct Log: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show changes, newest first.",
            discussion: """
                Examples:
                  hindcast log
                  hindcast log sg-0a1b2c3d --patch
                  hindcast log --since '3 hours ago' --actor alice
                  hindcast log 'aws/*/*/iam/*/*' --action 'iam:*Policy' -n 20
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var filter: ChangeFilter
        @Flag(name: [.customShort("p"), .customLong("patch")], help: "Show what each change did, leaf by leaf.")
        var patch = false
        @Argument(help: ArgumentHelp("Addresses, tails, ARNs, names or globs.", valueName: "resource"))
        var resources: [String] = []

        func run() throws {
            let history = try repository.open()
            let query = try filter.query(resources, history: history, clock: output.clock)
            let printer = Printer(output)
            if output.format != .text {
                return try LogRenderer.printJSON(history, query, format: output.format, printer: printer)
            }
            printer.print(
                try LogRenderer.lines(history, query, patch: patch, printer: printer),
                nothing: "no change fits"
            )
        }
    }
}
