import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows changes.
    struct Log: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show changes, newest first.",
            usage: "hindcast log [<options>] [<resource> ...]",
            discussion: """
                A line is: commit, time, actor, what was done, action, tool, source address, role, resource. On a \
                narrow terminal the last ones are left out. (?) before an actor: the log does not show who is behind the \
                role. guess: what it did is of low confidence, told from the action's name and its parameters.

                With --corrections: what imports of late events changed in the history that was known until then, the \
                newest import first. --since and --until are then about when it was learnt, and -n counts imports.

                Examples:
                  hindcast log
                  hindcast log sg-0a1b2c3d --patch
                  hindcast log --since '3 hours ago' --actor alice
                  hindcast log 'aws/*/*/iam/*/*' --action 'iam:*Policy' -n 20
                  hindcast log --since 2026-11-01 -o ndjson | jq -r .origin | sort | uniq -c
                  hindcast log --corrections
                """
        )

        @OptionGroup var filter: ChangeFilter

        @Flag(
            name: [.customShort("p"), .customLong("patch")],
            help: "Show what each change did, attribute by attribute."
        )
        var patch = false

        @Flag(help: "Show what late events corrected: what was added, withdrawn, revised or is by somebody else.")
        var corrections = false

        @OptionGroup var knowledge: KnowledgeOption

        @Argument(
            help: ArgumentHelp("Addresses, tails of them, ARNs, names or globs.", valueName: "resource"),
            completion: ResourceCompletion.kind
        )
        var resources: [String] = []

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard corrections else { return }
            if patch || filter.actor != nil || filter.action != nil || filter.via != nil {
                throw ValidationError("--corrections goes with resources, --since, --until and -n only")
            }
            if knowledge.text != nil { throw ValidationError("--corrections and --known-at exclude each other") }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            if corrections { return try printCorrections(of: history) }
            let query = try filter.query(resources, in: history, output.clock)
            try output.page(isPaged: form.isText) { page in
                if !form.isText {
                    try ChangeList.printJSON(query, of: history, on: page, as: form.format)
                } else if patch {
                    try ChangeList.forEachCommit(query, of: history) { changes in
                        let parts = try changes.map { ($0, try history.differences(of: $0)) }
                        page.print(LogRenderer.patch(parts, width: page.width))
                    }
                } else {
                    var renderer = LogRenderer(width: page.width)
                    var count = 0
                    try ChangeList.forEachCommit(query, of: history) { changes in
                        renderer.add(changes)
                        count += 1
                        // A long log is printed in parts: a person reads the first while the rest is found.
                        if count.isMultiple(of: 500) { page.print(renderer.takeLines()) }
                    }
                    page.print(renderer.takeLines())
                    if count == 0 { Complaint("no change fits").print() }
                }
            }
        }

        private func printCorrections(of history: History) throws {
            let found = try history.corrections(
                matching: resources,
                from: try filter.since.map { try history.moment(of: $0, isRangeEnd: false, clock: output.clock) },
                through: try filter.until.map { try history.moment(of: $0, isRangeEnd: true, clock: output.clock) },
                limit: filter.limit
            )
            if found.isEmpty, form.isText {
                Complaint("no import has corrected anything" + (resources.isEmpty ? "" : " of that")).print()
            }
            output.page(isPaged: form.isText) { page in
                if form.isText {
                    page.print(CorrectionRenderer.lines(found, width: page.width))
                } else {
                    page.print(found.lazy.map(\.json), as: form.format)
                }
            }
        }
    }
}
