/// A session that an event opened: enough to tell, later, who stands behind what was done in it.
public struct OpenedSession: Hashable, Sendable {
    /// What calls made in the session are known by: the access key id that was issued, or the session's ARN where the log
    /// shows no key.
    public var key: String
    /// The event that opened it.
    public var eventID: String
    /// The service that an address names.
    public var service: String
    /// The operation.
    public var operation: String
    /// When.
    public var time: Moment
    /// The event's record, redacted: one line of JSON.
    public var record: [UInt8]

    /// Makes a session.
    public init(
        key: String,
        eventID: String,
        service: String,
        operation: String,
        time: Moment,
        record: [UInt8]
    ) {
        self.key = key
        self.eventID = eventID
        self.service = service
        self.operation = operation
        self.time = time
        self.record = record
    }
}
