internal import AuditLogs
internal import FastJSON
internal import HindcastModel

extension AuditEvent {
    /// Reads a record that the history holds; `nil` for one of no log that is known.
    init?(recorded record: JSONValue) {
        guard let event = try? RecordDecoder.decode(record).get() else { return nil }
        self = event
    }
}

extension AuditEvent {
    /// Reads a record that the history holds as one line of JSON.
    init?(recordedText text: [UInt8]) {
        guard let record = try? JSONValue(parsing: text) else { return nil }
        self.init(recorded: record)
    }
}

extension EventFacts {
    /// Takes the facts of an event.
    init(_ event: AuditEvent) {
        self.init(
            id: event.id,
            time: event.time,
            action: event.action,
            principal: event.principal.label,
            account: event.account,
            sourceIP: event.sourceIP,
            userAgent: event.userAgent
        )
    }

    /// Takes the facts of an event from what its commit says.
    init(_ change: ChangeEntry) {
        self.init(
            id: change.eventID,
            time: change.time,
            action: change.action,
            principal: change.principal,
            account: change.resource.account,
            sourceIP: change.sourceIP,
            userAgent: change.userAgent
        )
    }
}
