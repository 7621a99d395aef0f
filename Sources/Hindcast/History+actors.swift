internal import HindcastModel
internal import HistoryIndex
internal import Replay

extension History {
    /// Walks from the principal of an event to who stands behind it, hop by hop.
    ///
    /// The calls that opened the sessions are taken from the note on the event's commit; for an event that made none, from
    /// the calls for credentials that the index keeps. Where the way ends at a machine, who made it what it was is looked up
    /// in the history.
    ///
    /// - Throws: `notFound` where the history does not hold the event's record.
    public func actors(ofEvent id: String) throws(HindcastError) -> ActorWalk {
        let evidence = try evidence(ofEvent: id)
        guard let event = AuditEvent(recorded: evidence.record) else {
            throw HindcastError(.repository, "the record of event \(id) cannot be read")
        }
        return try ask { view in
            let isNoted = evidence.disposition == .applied
            let ownChain =
                isNoted
                ? World.chain(of: event, opened: evidence.origin.compactMap { AuditEvent(recorded: $0) }) {
                    AuditEvent(recordedText: $0)
                } : nil
            var sessions = try isNoted ? History.sessions(noted: evidence.origin) : sessions(before: event, view)
            let chain = ownChain ?? sessions.chain(of: event)
            let shown = chain.evidence.compactMap { AuditEvent(recordedText: $0) }
            let byID = Dictionary(shown.map { ($0.id, $0) }) { first, _ in first }
            var hops: [ActorWalk.Hop] = []
            var last = event
            var from = event.principal.label
            for hop in chain.hops {
                // A hop that no call shows is told by the record of the hop before.
                if let call = hop.eventID.flatMap({ byID[$0] }) { last = call }
                hops.append(
                    ActorWalk.Hop(
                        from: from,
                        to: hop.label,
                        confidence: Origin.Confidence(hop.confidence),
                        reason: hop.reason,
                        shownBy: EventFacts(last),
                        record: last.record
                    )
                )
                from = hop.label
            }
            return ActorWalk(
                event: EventFacts(event),
                hops: hops,
                origin: identities.known(
                    Origin(
                        label: chain.origin(of: event.principal),
                        confidence: Origin.Confidence(chain.confidence)
                    ),
                    of: event.principal.label
                ),
                makers: try makers(behind: chain, of: event, calls: shown, view)
            )
        }
    }

    /// Returns the sessions whose calls are in the note on an event's commit: all that were known when its author was
    /// told.
    private static func sessions(noted records: [JSONValue]) -> SessionTable {
        var sessions = SessionTable { AuditEvent(recordedText: $0) }
        // The table forgets what is long before the newest call: the oldest goes in first.
        let calls = records.compactMap { AuditEvent(recorded: $0) }
        for call in calls.sorted(by: { $0.time < $1.time }) { sessions.record(call) }
        return sessions
    }

    /// Returns the sessions that may have been at work when an event happened.
    private func sessions(before event: AuditEvent, _ view: IndexView) throws -> SessionTable {
        var sessions = SessionTable { AuditEvent(recordedText: $0) }
        guard event.principal.accessKeyID != nil || event.principal.kind == .assumedRole else { return sessions }
        // A chain's first call is no older than credentials live.
        let start = event.time.seconds - SessionTable.lifetime
        var known: [OpenedSession] = []
        try view.forEachSession(since: Moment(seconds: start)) { session in
            if session.time <= event.time { known.append(session) }
        }
        known.sort { $0.time != $1.time ? $0.time < $1.time : $0.eventID.precedesInBytes($1.eventID) }
        for session in known {
            sessions.open(session.key, eventID: session.eventID, at: session.time, record: session.record)
        }
        return sessions
    }
}

extension Origin.Confidence {
    fileprivate init(_ confidence: ActorChain.Confidence) {
        self =
            switch confidence {
            case .proven: .proven
            case .stated: .stated
            case .unresolved: .unresolved
            }
    }
}
