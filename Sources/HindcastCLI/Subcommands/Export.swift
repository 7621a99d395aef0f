import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Writes every resource at a moment.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "export",
            abstract: "Write every resource that exists at a moment, one JSON object a line.",
            usage: "hindcast export [<options>]",
            discussion: """
                Sorted by address. Under --strict, resources that are known in part make the exit code 3.

                Examples:
                  hindcast export > estate.ndjson
                  hindcast export --at 2026-11-20 | jq -r 'select(.type == "bucket") | .id'
                """
        )

        @OptionGroup var moment: MomentOption

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp("The form of the answer.", valueName: "form")
        )
        var form: AnswerFormat = .ndjson

        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let history = try moment.open(repository, output.clock)
            let position = try moment.position(in: history, output.clock)
            var partial = 0
            try output.page(isPaged: false) { page in
                // An export is for programs: it has no text of its own.
                var list = JSONList(page, as: form == .json ? .json : .ndjson)
                try history.forEachResource(at: position) { resource in
                    if resource.document.knowledge == .partial { partial += 1 }
                    list.add(resource.json)
                }
                list.finish()
            }
            if output.strict, partial > 0 {
                let verb = partial == 1 ? "is" : "are"
                try output.finish(incompleteness: "\(Numbers.counted(partial, "resource")) \(verb) known in part")
            }
        }
    }
}
