import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Measures how much of an observed estate the history explains.
    struct Reconcile: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "reconcile",
            abstract: "Measure how much of an observed estate the history explains, by type.",
            usage: "hindcast reconcile --against <snapshot> ... [<options>]",
            discussion: """
                Snapshots are AWS Config files, Cloud Asset Inventory exports, Azure Resource Graph answers, `kubectl get -o json|yaml` \
                and Terraform states. Each resource is compared with the history at the moment at which it was seen: as its file says, \
                else at --at, else with the newest state.

                A resource agrees, was explained by later events, is unlogged (the events contradict what was seen), is unseen (no \
                event shows it), or could not be compared. Values that no event names, such as a provider's defaults, are counted by \
                themselves: they neither agree nor differ. Nothing is recorded; import --baseline does that.

                The exit code is 2 where something is unlogged.

                Examples:
                  hindcast reconcile --against config-snapshot.json.gz
                  hindcast reconcile --against terraform.tfstate --at '2026-11-20 09:00' --list
                """
        )

        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp("Files or folders that show what was seen.", valueName: "snapshot"),
            completion: .file()
        )
        var against: [String]

        @Option(
            help: ArgumentHelp("When the files were seen that do not say it themselves.", valueName: "moment")
        )
        var at: String?

        @Flag(name: .customLong("list"), help: "List what is unlogged, unseen or could not be compared.")
        var isListing = false

        @OptionGroup var reading: StatedFileOptions

        @OptionGroup var knowledge: KnowledgeOption
        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if against.isEmpty { throw ValidationError("say with --against what was seen") }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            let report = try history.reconcile(
                against: against,
                format: reading.format,
                cluster: reading.cluster,
                seenAt: try at.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) }
            )
            for finding in report.findings { Complaint(finding.description).print() }
            output.page(isPaged: form.isText) { page in
                switch form.format {
                case .text: page.print(ReconcileRenderer.lines(report, isListing: isListing, width: page.width))
                case .json: page.print(report.json, as: .json)
                case .ndjson: page.print(report.rows.map(\.json), as: .ndjson)
                }
            }
            try reading.expectRead(report.findings, of: against, files: report.files)
            if !report.contradictions.isEmpty { throw ExitCode(2) }
            let isComplete = report.findings.isEmpty && report.uncompared.isEmpty && report.unseen.isEmpty
            if output.strict, !isComplete { throw ExitCode(3) }
        }
    }
}
