import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows what differs between two moments.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what differs between two moments, attribute by attribute, and who did it.",
            discussion: """
                Examples:
                  hindcast diff 2026-11-19 2026-11-20
                  hindcast diff yesterday..now 'aws/*/*/ec2/*/*' --stat
                  hindcast diff e:5d1f0c3a-…^ e:5d1f0c3a-…
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var display: DisplayOptions
        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp("The form of the answer.", valueName: "form")
        )
        var format: Format = .text
        @Flag(help: "Only count the differences of each resource.")
        var stat = false
        @Argument(help: ArgumentHelp("The earlier moment, or a range A..B.", valueName: "moment"))
        var start: String
        @Argument(
            help: ArgumentHelp(
                "The later moment (now, if not given), then addresses, tails or globs.",
                valueName: "moment-or-pattern"
            )
        )
        var rest: [String] = []

        /// The forms of a diff; `patch` is what `git apply` reads.
        enum Format: String, ExpressibleByArgument, CaseIterable {
            case text
            case json
            case ndjson
            case patch
        }

        func run() throws {
            let history = try repository.open()
            let (old, new, patterns) = try positions(history)
            let differences = try history.diff(from: old, to: new, matching: patterns)
            let printer = Printer(display, isForPeople: format == .text)
            switch format {
            case .text:
                let lines =
                    stat
                    ? DiffRenderer.stat(differences, printer: printer)
                    : DiffRenderer.lines(differences, printer: printer)
                printer.print(lines, nothing: "nothing differs between the two moments")
            case .patch: printer.print(DiffRenderer.patch(differences, paint: printer.paint))
            case .json: printer.print(differences.map(\.json), as: .json)
            case .ndjson: printer.print(differences.map(\.json), as: .ndjson)
            }
        }

        /// The two positions and the patterns: `A..B P…`, `A B P…`, `A P…`.
        private func positions(_ history: History) throws -> (Int, Int, [String]) {
            let clock = display.clock
            if let range = start.firstRange(of: "..") {
                let old = start[..<range.lowerBound].isEmpty ? "0" : String(start[..<range.lowerBound])
                let new = start[range.upperBound...].isEmpty ? "now" : String(start[range.upperBound...])
                return (
                    try history.position(of: old, isRangeEnd: false, clock: clock),
                    try history.position(of: new, isRangeEnd: true, clock: clock), rest
                )
            }
            let old = try history.position(of: start, isRangeEnd: false, clock: clock)
            // A second argument that is no moment is the first pattern.
            if let next = rest.first, !next.contains("*"),
                let new = try? history.position(of: next, isRangeEnd: true, clock: clock)
            {
                return (old, new, Array(rest.dropFirst()))
            }
            return (old, try history.position(of: "now", isRangeEnd: true, clock: clock), rest)
        }
    }
}
