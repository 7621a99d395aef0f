package import HindcastModel

/// An event with what can be said of it without the world: which rule may be its, and what its parameters are in the
/// common shape. A thread of its own may find that out ahead of the fold.
///
/// A class, as it waits in lists and is handed on a few times.
package final class PreparedEvent: Sendable {
    /// The event.
    package let event: AuditEvent
    /// The row of the ledger of an event that cannot change configuration.
    let settled: Disposition?
    /// What the rule book knows of its operation; `nil` where a cloud has no rule book.
    let call: RuleBook.Call?
    /// What the values of its rule are read from; `nil` where no rule runs.
    let scope: RuleScope?

    fileprivate init(
        event: AuditEvent,
        settled: Disposition? = nil,
        call: RuleBook.Call? = nil,
        scope: RuleScope? = nil
    ) {
        self.event = event
        self.settled = settled
        self.call = call
        self.scope = scope
    }
}

extension RuleBook {
    /// Says of an event what can be said without the world.
    package func prepare(_ event: AuditEvent) -> PreparedEvent {
        guard event.kind != .observation else {
            return PreparedEvent(event: event)
        }
        guard event.provider.rules == nil else {
            return PreparedEvent(event: event, settled: disposition(ofSettled: event))
        }
        let call = call(of: event)
        // Most events are settled before anybody looks at their parameters.
        if let disposition = EventClass.disposition(of: event, rule: call.settledRule, call.traits) {
            return PreparedEvent(event: event, settled: disposition, call: call)
        }
        return PreparedEvent(event: event, call: call, scope: scope(for: event, call))
    }
}
