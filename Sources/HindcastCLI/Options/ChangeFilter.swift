import ArgumentParser
import Hindcast

/// Which changes are meant.
struct ChangeFilter: ParsableArguments {
    @Option(help: ArgumentHelp("Only changes at this moment or later.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Only changes up to this moment; a date means its end.", valueName: "moment"))
    var until: String?

    @Option(help: ArgumentHelp("Only changes by whom: a part of the principal or the origin.", valueName: "who"))
    var actor: String?

    @Option(
        help: ArgumentHelp("Only these actions: a name, or a glob such as 'ec2:*SecurityGroup*'.", valueName: "action")
    )
    var action: String?

    @Option(help: ArgumentHelp("Only changes made with a tool: console, cli, sdk, terraform, …", valueName: "tool"))
    var via: String?

    @Option(
        name: [.customShort("n"), .customLong("limit")],
        help: ArgumentHelp("At most so many changes.", valueName: "count")
    )
    var limit: Int?

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("-n must not be negative") }
    }

    /// Returns the query that the options state.
    func query(_ patterns: [String], in history: History, _ clock: Hindcast.Clock) throws -> ChangeQuery {
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
