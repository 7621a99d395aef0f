import ArgumentParser
import Hindcast
import HindcastModel
import HindcastWeb

extension HindcastCommand {
    /// Shows what happened around a moment.
    struct Incident: ParsableCommand {
        /// The forms that the report has.
        enum Form: String, ExpressibleByArgument, CaseIterable {
            case text
            case md
            case html
            case json
            case ndjson
        }

        static let configuration = CommandConfiguration(
            command: "incident",
            abstract: "Show what happened around a moment: the timeline that a postmortem starts from.",
            usage: "hindcast incident --at <moment> [<options>]",
            discussion: """
                The timeline has the changes and the refused attempts in their order: actor, time, how far from the \
                moment, what was done, action, tool, source address, role, event, commit. Behind it come the changes, the \
                nearest first: near in time, and in the graph of references, in which an instance leads to its security \
                groups and these to their VPC, a role to its policies, and so on, both ways, for three steps. --near says \
                where the graph begins; else the three changes nearest in time do.

                For each change: what it set, and what of it is still in place, or who undid it; the way to it; what its \
                actor did for the first time, as far as the history goes back. For each actor: the way from the role to the \
                person, hop by hop, with the evidence. Attempts are known where imports kept activity.

                -o md is for pasting into a postmortem; -o html is one file that needs no other, for a browser, a phone or \
                a printer. Under --strict the exit code is 3 where something could not be told.

                Examples:
                  hindcast incident --at '2026-11-20 09:14'
                  hindcast incident --at '20 minutes ago' --near sg-0a1b2c3d
                  hindcast incident --at e:5d1f0c3a-2b7e-4c55-9d3e-0f6f3c2a1b00 --around 6h -o md
                  hindcast incident --at '2026-11-20 09:14' --near db-instance/shop -o html > incident.html
                  hindcast incident --at 1795166040 -o json | jq -r '.changes[] | select(.hops == 0) | .origin'
                """
        )

        @Option(help: ArgumentHelp("When it was noticed, or when it happened.", valueName: "moment"))
        var at: String

        @Option(help: ArgumentHelp("How far to look before and after it: 45m, 6h, 1d12h.", valueName: "time"))
        var around = TimeSpan(seconds: 45 * 60)

        @Option(
            help: ArgumentHelp(
                "The resource that it is about; may be given more than once.",
                valueName: "resource"
            ),
            completion: ResourceCompletion.kind
        )
        var near: [String] = []

        @Option(
            name: [.customShort("n"), .customLong("limit")],
            help: ArgumentHelp("At most so many changes, the nearest.", valueName: "count")
        )
        var limit = 20

        @OptionGroup var knowledge: KnowledgeOption

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp("The form of the report.", valueName: "form")
        )
        var form: Form = .text

        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if limit < 0 { throw ValidationError("-n must not be negative") }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            var query = IncidentQuery(try history.moment(of: at, isRangeEnd: false, clock: output.clock))
            query.around = around.seconds
            query.near = near
            query.limit = limit
            let report = try history.incident(query)
            output.page(isPaged: form == .text) { page in
                switch form {
                case .text: page.print(IncidentRenderer(report, width: page.width).lines)
                case .md: page.print(raw: Array(IncidentMarkdown(report).text.utf8))
                case .html: page.print(raw: Array(IncidentPage.text(of: report).utf8))
                case .json: page.print(report.json, layout: .indented)
                case .ndjson: page.print(report.json, layout: .compact)
                }
            }
            if report.changes.isEmpty, report.leftOut == 0 { Complaint("nothing changed in that time").print() }
            let gaps = IncidentWords.gaps(report)
            for gap in gaps { Complaint(gap).print() }
            if output.strict, !gaps.isEmpty { throw ExitCode(3) }
        }
    }
}
