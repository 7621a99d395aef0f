import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows who touched a resource.
    struct Who: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "who",
            abstract: "Show who touched a resource, or one attribute of it, one line a change.",
            usage: "hindcast who [<options>] <resource> [<pointer>]",
            discussion: """
                A line is: time, actor, what was done, action, tool, source address, role; the newest first. (?) before \
                an actor: the log does not show who is behind the role.

                With --chain: the way from an event's principal to the person or pipeline behind it, hop by hop. proven: a \
                call that the log shows issued the key. stated: the log names who it is. unresolved: neither.

                Examples:
                  hindcast who sg-0a1b2c3d
                  hindcast who bucket/invoices /policy
                  hindcast who sg-0a1b2c3d 'ingress[tcp/22 0.0.0.0/0]'
                  hindcast who sg-0a1b2c3d --via console --ignore-actor 'ci:*'
                  hindcast who e:5d1f0c3a-2b7e-4c55-9d3e-0f6f3c2a1b00
                  hindcast who e:5d1f0c3a-2b7e-4c55-9d3e-0f6f3c2a1b00 --chain
                """
        )

        @Flag(help: "Walk from an event's principal to who stands behind it, with the evidence of each hop.")
        var chain = false

        @Option(help: ArgumentHelp("Only changes made with a tool: console, cli, sdk, terraform, …", valueName: "tool"))
        var via: String?

        @Option(
            name: .customLong("ignore-actor"),
            help: ArgumentHelp(
                "Leave out changes by whom: a part of the principal or the origin, or a glob; may be given more than once.",
                valueName: "who"
            )
        )
        var ignoredActors: [String] = []

        @OptionGroup var knowledge: KnowledgeOption

        @Argument(
            help: ArgumentHelp("An address, a tail of one, an ARN or a name; or e:<event id>.", valueName: "resource"),
            completion: ResourceCompletion.kind
        )
        var resource: String

        @Argument(
            help: ArgumentHelp(
                "A place in the configuration, such as /policy or 'ingress[tcp/22 0.0.0.0/0]', or in the document, such as /tags/Name.",
                valueName: "pointer"
            )
        )
        var pointer: String?

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard chain else { return }
            if !resource.hasPrefix("e:") {
                throw ValidationError("--chain asks about one event: who e:<event id> --chain")
            }
            if pointer != nil || via != nil || !ignoredActors.isEmpty {
                throw ValidationError("--chain takes no pointer, no --via and no --ignore-actor")
            }
        }

        func run() throws {
            let history = try knowledge.open(repository, output.clock)
            if chain {
                let walk = try history.actors(ofEvent: String(resource.dropFirst(2)))
                return output.page(isPaged: form.isText) { page in
                    if form.isText {
                        page.print(EventRenderer.lines(walk, width: page.width))
                    } else {
                        page.print(walk.json, as: form.format)
                    }
                }
            }
            let place = try PointerArgument.parse(pointer)
            let query = try query(history)
            var changes: [(change: ChangeEntry, differences: [JSONDifference])] = []
            try history.forEachChange(query) { change in
                let isNeeded = !form.isText || !place.isEverything
                let differences = isNeeded ? try history.differences(of: change, in: place) : []
                if place.isEverything || !differences.isEmpty { changes.append((change, differences)) }
                return true
            }
            if changes.isEmpty {
                let part = place.isEverything ? "" : "\(place) of "
                Complaint("no change that fits touched \(part)\(resource)").print()
            }
            output.page(isPaged: form.isText) { page in
                guard form.isText else {
                    return page.print(changes.lazy.map { $0.change.json(with: $0.differences) }, as: form.format)
                }
                var renderer = WhoRenderer()
                for (change, _) in changes { renderer.add(change) }
                page.print(renderer.takeLines(width: page.width))
            }
        }

        private func query(_ history: History) throws -> ChangeQuery {
            var query = ChangeQuery()
            query.via = via
            query.ignoredActors = ignoredActors
            if resource.hasPrefix("e:") {
                let position = try history.position(of: resource, isRangeEnd: false, clock: output.clock)
                query.after = position - 1
                query.through = position
            } else {
                query.patterns = [try history.resolve(resource).description]
            }
            return query
        }
    }
}
