package import HindcastModel

/// A record of a call of AWS that was carried out, or of a sign-in to its console, before it is built.
package struct ReadCall: Hashable, Sendable {
    /// What decides on the row of the ledger, unless parameters do.
    package struct Action: Hashable, Sendable {
        /// The service as an address names it, such as `ec2`.
        package let service: String
        /// The service as the log names it, such as `ec2.amazonaws.com`.
        package let source: String
        /// The operation as the log names it, API dates taken off.
        package let operation: String
        /// A call, a service's own event or a sign-in.
        package let kind: AuditEvent.Kind
        /// The record's own word on whether it only read: `nil` where it has none.
        package let isReadOnly: Bool?
    }

    /// What was called.
    package let action: Action
    /// The log's id of the event.
    package let id: String
    /// When it happened.
    package let time: Moment
    /// What copies for several accounts share; `nil` where the record has none.
    package let sharedID: String?
    /// The account whose trail holds the record.
    package let account: String
    /// The record as one line of JSON, without its secrets.
    package let record: [UInt8]
}

extension ReadCall.Action {
    /// An event of this action of which nothing else is known: no parameters, nobody who did it.
    package var outline: AuditEvent {
        AuditEvent(
            id: "",
            provider: .aws,
            time: Moment(seconds: 0),
            service: service,
            source: source,
            operation: operation,
            kind: kind,
            isReadOnly: isReadOnly,
            account: "",
            location: "",
            principal: Principal(kind: .unknown, arn: nil),
            record: .null
        )
    }
}
