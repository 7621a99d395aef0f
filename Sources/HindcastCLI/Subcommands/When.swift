import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows the windows in which a predicate held.
    struct When: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "when",
            abstract: "Show the windows in which a jq predicate held: who opened and closed each, how long it stood.",
            usage: "hindcast when [<options>] <resource> <predicate>",
            discussion: """
                The predicate is a jq program that is given each version of the resource's document: address, \
                configuration, identity, knowledge, tags. It holds where one of its results is neither false nor null, as \
                in jq's select. It sees nothing but the document, and is stopped where it runs for more than 2 s on one.

                A line is: opened or closed, actor, time, what was done, action, tool, source address, role, event, \
                commit. “first seen”: no event shows what was before, so it may have begun earlier. A window that is still \
                open is counted up to the newest change. Where the predicate fails with an error it is undecided: these \
                versions are counted on standard error, and shown with --undecided.

                With --since, windows that stood then are traced back to who opened them. With --fail, the exit code is 2 \
                where a window is found; under --strict it is 3 where something could not be told.

                Examples:
                  hindcast when db-instance/shop .configuration.publiclyAccessible
                  hindcast when sg-0a1b2c3d '[..] | index("0.0.0.0/0")'
                  hindcast when 'security-group/*' '[..] | index("0.0.0.0/0")' --open
                  hindcast when 'aws/*/*/s3/bucket/*' '.configuration.policy' --since 7d
                  hindcast when 'ec2/instance/*' '.tags.Owner == null' --open --fail
                """
        )

        @Option(help: ArgumentHelp("Only windows that stood at this moment or later.", valueName: "moment"))
        var since: String?

        @Option(help: ArgumentHelp("Only what was up to this moment; a date means its end.", valueName: "moment"))
        var until: String?

        @Flag(name: .customLong("open"), help: "Only windows that are still open, at the end of what is asked for.")
        var isOpenOnly = false

        @Flag(help: "Show where the predicate could not be decided, too, and jq's reason.")
        var undecided = false

        @Flag(name: .customLong("fail"), help: "Exit with 2 where a window is found.")
        var fails = false

        @OptionGroup var knowledge: KnowledgeOption

        @Argument(
            help: ArgumentHelp("An address, a tail of one, an ARN, a name or a glob.", valueName: "resource"),
            completion: ResourceCompletion.kind
        )
        var resource: String

        @Argument(help: ArgumentHelp("A jq program over the document.", valueName: "predicate"))
        var predicate: String

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if predicate.allSatisfy(\.isWhitespace) { throw ValidationError("the predicate is empty") }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            let query = try query(history)
            var total = WindowRenderer.Total()
            var report = WindowReport()
            try output.page(isPaged: form.isText) { page in
                var list = JSONList(page, as: form.format)
                report = try history.forEachResourceWindows(query) { found in
                    let windows = found.windows.filter(isWanted)
                    guard !windows.isEmpty else { return }
                    total.add(windows)
                    if form.isText {
                        page.print(WindowRenderer.lines(found, windows, width: page.width))
                    } else {
                        for window in windows { list.add(window.json) }
                    }
                }
                if form.isText { page.print(total.lines) } else { list.finish() }
            }
            if total.windows == 0, form.isText { Complaint(WindowRenderer.nothing(report), hints: hints).print() }
            let gaps = WindowRenderer.gaps(report)
            for gap in gaps { Complaint(gap).print() }
            if fails, total.held > 0 { throw ExitCode(2) }
            if output.strict, !gaps.isEmpty { throw ExitCode(3) }
        }

        /// Advice where the predicate begins with a name that no document has a member of.
        private var hints: [String] {
            guard let name = predicate.firstMatch(of: /^[\s(]*\.([A-Za-z_][A-Za-z0-9_]*)/)?.output.1,
                !ResourceDocument.memberNames.contains(String(name))
            else { return [] }
            return ["a document has no member .\(name); did you mean .configuration.\(name)?"]
        }

        private func isWanted(_ window: Window) -> Bool {
            (undecided || window.state == .held) && (!isOpenOnly || window.ending == .open)
        }

        private func query(_ history: History) throws -> WindowQuery {
            var query = WindowQuery(predicate)
            query.patterns = [resource]
            query.after = try since.map { try history.position(before: $0, clock: output.clock) }
            query.through = try until.map { try history.position(of: $0, isRangeEnd: true, clock: output.clock) }
            query.end = try until.map { try history.moment(of: $0, isRangeEnd: true, clock: output.clock) }
            return query
        }
    }
}
