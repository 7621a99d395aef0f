import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows changes.
    struct Log: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "log",
            abstract: "Show changes, newest first.",
            usage: "hindcast log [<options>] [<resource> ...]",
            discussion: """
                A line is: commit, time, actor, what was done, action, tool, source address, role, resource. On a \
                narrow terminal the last ones are left out. (?) before an actor: the log does not show who is behind the \
                role. guess: what it did is of low confidence, told from the action's name and its parameters.

                With --corrections: what imports of late events changed in the history that was known until then, the \
                newest import first. --since and --until are then about when it was learnt, and -n counts imports.

                With --denied, --failed, --sign-ins, --reads, --source-ip or --key: the events that made no commit, kept \
                by imports with --activity. A line is: time, actor, what sort, action, error, tool, source address, key, \
                role, event. --actor, --action, --since, --until and -n narrow them down. Of each sort the newest are kept, \
                250,000 unless hindcast.activityLimit in the repository's config says otherwise; what was dropped is said.

                Examples:
                  hindcast log
                  hindcast log sg-0a1b2c3d --patch
                  hindcast log --since '3 hours ago' --actor alice
                  hindcast log 'aws/*/*/iam/*/*' --action 'iam:*Policy' -n 20
                  hindcast log --since 2026-11-01 -o ndjson | jq -r .origin | sort | uniq -c
                  hindcast log --corrections
                  hindcast log --denied --actor mallory
                  hindcast log --key AKIAIOSFODNN7EXAMPLE --since yesterday -o ndjson
                """
        )

        @OptionGroup var filter: ChangeFilter

        @OptionGroup var activity: ActivityFilter

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
            if activity.isGiven {
                if corrections || patch || filter.via != nil || knowledge.text != nil {
                    throw ValidationError("activity goes with --actor, --action, --since, --until and -n only")
                }
                if !resources.isEmpty { throw ValidationError("activity is not about resources: no name goes with it") }
            }
            guard corrections else { return }
            if patch || filter.actor != nil || filter.action != nil || filter.via != nil {
                throw ValidationError("--corrections goes with resources, --since, --until and -n only")
            }
            if knowledge.text != nil { throw ValidationError("--corrections and --known-at exclude each other") }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            if corrections { return try printCorrections(of: history) }
            if activity.isGiven { return try printActivity(of: history) }
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

        private func printActivity(of history: History) throws {
            let query = try activity.query(filter, in: history, output.clock)
            var count = 0
            try output.page(isPaged: form.isText) { page in
                if form.isText {
                    var renderer = ActivityRenderer(width: page.width)
                    try history.forEachActivity(query) { entry in
                        renderer.add(entry)
                        count += 1
                        if count.isMultiple(of: 500) { page.print(renderer.takeLines()) }
                        return true
                    }
                    page.print(renderer.takeLines())
                } else {
                    var list = JSONList(page, as: form.format)
                    try history.forEachActivity(query) { entry in
                        list.add(entry.json)
                        count += 1
                        return true
                    }
                    list.finish()
                }
            }
            let counts = try history.activityCounts()
            for complaint in ActivityRenderer.complaints(counts, about: query.kinds, found: count) { complaint.print() }
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
