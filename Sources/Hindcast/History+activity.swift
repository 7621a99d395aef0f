internal import HindcastModel
internal import HistoryIndex

extension History {
    /// Calls `body` with the events without a commit that a query asks for, newest first, until it returns `false`.
    ///
    /// Only what was imported with activity is there, and of each kind the newest.
    public func forEachActivity(
        _ query: ActivityQuery,
        _ body: (ActivityEntry) throws -> Bool
    ) throws {
        try HindcastError.describing {
            try index.read(identifying: identities.identify) { view in
                var wanted = KeptQuery()
                wanted.kinds = ActivityKind.allCases.filter { query.kinds.contains($0) }.map(\.kept)
                wanted.start = query.start
                wanted.end = query.end
                wanted.sourceIP = query.sourceIP
                wanted.accessKey = query.accessKey
                wanted.limit = query.limit
                wanted.actors = try query.actor.map { text in try view.actors(where: ActorPattern(text).matches) }
                var origins = ActivityOrigins(view, identities)
                let pattern = query.action.map { ActionPattern($0) }
                try view.forEachKeptEvent(
                    wanted,
                    where: { service, operation in pattern?.matches(service: service, operation: operation) ?? true },
                    { event in try body(ActivityEntry(event, try origins.origin(of: event))) }
                )
            }
        }
    }

    /// Returns how much activity of each kind is kept; empty where no import was asked to keep any.
    public func activityCounts() throws(HindcastError) -> [ActivityCount] {
        try ask { view in try view.keptCounts().map(ActivityCount.init) }
    }
}

extension ActivityEntry {
    init(_ event: KeptEvent, _ origin: Origin) {
        self.init(
            kind: ActivityKind(event.kind),
            time: event.time,
            eventID: event.eventID,
            action: "\(event.service):\(event.operation)",
            principal: event.principal,
            origin: origin,
            via: event.via,
            sourceIP: event.sourceIP,
            accessKey: event.accessKey,
            errorCode: event.errorCode,
            account: event.account
        )
    }
}

extension KeptEvent {
    /// The row of the ledger in which it is counted.
    var disposition: Disposition {
        switch kind {
        case .denied, .failed, .refusedSession: .failed
        case .session: .session
        case .read: .readOnly
        case .other: .notConfiguration
        }
    }
}
