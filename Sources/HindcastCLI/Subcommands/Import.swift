import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Replays logs into the history.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replay log files, folders, globs or standard input into the history.",
            discussion: """
                Examples:
                  hindcast import AWSLogs/
                  hindcast import 'logs/2026-11-*/*.json.gz'
                  aws cloudtrail lookup-events --output json | hindcast import -

                Compression and format are seen by content. Importing the same logs again
                changes nothing, in any order and any split; an import that was interrupted is
                taken up by the same command.
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Option(help: ArgumentHelp("The logs' format, where it should not be detected.", valueName: "format"))
        var format: String?
        @Flag(help: "Exit with 3 where something could not be read or is not modelled.")
        var strict = false
        @Argument(help: ArgumentHelp("Files, folders, globs, or - for standard input.", valueName: "path"))
        var paths: [String]

        func run() async throws {
            let recorder = try Recorder(opening: repository.path)
            let bar = ProgressBar()
            let start = Date()
            let summary = try await recorder.record(
                paths,
                format: format,
                now: output.clock.now,
                tasks: ProcessInfo.processInfo.activeProcessorCount
            ) { bar.show($0) }
            bar.clear()
            let seconds = Date().timeIntervalSince(start)
            let printer = Printer(output)
            for finding in summary.findings.prefix(10) { Terminal.complain(finding.description) }
            if summary.broken > 10 { Terminal.complain("and \(summary.broken - 10) more that could not be read") }
            if output.format == .text {
                printer.print(ImportRenderer.lines(summary, seconds: seconds, paint: printer.paint))
            } else {
                printer.print(ImportRenderer.json(summary, seconds: seconds), as: output.format)
            }
            let isIncomplete = summary.broken > 0 || summary.ledger[.unmodelled, default: 0] > 0
            if strict, isIncomplete { throw ExitCode(3) }
            // A path that was named and cannot be read is a mistake of the call; a broken file among many is a finding.
            let named = Set(paths)
            if summary.findings.contains(where: { $0.record == nil && named.contains($0.file) }) { throw ExitCode(1) }
        }
    }
}
