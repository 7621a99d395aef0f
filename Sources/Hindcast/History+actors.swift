internal import HindcastModel
internal import HistoryIndex
internal import Replay

extension History {
    /// Walks from the principal of an event to who stands behind it, hop by hop.
    ///
    /// The calls that issued the keys are taken from the note on the event's commit; for an event that made none, from
    /// the calls for credentials that the index keeps.
    ///
    /// - Throws: `notFound` where the history does not hold the event's record.
    public func actors(ofEvent id: String) throws(HindcastError) -> ActorWalk {
        let evidence = try evidence(ofEvent: id)
        guard let event = AuditEvent(recorded: evidence.record) else {
            throw HindcastError(.repository, "the record of event \(id) cannot be read")
        }
        return try ask { view in
            let isNoted = evidence.disposition == .applied
            let issues = try issues(behind: event, noted: isNoted ? evidence.origin : nil, view)
            var sessions = SessionTable { AuditEvent(recordedText: $0) }
            // The table forgets what is long before the newest call: the oldest goes in first.
            for issue in issues.sorted(by: { $0.time < $1.time }) { sessions.record(issue) }
            let chain = sessions.chain(of: event)
            let byID = Dictionary(issues.map { ($0.id, $0) }) { first, _ in first }
            var hops: [ActorWalk.Hop] = []
            var last = event
            var from = event.principal.label
            for hop in chain.hops {
                // A hop that no call shows is told by the record of the hop before.
                if let shown = hop.eventID.flatMap({ byID[$0] }) { last = shown }
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
                origin: Origin(
                    label: chain.origin(of: event.principal),
                    confidence: Origin.Confidence(chain.confidence)
                )
            )
        }
    }

    /// Returns the calls that issued the key an event was made with, the key that call was made with, and so on.
    ///
    /// - Parameter noted: the calls in the note on the event's commit: all that were known when its author was told.
    private func issues(behind event: AuditEvent, noted: [JSONValue]?, _ view: IndexView) throws -> [AuditEvent] {
        if let noted { return noted.compactMap { AuditEvent(recorded: $0) } }
        // A chain's first call is no older than credentials live.
        let start = event.time.seconds - SessionTable.lifetime
        var records: [String: [UInt8]] = [:]
        try view.forEachSession(since: Moment(seconds: start)) { session in
            if session.time <= event.time { records[session.key] = session.record }
        }
        var found: [String: AuditEvent] = [:]
        var next = event.principal.accessKeyID
        while let key = next, found[key] == nil, let record = records[key] {
            guard let issue = AuditEvent(recordedText: record) else { break }
            found[key] = issue
            next = issue.principal.accessKeyID
        }
        return Array(found.values)
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
