import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Exports every resource at a moment.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write every resource that exists at a moment, one JSON object a line.",
            discussion: """
                Examples:
                  hindcast export > estate.ndjson
                  hindcast export --at 2026-11-20 | jq -r 'select(.type == "bucket") | .id'
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Option(help: ArgumentHelp("The moment; now, if not given.", valueName: "moment"))
        var at: String?

        func run() throws {
            let history = try repository.open()
            let position = try at.map { try history.position(of: $0, isRangeEnd: false, clock: output.clock) }
            if output.format == .json {
                var values: [JSONValue] = []
                try history.forEachResource(at: position) { values.append($0.json) }
                return Printer(output).print(values, as: .json)
            }
            // One object a line whether asked for or not: an export is for programs.
            var buffer = ""
            try history.forEachResource(at: position) { resource in
                buffer += JSONText.line(resource.json)
                if buffer.utf8.count > 1 << 16 {
                    Terminal.write(buffer)
                    buffer = ""
                }
            }
            Terminal.write(buffer)
        }
    }
}
