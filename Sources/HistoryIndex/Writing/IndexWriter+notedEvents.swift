internal import GRDB

/// An event that made no commit and whose record is in the note of the last commit before it.
package struct NotedEvent: Hashable, Sendable {
    /// The event's id.
    package let eventID: String
    /// The position of the commit; 0 for the root.
    package let sequence: Int

    /// Makes one.
    package init(eventID: String, sequence: Int) {
        self.eventID = eventID
        self.sequence = sequence
    }
}

extension IndexWriter {
    /// Remembers in which notes events are. A row that a replay has made wrong does no harm: the note tells.
    func add(_ events: [NotedEvent]) throws {
        let insert = try prepare("INSERT OR IGNORE INTO event_keys(key, seq) VALUES (?, ?)")
        for event in events {
            try insert.run(.integer(LookupKey.of(event: event.eventID)), .integer(event.sequence))
        }
    }
}
