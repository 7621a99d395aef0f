internal import HindcastModel
internal import HistoryIndex

/// Finds who made the changes and the attempts of a report, and the ways to them.
struct IncidentActors {
    private struct Found {
        let origin: Origin
        let principal: String
        let account: String
        var changes = 0
        var attempts = 0
        var walks: [ActorWalk] = []
        /// The identities whose ways are known.
        var identities: Set<String> = []
    }

    private let history: History
    private var order: [String] = []
    private var found: [String: Found] = [:]

    /// So many ways are walked at most, the nearest ones.
    private static let walkLimit = 30

    /// Goes through a report's changes in their order, then through its attempts.
    init(of report: IncidentReport, _ history: History) throws {
        self.history = history
        for change in report.changes.map(\.change) {
            let key = note(change.origin, change.principal, change.resource.account)
            found[key]?.changes += 1
            walk(key, change.principal, change.eventID)
        }
        for attempt in report.attempts {
            let key = note(attempt.origin, attempt.principal, attempt.account)
            found[key]?.attempts += 1
            walk(key, attempt.principal, attempt.eventID)
        }
    }

    /// The actors, in the order in which they were met.
    var actors: [IncidentReport.Actor] {
        order.compactMap { found[$0] }.map { found in
            IncidentReport.Actor(
                origin: found.origin,
                principal: found.principal,
                account: found.account,
                changes: found.changes,
                attempts: found.attempts,
                walks: found.walks
            )
        }
    }

    private mutating func note(_ origin: Origin, _ principal: String, _ account: String) -> String {
        let key = Novelty.actor(behind: principal, origin: origin.label, confidence: origin.confidence.rawValue)
        if found[key] == nil {
            found[key] = Found(origin: origin, principal: principal, account: account)
            order.append(key)
        }
        return key
    }

    /// Walks from an identity to who stands behind it, unless that was done. Evidence that is not there leaves the way untold:
    /// the rest of the report holds all the same.
    private mutating func walk(_ key: String, _ principal: String, _ event: String) {
        let walked = found.values.reduce(0) { $0 + $1.walks.count }
        let identity = Novelty.identity(of: principal)
        guard walked < IncidentActors.walkLimit, found[key]?.identities.insert(identity).inserted ?? false,
            let walk = try? history.actors(ofEvent: event)
        else { return }
        found[key]?.walks.append(walk)
    }
}
