import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Lists resources.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ls",
            abstract: "List the resources that exist at a moment.",
            discussion: """
                Examples:
                  hindcast ls
                  hindcast ls 'aws/*/*/s3/bucket/*' --at 2026-11-20
                  hindcast ls --deleted 'security-group/*'
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Option(help: ArgumentHelp("The moment; now, if not given.", valueName: "moment"))
        var at: String?
        @Flag(help: "List those that are gone too.")
        var deleted = false
        @Argument(help: ArgumentHelp("Addresses, tails, or globs over them.", valueName: "pattern"))
        var patterns: [String] = []

        func run() throws {
            let history = try repository.open()
            let position = try at.map { try history.position(of: $0, isRangeEnd: false, clock: output.clock) }
            let resources = try history.resources(matching: patterns, at: position, includingDeleted: deleted)
            let printer = Printer(output)
            guard output.format == .text else {
                return printer.print(resources.map(\.json), as: output.format)
            }
            var columns = Columns()
            for resource in resources {
                let change = resource.lastChange
                columns.add([
                    .init(resource.address.description, { resource.exists ? $0 : printer.paint.removed($0) }),
                    .init(resource.name.flatMap { $0 == resource.address.id ? nil : $0 } ?? ""),
                    .init(ChangeText.time(change.time)) { printer.paint.time($0) },
                    .init((resource.exists ? "" : "deleted by ") + ChangeText.actor(change)) {
                        printer.paint.actor($0)
                    },
                ])
            }
            printer.print(
                columns.lines(width: nil),
                nothing: patterns.isEmpty
                    ? "no resource exists then" : "no resource matches \(patterns.joined(separator: " "))"
            )
        }
    }
}
