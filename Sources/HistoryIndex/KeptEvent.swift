package import HindcastModel

/// An event that made no commit, kept because an import was asked to.
package struct KeptEvent: Hashable, Sendable {
    /// What sort of activity it is. The raw value is what the index holds.
    package enum Kind: Int, Hashable, Sendable, CaseIterable {
        /// A call that the provider refused for want of permission.
        case denied
        /// A call that failed for any other reason.
        case failed
        /// A sign-in, or a call for credentials, that was refused or failed.
        case refusedSession
        /// A sign-in or a call for credentials.
        case session
        /// A call that only read configuration.
        case read
        /// Work on data, jobs or messages.
        case other
    }

    /// What sort it is.
    package var kind: Kind
    /// When it happened.
    package var time: Moment
    /// The event's id.
    package var eventID: String
    /// The service that an address names.
    package var service: String
    /// The operation.
    package var operation: String
    /// The identity that the log names.
    package var principal: String
    /// Who stands behind it, as far as the record itself says.
    package var origin: String
    /// How sure that is: `proven`, `stated` or `unresolved`.
    package var originConfidence: String
    /// The tool.
    package var via: String
    /// Where the call came from.
    package var sourceIP: String?
    /// The access key id that signed it.
    package var accessKey: String?
    /// What a session is known by that it opened: an access key id, or the session's ARN.
    package var issued: String?
    /// The provider's error code.
    package var errorCode: String?
    /// The account in which it took place.
    package var account: String
    /// The record, redacted: one line of JSON. Empty where it was too long to be kept.
    package var record: [UInt8]

    /// Makes an event.
    package init(
        kind: Kind,
        time: Moment,
        eventID: String,
        service: String,
        operation: String,
        principal: String,
        origin: String,
        originConfidence: String,
        via: String,
        sourceIP: String?,
        accessKey: String?,
        issued: String?,
        errorCode: String?,
        account: String,
        record: [UInt8]
    ) {
        self.kind = kind
        self.time = time
        self.eventID = eventID
        self.service = service
        self.operation = operation
        self.principal = principal
        self.origin = origin
        self.originConfidence = originConfidence
        self.via = via
        self.sourceIP = sourceIP
        self.accessKey = accessKey
        self.issued = issued
        self.errorCode = errorCode
        self.account = account
        self.record = record
    }

    /// A hash of what makes it an event of its own.
    var identity: UInt64 {
        EventKey.of("\(eventID)\u{0}\(service)\u{0}\(operation)\u{0}\(time.nanoseconds)")
    }
}

/// How many events of one kind there were, and how many of them are kept: the newest.
package struct KeptCount: Hashable, Sendable {
    /// The kind.
    package let kind: KeptEvent.Kind
    /// Those that an import was asked to keep, each once.
    package let offered: Int
    /// Those that are there still.
    package let kept: Int
    /// The oldest that is there; `nil` where none is.
    package let oldest: Moment?
}
