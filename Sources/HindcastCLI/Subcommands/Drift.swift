import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows what differs from what was declared or observed, and by whose hand.
    struct Drift: ParsableCommand {
        /// The forms that the report has.
        enum Form: String, ExpressibleByArgument, CaseIterable {
            case text
            case json
            case ndjson
            case md
            case sarif
            case junit
            case terraformImport = "terraform-import"
        }

        static let configuration = CommandConfiguration(
            command: "drift",
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

                Drift that is meant to be is let be by an ignore file: entries with resource, reason, and perhaps attributes, \
                groups, actor, expires. -o sarif is for code scanning, -o junit for build servers, -o md for a comment on a pull \
                request. -o terraform-import writes import blocks for what is unmanaged, to be reviewed.

                The exit code is 2 where something differs (with --fail-on, only if it is of these groups) or an ignore entry has \
                expired; under --strict, 3 where something could not be compared or read, or an ignore entry is of no use.

                Examples:
                  hindcast drift --against terraform.tfstate
                  hindcast drift --against network.tfstate shop.tfstate --only changed,missing
                  hindcast drift --against manifests/ --cluster prod
                  hindcast drift --against 2026-05-05..2026-05-14
                  hindcast drift --against terraform.tfstate --since 7d -o json
                  hindcast drift --against terraform.tfstate --fail-on changed,missing -o sarif > drift.sarif
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

        @Option(
            name: .customLong("fail-on"),
            help: ArgumentHelp(
                "Exit with 2 only for these: changed, missing, unmanaged, unattributed; show all.",
                valueName: "groups"
            )
        )
        var failOn: String?

        @OptionGroup var ignoring: IgnoreFileOption

        @Flag(help: "List what could not be compared, and why.")
        var uncompared = false

        @OptionGroup var reading: StatedFileOptions

        @OptionGroup var knowledge: KnowledgeOption

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp("The form of the report.", valueName: "form")
        )
        var form: Form = .text

        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if against.isEmpty { throw ValidationError("say with --against what to compare with") }
            _ = try groups()
            _ = try failures()
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            let list = try ignoring.list()
            var report = try report(history)
            if let list { report.ignore(list, at: output.clock.now) }
            for finding in report.findings { Complaint(finding.description).print() }
            if let list {
                let notes = IgnoreFileOption.notes(on: list, report, at: output.clock.now, isStrict: output.strict)
                for note in notes { Complaint(note).print() }
            }
            if form == .terraformImport {
                let position = try at.map { try history.position(of: $0, isRangeEnd: false, clock: output.clock) }
                let text = try history.terraformImports(of: report, at: position)
                output.page(isPaged: false) { $0.print(raw: Array(text.utf8)) }
            } else {
                output.page(isPaged: form == .text) { print(report, on: $0) }
            }
            try reading.expectRead(report.findings, of: against, files: report.files)
            if try !report.expired.isEmpty || report.resources.contains(where: failures()) { throw ExitCode(2) }
            if output.strict, !report.isComplete { throw ExitCode(3) }
        }

        private func print(_ report: DriftReport, on page: Page) {
            switch form {
            case .text: page.print(DriftRenderer.lines(report, listsUncompared: uncompared, width: page.width))
            case .json: page.print(report.json, as: .json)
            case .ndjson: page.print(report.resources.map(\.json), as: .ndjson)
            case .md: page.print(raw: Array(DriftMarkdown(report).text.utf8))
            case .junit: page.print(raw: Array(DriftJUnit(report).text.utf8))
            case .terraformImport: break
            case .sarif:
                let folder = FileManager.default.currentDirectoryPath
                page.print(DriftSARIF(report, version: HindcastCommand.number, folder: folder).json, as: .json)
            }
        }

        /// Returns whether a resource's drift makes the command fail.
        private func failures() throws -> (DriftedResource) -> Bool {
            guard let failOn else { return { _ in true } }
            let names = failOn.split(separator: ",").map(String.init)
            let known = DriftGroup.allCases.map(\.rawValue) + ["unattributed"]
            for name in names where !known.contains(name) {
                throw ValidationError(
                    "“\(VisibleText.escape(name))” is nothing to fail on; there are \(known.joined(separator: ", "))"
                )
            }
            return { drift in
                names.contains(drift.group.rawValue) || names.contains("unattributed") && drift.isUnattributed
            }
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
            query.format = reading.format
            query.cluster = reading.cluster
            query.groups = try groups()
            query.since = try since.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) }
            query.position = try at.map { try history.position(of: $0, isRangeEnd: false, clock: output.clock) }
            query.moment = try at.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) }
            return query
        }
    }
}

extension DriftedResource {
    /// Whether no event shows who brought it about, or some of it.
    fileprivate var isUnattributed: Bool {
        ([cause] + differences.map(\.cause)).contains {
            if case .unattributed = $0 { true } else { false }
        }
    }
}
