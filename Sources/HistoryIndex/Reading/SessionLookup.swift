package import HindcastModel

/// Finds sessions by what opened them, for one who asks for many in order of time: the last segments stay unpacked.
package struct SessionLookup {
    private let view: IndexView
    private var segments: [(id: Int, sessions: [OpenedSession])] = []

    /// Each is up to some four megabytes.
    private static let capacity = 4

    /// Asks an index.
    package init(_ view: IndexView) { self.view = view }

    /// Returns the sessions that an event of a moment opened: one for each key by which its calls are known.
    package mutating func sessions(openedBy eventID: String, at time: Moment) throws -> [OpenedSession] {
        let rows = try view.prepare("SELECT id FROM sessions WHERE last >= ? AND first <= ?")
            .all(.integer(time.nanoseconds), .integer(time.nanoseconds)) { $0.integer(0) }
        return try rows.flatMap { id in
            try segment(id).filter { $0.time == time && $0.eventID.hasSameBytes(as: eventID) }
        }
    }

    private mutating func segment(_ id: Int) throws -> [OpenedSession] {
        if let place = segments.firstIndex(where: { $0.id == id }) {
            // The one that was asked for last goes last.
            segments.append(segments.remove(at: place))
            return segments[segments.count - 1].sessions
        }
        let sessions = try view.prepare("SELECT size, content FROM sessions WHERE id = ?").first(.integer(id)) { row in
            try SessionSegment(unpacking: row.bytes(1), unpackedCount: row.integer(0)).sessions
        }
        if segments.count == SessionLookup.capacity { segments.removeFirst() }
        segments.append((id, sessions ?? []))
        return sessions ?? []
    }
}
