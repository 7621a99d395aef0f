import ArgumentParser
import Hindcast

/// Which events without a commit are meant.
struct ActivityFilter: ParsableArguments {
    @Flag(help: "Instead of changes: calls and sign-ins that were refused for want of permission.")
    var denied = false

    @Flag(help: "Instead of changes: calls and sign-ins that failed, for whatever reason.")
    var failed = false

    @Flag(help: "Instead of changes: sign-ins and calls for credentials, refused ones too.")
    var signIns = false

    @Flag(help: "Instead of changes: calls that only read.")
    var reads = false

    @Option(
        name: .customLong("source-ip"),
        help: ArgumentHelp("Instead of changes: activity from an address or host.", valueName: "address")
    )
    var sourceIP: String?

    @Option(help: ArgumentHelp("Instead of changes: activity under an access key id.", valueName: "id"))
    var key: String?

    /// Whether activity is asked for, not changes.
    var isGiven: Bool { denied || failed || signIns || reads || sourceIP != nil || key != nil }

    /// The kinds that are asked for; none means all.
    var kinds: Set<ActivityKind> {
        var kinds: Set<ActivityKind> = []
        if denied { kinds.formUnion([.denied, .refusedSignIn]) }
        if failed { kinds.formUnion([.denied, .failed, .refusedSignIn]) }
        if signIns { kinds.formUnion([.signIn, .refusedSignIn]) }
        if reads { kinds.insert(.read) }
        return kinds
    }

    /// Returns the query that these options and those of changes state.
    func query(_ filter: ChangeFilter, in history: History, _ clock: Hindcast.Clock) throws -> ActivityQuery {
        var query = ActivityQuery()
        query.kinds = kinds
        query.sourceIP = sourceIP
        query.accessKey = key
        query.actor = filter.actor
        query.action = filter.action
        query.limit = filter.limit
        query.start = try filter.since.map { try history.moment(of: $0, isRangeEnd: false, clock: clock) }
        query.end = try filter.until.map { try history.moment(of: $0, isRangeEnd: true, clock: clock) }
        return query
    }
}
