internal import HindcastModel

/// The words of a commit's subject, after the service.
enum CommitSubject {
    /// Returns the rule's own phrase, or the operation's name with the id of what it touched.
    static func words(for event: AuditEvent, phrase: String?, changes: [ResourceChange]) -> String {
        if let phrase { return phrase }
        guard let first = changes.first else { return event.operation }
        let more = changes.count > 1 ? " and \(changes.count - 1) more" : ""
        return "\(event.operation) \(first.address.id)\(more)"
    }
}
