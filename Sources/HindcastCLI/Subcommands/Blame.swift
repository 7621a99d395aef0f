import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows who set each attribute.
    struct Blame: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "blame",
            abstract: "Show each attribute of a resource with who set it last, and when.",
            usage: "hindcast blame [<options>] <resource> [<pointer>]",
            discussion: """
                A line is: actor, time, place, value, action. Elements of lists are followed by what they are, not by \
                their number, so that one that only moved keeps its setter; and they are called by it, as in \
                ingress[tcp/22 0.0.0.0/0]. (?) before an actor: the log does not show who is behind the role.

                With --ignore-actor, a value that such an actor only brought back counts for who set it before: it sees \
                through a pipeline that takes away and puts again. What nobody else ever set stays the actor's own.

                Examples:
                  hindcast blame sg-0a1b2c3d
                  hindcast blame bucket/invoices --at 2026-11-20 /policy
                  hindcast blame role/deploy --history
                  hindcast blame sg-0a1b2c3d 'ingress[tcp/22 0.0.0.0/0]'
                  hindcast blame sg-0a1b2c3d --ignore-actor 'ci:*' --ignore-actor terraform
                  hindcast blame db-instance/shop --via console
                """
        )

        @OptionGroup var moment: MomentOption

        @Flag(name: .customLong("history"), help: "Show what was taken away, too, marked -, and by whom.")
        var includesRemoved = false

        @Option(
            name: .customLong("ignore-actor"),
            help: ArgumentHelp(
                "See through whom: a part of the principal or the origin, or a glob; may be given more than once.",
                valueName: "who"
            )
        )
        var ignoredActors: [String] = []

        @Option(help: ArgumentHelp("Only what was set with a tool: console, cli, sdk, terraform, …", valueName: "tool"))
        var via: String?

        @Argument(
            help: ArgumentHelp("An address, a tail of one, an ARN or a name.", valueName: "resource"),
            completion: ResourceCompletion.kind
        )
        var resource: String

        @Argument(
            help: ArgumentHelp(
                "A place in the configuration, such as /policy or 'ingress[tcp/22 0.0.0.0/0]', or in the document, such as /tags/Name.",
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
            var query = BlameQuery()
            query.position = position
            query.place = place
            query.includesRemoved = includesRemoved
            query.ignoredActors = ignoredActors
            let all = try history.blame(address, query)
            let lines = all.filter { line in via.map { line.change.via == $0 } ?? true }
            if all.isEmpty, !place.isEverything {
                Complaint("\(address) has nothing at \(place)").print()
            } else if lines.isEmpty, let via {
                Complaint("nothing of \(address) was set via \(via)").print()
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
