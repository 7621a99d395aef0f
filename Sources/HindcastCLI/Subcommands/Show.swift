import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows a resource as it was, or the record of an event.
    struct Show: ParsableCommand {
        /// The forms that a resource has.
        enum Form: String, ExpressibleByArgument, CaseIterable {
            case text
            case json
            case ndjson
            case terraform
            case cloudFormation = "cloudformation"
            case kubectl
            case awsCLI = "aws-cli"

            /// The form of an answer; `nil` for text that would bring the resource back.
            var answer: AnswerFormat? { AnswerFormat(rawValue: rawValue) }
        }

        static let configuration = CommandConfiguration(
            command: "show",
            abstract: "Show a resource as it was at a moment, or the record of an event.",
            usage: "hindcast show [<options>] <resource>",
            discussion: """
                A deleted resource is shown in its last state, with who deleted it. (?) before an actor: the log does \
                not show who is behind the role. An event is shown with its commit and the resources it changed; its \
                record is as the log has it, secrets replaced by digests.

                -o terraform, cloudformation, kubectl and aws-cli write what would bring the resource back to that state, as text \
                to be reviewed; nothing is ever executed. aws-cli writes the commands that make of what there is now what there \
                was. Values that are redacted or unknown stand as words that make it fail until somebody has set them.

                Examples:
                  hindcast show sg-0a1b2c3d
                  hindcast show bucket/invoices --at '2026-11-20 09:00'
                  hindcast show arn:aws:iam::111122223333:role/deploy -o json | jq .configuration
                  hindcast show bucket/invoices --known-at yesterday
                  hindcast show sg-0a1b2c3d --at '2026-11-20 09:00' -o aws-cli
                  hindcast show role/deploy --at yesterday -o terraform
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

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp("The form of the answer.", valueName: "form")
        )
        var form: Form = .text

        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let history = try moment.open(repository, output.clock)
            if resource.hasPrefix("e:") {
                guard let answer = form.answer else {
                    throw ValidationError("-o \(form.rawValue) is for resources, and \(resource) is an event")
                }
                let evidence = try history.evidence(ofEvent: String(resource.dropFirst(2)))
                return output.page(isPaged: form == .text) { page in
                    if form == .text {
                        page.print(EventRenderer.lines(evidence))
                    } else {
                        page.print(evidence.json, as: answer)
                    }
                }
            }
            let address = try history.resolve(resource)
            let position = try moment.position(in: history, output.clock)
            let state = try history.state(of: address, at: position)
            if let restored = RestoreForm(rawValue: form.rawValue) {
                let text = try history.restoring(address, to: position, called: moment.text, as: restored)
                output.page(isPaged: false) { $0.print(raw: Array(text.utf8)) }
            } else {
                output.page(isPaged: form == .text) { page in
                    if form == .text {
                        page.print(ShowRenderer.lines(state, width: page.width))
                    } else {
                        page.print(state.json, as: form.answer ?? .json)
                    }
                }
            }
            if output.strict, ShowRenderer.incompleteness(of: state) != nil { throw ExitCode(3) }
        }
    }
}
