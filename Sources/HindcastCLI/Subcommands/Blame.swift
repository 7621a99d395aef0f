import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows who set each attribute.
    struct Blame: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show each attribute of a resource with who set it last, and when.",
            usage: "hindcast blame [<options>] <resource> [<pointer>]",
            discussion: """
                A line is: actor, time, place, value, action. Elements of lists are followed by what they are, not by \
                their place, so that one that only moved keeps its setter. (?) before an actor: the log does not show \
                who is behind the role.

                Examples:
                  hindcast blame sg-0a1b2c3d
                  hindcast blame bucket/invoices --at 2026-11-20 /policy
                  hindcast blame role/deploy --history
                """
        )

        @OptionGroup var moment: MomentOption

        @Flag(name: .customLong("history"), help: "Show what was taken away, too, marked -, and by whom.")
        var includesRemoved = false

        @Argument(
            help: ArgumentHelp("An address, a tail of one, an ARN or a name.", valueName: "resource"),
            completion: ResourceCompletion.kind
        )
        var resource: String

        @Argument(
            help: ArgumentHelp(
                "A place in the configuration, such as /policy, or in the document, such as /tags/Name.",
                valueName: "pointer"
            )
        )
        var pointer: String?

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let history = try moment.open(repository, output.clock)
            let place = try PointerArgument.parse(pointer)
            let address = try history.resolve(resource)
            let position = try moment.position(in: history, output.clock)
            let state = try history.state(of: address, at: position)
            let lines = try history.blame(address, at: position, under: place, includingRemoved: includesRemoved)
            if lines.isEmpty, !place.tokens.isEmpty {
                Complaint("\(address) has nothing at \(PointerArgument.inDocument(place))").print()
            }
            output.page(isPaged: form.isText) { page in
                if form.isText {
                    page.print(BlameRenderer.lines(lines, width: page.width))
                } else {
                    page.print(lines.lazy.map(\.json), as: form.format)
                }
            }
            try output.finish(incompleteness: ShowRenderer.incompleteness(of: state))
        }
    }
}
