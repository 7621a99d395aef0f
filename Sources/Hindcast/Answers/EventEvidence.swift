public import HindcastModel

/// One event, as its record tells it.
public struct EventFacts: Hashable, Sendable {
    /// The event's id.
    public let id: String
    /// When it happened.
    public let time: Moment
    /// `<service>:<operation>`.
    public let action: String
    /// The identity the log names.
    public let principal: String
    /// The account in which it took effect; empty where the record does not say.
    public let account: String
    /// Where the call came from.
    public let sourceIP: String?
    /// The calling program.
    public let userAgent: String?

    /// Makes the facts of an event.
    public init(
        id: String,
        time: Moment,
        action: String,
        principal: String,
        account: String,
        sourceIP: String?,
        userAgent: String?
    ) {
        self.id = id
        self.time = time
        self.action = action
        self.principal = principal
        self.account = account
        self.sourceIP = sourceIP
        self.userAgent = userAgent
    }
}

/// What proves one event of the history.
public struct EventEvidence: Hashable, Sendable {
    /// The event, as its record tells it.
    public let facts: EventFacts
    /// What became of the event.
    public let disposition: Disposition
    /// The event's record as the provider wrote it, redacted.
    public let record: JSONValue
    /// The records of the events that show who stands behind it, nearest first as they were recorded; empty where the
    /// record alone tells.
    public let origin: [JSONValue]
    /// What the event did, sorted by address; nothing, unless it was applied.
    public let changes: [ChangeEntry]
    /// The commit whose note holds the record, 40 hex digits: the event's own, or the last one before it. `nil` where
    /// the index alone holds it.
    public let noteCommit: String?

    /// Makes the evidence of an event.
    public init(
        facts: EventFacts,
        disposition: Disposition,
        record: JSONValue,
        origin: [JSONValue],
        changes: [ChangeEntry],
        noteCommit: String?
    ) {
        self.facts = facts
        self.disposition = disposition
        self.record = record
        self.origin = origin
        self.changes = changes
        self.noteCommit = noteCommit
    }
}
