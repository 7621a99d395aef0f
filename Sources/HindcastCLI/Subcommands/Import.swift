import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Replays logs into the history.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            command: "import",
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

                With --baseline, the files are no logs but show what the estate was seen to be: Terraform and OpenTofu states, \
                AWS Config snapshots, Cloud Asset Inventory exports, Azure Resource Graph answers, kubectl get -o json|yaml. Each \
                resource counts at the moment at which its file says that it was seen, else at --at, else when the file was \
                written. What the events explain makes no commit; what none explains makes one by “unknown (no audit event)”, with \
                the window in which it must have happened: hindcast coverage --list unlogged, hindcast log --via baseline.

                Examples:
                  hindcast import AWSLogs/
                  hindcast import 'logs/2026-11-*/*.json.gz'
                  aws cloudtrail lookup-events --output json | hindcast import -
                  hindcast import --cluster prod /var/log/kubernetes/audit/
                  hindcast import --strict -o json AWSLogs/ > summary.json
                  hindcast import --baseline --at '2026-11-20 09:00' terraform.tfstate
                  kubectl get deploy,svc,cm -A -o json | hindcast import --baseline --cluster prod -
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

        @Flag(help: "The files show what the estate was seen to be, at their own time, instead of events.")
        var baseline = false

        @Option(
            help: ArgumentHelp(
                "When the files of a baseline were seen, where they do not say it themselves; else when they were written.",
                valueName: "moment"
            )
        )
        var at: String?

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
            if baseline, activity { throw ValidationError("a baseline has no activity to keep") }
            if at != nil, !baseline { throw ValidationError("--at is for --baseline: events have their own times") }
            let known = baseline ? DriftQuery.formats : Recorder.logFormats
            guard let logFormat, !known.contains(logFormat) else { return }
            let formats = known.joined(separator: ", ")
            guard !baseline else {
                throw ValidationError(
                    "“\(VisibleText.escape(logFormat))” is no format of a baseline; there are \(formats)"
                )
            }
            throw ValidationError("“\(VisibleText.escape(logFormat))” is no log format; there are \(formats)")
        }

        func run() async throws {
            try repository.expectHistory()
            try expectInput()
            let recorder = try Recorder(opening: repository.path)
            let bar = ProgressBar()
            let start = ContinuousClock.now
            defer { bar.clear() }
            let summary = try await baseline ? observe(recorder, bar) : record(recorder, bar)
            bar.clear()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            for complaint in ImportRenderer.complaints(summary) { complaint.print() }
            if summary.files == 0, summary.findings.isEmpty {
                Complaint("there was no file to read, or only hidden ones").print()
            }
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

        private func record(_ recorder: Recorder, _ bar: ProgressBar) async throws -> ImportSummary {
            try await recorder.record(
                paths,
                format: logFormat,
                cluster: cluster,
                now: output.clock.now,
                tasks: ProcessInfo.processInfo.activeProcessorCount,
                keepsActivity: activity
            ) { progress in bar.show(progress) }
        }

        private func observe(_ recorder: Recorder, _ bar: ProgressBar) throws -> ImportSummary {
            let moment = try at.map { text in
                let history = try History(opening: repository.path)
                return try history.moment(of: text, isRangeEnd: false, clock: output.clock)
            }
            return try recorder.observe(
                paths,
                format: logFormat,
                cluster: cluster,
                seenAt: moment,
                now: output.clock.now
            ) { progress in bar.show(progress) }
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
