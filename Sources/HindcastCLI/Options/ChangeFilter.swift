import ArgumentParser
import Hindcast

/// Which changes are meant.
struct ChangeFilter: ParsableArguments {
    @Option(help: ArgumentHelp("Only changes at or after this moment.", valueName: "moment"))
    var since: String?
    @Option(help: ArgumentHelp("Only changes up to this moment; a bare date is its end.", valueName: "moment"))
    var until: String?
    @Option(help: "Only changes by whom: text that the principal or the origin holds.")
    var actor: String?
    @Option(help: "Only these actions: a name, or a glob such as 'ec2:*SecurityGroup*'.")
    var action: String?
    @Option(help: "Only changes made by a tool: console, cli, sdk, terraform, …")
    var via: String?
    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp("At most so many.", valueName: "count")
    )
    var limit: Int?

    /// Returns the query that the options state.
    func query(_ patterns: [String], history: History, clock: Clock) throws -> ChangeQuery {
        var query = ChangeQuery()
        query.patterns = patterns
        query.after = try since.map { try history.position(before: $0, clock: clock) }
        query.through = try until.map { try history.position(of: $0, isRangeEnd: true, clock: clock) }
        query.actor = actor
        query.action = action
        query.via = via
        query.limit = limit
        return query
    }
}
