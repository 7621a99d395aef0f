import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows who set each attribute.
    struct Blame: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show each attribute of a resource with who set it last, and when.",
            discussion: """
                Examples:
                  hindcast blame sg-0a1b2c3d
                  hindcast blame bucket/invoices --at 2026-11-20 /configuration/policy
                  hindcast blame role/deploy --history         those that were taken away, too
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Option(help: ArgumentHelp("The moment; now, if not given.", valueName: "moment"))
        var at: String?
        @Flag(help: "Show attributes that were taken away, too, and by whom.")
        var history = false
        @Argument(help: ArgumentHelp("Address, tail, ARN or name.", valueName: "resource"))
        var resource: String
        @Argument(help: ArgumentHelp("A place in the document, as a JSON Pointer.", valueName: "pointer"))
        var pointer: String?

        func run() throws {
            let opened = try repository.open()
            let position = try at.map { try opened.position(of: $0, isRangeEnd: false, clock: output.clock) }
            let lines = try opened.blame(
                opened.resolve(resource),
                at: position,
                under: PointerArgument.parse(pointer),
                includingRemoved: history
            )
            let printer = Printer(output)
            guard output.format == .text else { return printer.print(lines.map(\.json), as: output.format) }
            printer.print(
                BlameRenderer.lines(lines, printer: printer),
                nothing: "the document has nothing at \(pointer ?? "/")"
            )
        }
    }
}
