internal import HindcastModel
internal import HistoryIndex

extension IncidentSearch {
    /// So many refused attempts are told on either side of the moment.
    private static let attemptLimit = 100

    /// Adds the calls and sign-ins that were refused, as far as they are kept.
    func addAttempts(to report: inout IncidentReport) throws {
        let counts = try view.keptCounts()
        guard !counts.isEmpty else { return }
        let refused = [KeptEvent.Kind.denied, .refusedSession]
        let dropped = counts.filter { refused.contains($0.kind) && $0.kept < $0.offered }.compactMap(\.oldest).max()
        report.activity = dropped.map { $0 > query.start ? .since($0) : .whole } ?? .whole
        var kept = KeptQuery()
        kept.kinds = refused
        kept.limit = IncidentSearch.attemptLimit + 1
        (kept.start, kept.end) = (query.start, query.moment)
        var events = Array(try self.events(kept, &report).reversed())
        if query.moment < query.end {
            kept.isOldestFirst = true
            (kept.start, kept.end) = (Moment(nanoseconds: query.moment.nanoseconds + 1), query.end)
            events += try self.events(kept, &report)
        }
        var origins = ActivityOrigins(view, history.identities)
        report.attempts = try events.map { ActivityEntry($0, try origins.origin(of: $0)) }
    }

    private func events(_ kept: KeptQuery, _ report: inout IncidentReport) throws -> [KeptEvent] {
        var events: [KeptEvent] = []
        try view.forEachKeptEvent(kept, where: { _, _ in true }) { event in
            events.append(event)
            return true
        }
        if events.count > IncidentSearch.attemptLimit {
            report.hasMoreAttempts = true
            events.removeLast()
        }
        return events
    }
}
