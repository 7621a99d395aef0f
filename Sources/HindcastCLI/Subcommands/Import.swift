import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Replays logs into the history.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replay log files, folders, globs or standard input into the history.",
            usage: "hindcast import [<options>] <path> ...",
            discussion: """
                Compression (gzip, zstd) and format are seen by content. Files may come in any order, in any split and \
                several times: the same events give the same history. An import that was interrupted is taken up by the \
                same command. What could not be read is reported, and the rest goes on, as is what shows that a change \
                before it is missing; under --strict, that and events that no rule knows make the exit code 3.

                With --activity, events that make no commit are kept too, secrets replaced by digests: of each sort the \
                newest, 250,000 unless hindcast.activityLimit in the repository's config says otherwise. Reading them costs \
                time. Importing again adds those of logs that were imported without it.

                Examples:
                  hindcast import AWSLogs/
                  hindcast import 'logs/2026-11-*/*.json.gz'
                  aws cloudtrail lookup-events --output json | hindcast import -
                  hindcast import --cluster prod /var/log/kubernetes/audit/
                  hindcast import --strict -o json AWSLogs/ > summary.json
                """
        )

        @Option(
            name: .customLong("format"),
            help: ArgumentHelp(
                "The format of the logs, instead of seeing it by content: \(Recorder.logFormats.joined(separator: ", ")).",
                valueName: "name"
            )
        )
        var logFormat: String?

        @Option(
            help: ArgumentHelp(
                "The cluster of Kubernetes records that neither they nor their envelopes name (kubernetes).",
                valueName: "name"
            )
        )
        var cluster: String?

        @Flag(
            help: ArgumentHelp(
                "Keep sign-ins, refused calls, reads and other events that make no commit, for log --denied and its like."
            )
        )
        var activity = false

        @Argument(
            help: ArgumentHelp("Files, folders, globs, or - for standard input.", valueName: "path"),
            completion: .file()
        )
        var paths: [String]

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if let cluster, cluster.isEmpty { throw ValidationError("a cluster's name cannot be empty") }
            guard let logFormat, !Recorder.logFormats.contains(logFormat) else { return }
            let formats = Recorder.logFormats.joined(separator: ", ")
            throw ValidationError("“\(VisibleText.escape(logFormat))” is no log format; there are \(formats)")
        }

        func run() async throws {
            try repository.expectHistory()
            try expectInput()
            let recorder = try Recorder(opening: repository.path)
            let bar = ProgressBar()
            let start = ContinuousClock.now
            defer { bar.clear() }
            let summary = try await recorder.record(
                paths,
                format: logFormat,
                cluster: cluster,
                now: output.clock.now,
                tasks: ProcessInfo.processInfo.activeProcessorCount,
                keepsActivity: activity
            ) { bar.show($0) }
            bar.clear()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            for complaint in ImportRenderer.complaints(summary) { complaint.print() }
            output.page(isPaged: false) { page in
                if form.isText {
                    page.print(ImportRenderer.lines(summary, seconds: seconds, width: page.width))
                } else {
                    page.print(ImportRenderer.json(summary, seconds: seconds), as: form.format)
                }
            }
            if output.strict, summary.broken + summary.missed > 0 || summary.ledger[.unmodelled, default: 0] > 0 {
                throw ExitCode(3)
            }
            // A path that was named and cannot be read is a mistake of the call; a broken file among many is a finding.
            let named = Set(paths)
            if summary.findings.contains(where: { $0.record == nil && named.contains($0.file) }) { throw ExitCode(1) }
        }

        /// Throws where a path leads nowhere: a mistake to be told before an hour's work, not a finding behind it.
        private func expectInput() throws {
            func isGlob(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }
            for path in paths where path != "-" && !isGlob(path) && !FileManager.default.fileExists(atPath: path) {
                throw HindcastError(.input, "there is no file or folder at \(path)")
            }
        }
    }
}
