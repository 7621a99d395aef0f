internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Finds the sessions that notes prove, for an index that is built anew: a late event may be of one of them.
///
/// Sessions that no commit was made in are in the index alone, and come back by importing again.
struct NotedSessions {
    private let view: IndexView
    /// Whether the index may hold some of them already.
    private let mayBeKnown: Bool
    /// The events whose sessions were found, with their times.
    private var found: [String: Moment] = [:]

    init(_ view: IndexView) throws {
        self.view = view
        mayBeKnown = try view.hasSessions()
    }

    /// Returns the sessions that a note shows and none before it showed.
    mutating func sessions(in note: EvidenceNote) throws -> [OpenedSession] {
        var sessions: [OpenedSession] = []
        // The cause is one where the start of an operation acted by itself.
        for record in note.originTexts + [note.causeText].compactMap(\.self) {
            guard let event = AuditEvent(recordedText: record) else { continue }
            guard found[event.id] == nil else { continue }
            let keys = SessionTable.issuedKeys(event) + [RuleBook.stagingKey(of: event)].compactMap(\.self)
            guard !keys.isEmpty else { continue }
            found[event.id] = event.time
            if mayBeKnown, try view.holdsSession(openedBy: event.id, at: event.time) { continue }
            for key in keys {
                sessions.append(
                    OpenedSession(
                        key: key,
                        eventID: event.id,
                        service: event.service,
                        operation: event.operation,
                        time: event.time,
                        record: record
                    )
                )
            }
        }
        return sessions
    }

    /// Forgets the sessions that can no longer be at work: no later note shows them.
    mutating func forget(before time: Moment) {
        guard found.count > 4_096 else { return }
        let oldest = time.seconds - SessionTable.lifetime
        found = found.filter { $0.value.seconds >= oldest }
    }
}
