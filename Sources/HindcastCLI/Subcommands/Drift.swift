import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows what differs from what was declared or observed, and by whose hand.
    struct Drift: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is no longer as it was declared or observed, and by whose hand.",
            usage: "hindcast drift --against <file> ... [<options>]",
            discussion: """
                The files may be Terraform or OpenTofu states and plans (`terraform show -json`), Kubernetes manifests or \
                `kubectl get -o json|yaml`, AWS Config snapshots, Cloud Asset Inventory exports, Azure Resource Graph answers, or a \
                CloudFormation template with its stack's resources; the format is seen by content. A..B instead of a file compares \
                two moments of the history itself.

                Three groups are shown: changed (it is there, and not as stated), missing (stated, and not there), unmanaged (there, \
                and nobody stated it). Each difference has who made it, when, how long ago, what is stated → what there is, and the \
                event; or UNATTRIBUTED with the reason. What could not be compared is counted, and listed with --uncompared.

                The exit code is 2 where something differs; under --strict, 3 where something could not be compared or read.

                Examples:
                  hindcast drift --against terraform.tfstate
                  hindcast drift --against network.tfstate shop.tfstate --only changed,missing
                  hindcast drift --against manifests/ --cluster prod
                  hindcast drift --against 2026-05-05..2026-05-14
                  hindcast drift --against terraform.tfstate --since 7d -o json
                """
        )

        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp(
                "Files or folders that state what should be, or what was seen; or A..B.",
                valueName: "file"
            ),
            completion: .file()
        )
        var against: [String]

        @Option(help: ArgumentHelp("Compare the state at this moment, instead of the newest.", valueName: "moment"))
        var at: String?

        @Option(help: ArgumentHelp("Only what was brought about at this moment or later.", valueName: "moment"))
        var since: String?

        @Option(help: ArgumentHelp("Only these groups: changed, missing, unmanaged.", valueName: "groups"))
        var only: String?

        @Flag(help: "List what could not be compared, and why.")
        var uncompared = false

        @Option(
            name: .customLong("format"),
            help: ArgumentHelp(
                "The files' format, instead of seeing it by content: \(DriftQuery.formats.joined(separator: ", ")).",
                valueName: "name"
            )
        )
        var fileFormat: String?

        @Option(help: ArgumentHelp("The cluster of Kubernetes objects, which never name it.", valueName: "name"))
        var cluster: String?

        @OptionGroup var knowledge: KnowledgeOption
        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if against.isEmpty { throw ValidationError("say with --against what to compare with") }
            _ = try groups()
            guard let fileFormat, !DriftQuery.formats.contains(fileFormat) else { return }
            let formats = DriftQuery.formats.joined(separator: ", ")
            throw ValidationError(
                "“\(VisibleText.escape(fileFormat))” is no format of such files; there are \(formats)"
            )
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            let report = try report(history)
            for finding in report.findings { Complaint(finding.description).print() }
            output.page(isPaged: form.isText) { page in
                switch form.format {
                case .text: page.print(DriftRenderer.lines(report, listsUncompared: uncompared, width: page.width))
                case .json: page.print(report.json, as: .json)
                case .ndjson: page.print(report.resources.map(\.json), as: .ndjson)
                }
            }
            if !report.resources.isEmpty { throw ExitCode(2) }
            if output.strict, !report.isComplete { throw ExitCode(3) }
        }

        private func report(_ history: History) throws -> DriftReport {
            var query = try query(history)
            guard against.count == 1, !FileManager.default.fileExists(atPath: against[0]),
                let range = MomentExpression.range(against[0])
            else { return try history.drift(query) }
            let clock = output.clock
            let old = try range.start.map { try history.position(of: $0, isRangeEnd: false, clock: clock) } ?? 0
            let new = try range.end.map { try history.position(of: $0, isRangeEnd: true, clock: clock) } ?? .max
            query.moment = try range.end.map { try history.moment(of: $0, isRangeEnd: true, clock: clock) }
            return try history.drift(query, from: old, to: new, called: range.start ?? "the beginning")
        }

        private func groups() throws -> Set<DriftGroup> {
            guard let only else { return Set(DriftGroup.allCases) }
            return Set(
                try only.split(separator: ",").map { name in
                    guard let group = DriftGroup(rawValue: String(name)) else {
                        let groups = DriftGroup.allCases.map(\.rawValue).joined(separator: ", ")
                        throw ValidationError(
                            "“\(VisibleText.escape(String(name)))” is no group of drift; there are \(groups)"
                        )
                    }
                    return group
                }
            )
        }

        private func query(_ history: History) throws -> DriftQuery {
            var query = DriftQuery(against: against)
            query.format = fileFormat
            query.cluster = cluster
            query.groups = try groups()
            query.since = try since.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) }
            query.position = try at.map { try history.position(of: $0, isRangeEnd: false, clock: output.clock) }
            query.moment = try at.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) }
            return query
        }
    }
}
