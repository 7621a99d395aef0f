import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows what differs between two moments.
    struct Diff: ParsableCommand {
        /// The forms that a difference has.
        enum Form: String, ExpressibleByArgument, CaseIterable {
            case text
            case json
            case ndjson
            case patch
        }

        static let configuration = CommandConfiguration(
            command: "diff",
            abstract: "Show what differs between two moments, with the actor of each difference.",
            usage: "hindcast diff [<options>] <moment> [<moment>] [<pattern> ...]",
            discussion: """
                Without a second moment, the newest state is compared with. A date as the second moment means its end. \
                + is new, - is gone, ~ is another value; behind each stand who made it so, when, and by which action. \
                The form patch is for `git apply` on a clone of the history.

                Examples:
                  hindcast diff yesterday
                  hindcast diff 2026-11-19..2026-11-20 --stat
                  hindcast diff '2026-11-20 09:00' '2026-11-20 10:00' 'security-group/*'
                  hindcast diff e:5d1f0c3a-2b7e-4c55-9d3e-0f6f3c2a1b00^ now sg-0a1b2c3d
                  hindcast diff yesterday -o patch bucket/invoices
                  hindcast diff yesterday --known-at yesterday
                """
        )

        @Flag(help: "Show a line a resource, with how many attributes differ and by whom.")
        var stat = false

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp("The form of the answer.", valueName: "form")
        )
        var form: Form = .text

        @Argument(
            help: ArgumentHelp(
                "A..B, or A, or A and B; then addresses, tails of them, ARNs, names or globs.",
                valueName: "moment"
            )
        )
        var arguments: [String]

        @OptionGroup var knowledge: KnowledgeOption
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if stat, form == .patch { throw ValidationError("--stat and -o patch exclude each other") }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            let asked = try DiffArguments(arguments, in: history, output.clock)
            let differences = try history.diff(from: asked.old, to: asked.new, matching: asked.patterns)
            if differences.isEmpty, form == .text { Complaint("nothing differs between the two moments").print() }
            output.page(isPaged: form == .text) { page in
                switch form {
                case .text:
                    page.print(
                        stat
                            ? DiffRenderer.stat(differences, width: page.width)
                            : DiffRenderer.lines(differences, width: page.width)
                    )
                case .patch:
                    for difference in differences {
                        page.print(PatchRenderer.lines(difference, isForTerminal: page.width != nil))
                    }
                case .json, .ndjson:
                    page.print(
                        differences.lazy.map { stat ? DiffRenderer.statJSON($0) : $0.json },
                        as: form == .json ? .json : .ndjson
                    )
                }
            }
            let isPartial = differences.contains { ($0.after ?? $0.before)?.knowledge == .partial }
            if output.strict, isPartial { throw ExitCode(3) }
        }
    }
}
