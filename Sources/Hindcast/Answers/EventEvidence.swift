public import HindcastModel

/// What proves one event of the history.
public struct EventEvidence: Hashable, Sendable {
    /// The event's record as the provider wrote it, redacted.
    public let record: JSONValue
    /// The records of the events that show who stands behind it, nearest first as they were recorded; empty where the
    /// record alone tells.
    public let origin: [JSONValue]
    /// What the event did, sorted by address.
    public let changes: [ChangeEntry]

    /// Makes the evidence of an event.
    public init(record: JSONValue, origin: [JSONValue], changes: [ChangeEntry]) {
        self.record = record
        self.origin = origin
        self.changes = changes
    }
}
