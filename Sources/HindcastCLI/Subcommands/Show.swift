import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows a resource as it was, or the record of an event.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a resource as it was at a moment, or the record of an event.",
            usage: "hindcast show [<options>] <resource>",
            discussion: """
                A deleted resource is shown in its last state, with who deleted it. (?) before an actor: the log does \
                not show who is behind the role. An event is shown with its commit and the resources it changed; its \
                record is as the log has it, secrets replaced by digests.

                Examples:
                  hindcast show sg-0a1b2c3d
                  hindcast show bucket/invoices --at '2026-11-20 09:00'
                  hindcast show arn:aws:iam::111122223333:role/deploy -o json | jq .configuration
                  hindcast show bucket/invoices --known-at yesterday
                  hindcast show e:5d1f0c3a-2b7e-4c55-9d3e-0f6f3c2a1b00
                  hindcast show e:5d1f0c3a-2b7e-4c55-9d3e-0f6f3c2a1b00 -o json | jq .record
                """
        )

        @OptionGroup var moment: MomentOption

        @Argument(
            help: ArgumentHelp(
                "An address, a tail of one, an ARN or a name; or e:<event id> for its record.",
                valueName: "resource"
            ),
            completion: ResourceCompletion.kind
        )
        var resource: String

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let history = try moment.open(repository, output.clock)
            if resource.hasPrefix("e:") {
                let evidence = try history.evidence(ofEvent: String(resource.dropFirst(2)))
                return output.page(isPaged: form.isText) { page in
                    if form.isText {
                        page.print(EventRenderer.lines(evidence))
                    } else {
                        page.print(evidence.json, as: form.format)
                    }
                }
            }
            let state = try history.state(
                of: history.resolve(resource),
                at: moment.position(in: history, output.clock)
            )
            output.page(isPaged: form.isText) { page in
                if form.isText {
                    page.print(ShowRenderer.lines(state, width: page.width))
                } else {
                    page.print(state.json, as: form.format)
                }
            }
            if output.strict, ShowRenderer.incompleteness(of: state) != nil { throw ExitCode(3) }
        }
    }
}
