internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Tells who stands behind kept events, by the calls for credentials that are kept with them.
struct ActivityOrigins {
    private struct Bearer: Hashable {
        let key: String
        let principal: String
    }

    private let view: IndexView
    private let identities: IdentityMap
    /// What was found for keys that were issued once: a session makes many calls.
    private var known: [Bearer: Origin] = [:]

    /// Copies of one call that are looked at, beside the call itself.
    private static let copyCount = 9
    private static let knownLimit = 10_000

    init(_ view: IndexView, _ identities: IdentityMap) {
        self.view = view
        self.identities = identities
    }

    /// Returns who stands behind an event.
    mutating func origin(of event: KeptEvent) throws -> Origin {
        let stated = Origin(
            label: event.origin,
            confidence: Origin.Confidence(rawValue: event.originConfidence) ?? .unresolved
        )
        guard let key = event.accessKey else { return stated }
        let bearer = Bearer(key: key, principal: event.principal)
        if let found = known[bearer] { return found }
        guard let call = AuditEvent(recordedText: event.record) else { return stated }
        var opened: [OpenedSession] = []
        var isOnce = true
        var next = ActivityOrigins.keys(of: call.principal)
        var seen: Set<String> = []
        while let key = next.popLast() {
            guard seen.insert(key).inserted else { continue }
            let calls = try view.keptSessions(ofKey: key, through: event.time, limit: ActivityOrigins.copyCount)
            isOnce = isOnce && calls.count < 2
            opened += calls
            for session in calls {
                if let opening = AuditEvent(recordedText: session.record) {
                    next += ActivityOrigins.keys(of: opening.principal)
                }
            }
        }
        opened.sort { $0.time != $1.time ? $0.time < $1.time : $0.eventID.precedesInBytes($1.eventID) }
        var sessions = SessionTable { AuditEvent(recordedText: $0) }
        for session in opened {
            sessions.open(session.key, eventID: session.eventID, at: session.time, record: session.record)
        }
        let chain = sessions.chain(of: call)
        let origin = identities.known(
            Origin(
                label: chain.origin(of: call.principal),
                confidence: Origin.Confidence(rawValue: chain.confidence.rawValue) ?? .unresolved
            ),
            of: call.principal.label
        )
        if isOnce {
            if known.count >= ActivityOrigins.knownLimit { known.removeAll(keepingCapacity: true) }
            known[bearer] = origin
        }
        return origin
    }

    /// What the session of an identity may be known by.
    private static func keys(of principal: Principal) -> [String] {
        [principal.accessKeyID, principal.kind == .assumedRole ? principal.arn : nil].compactMap(\.self)
    }
}
