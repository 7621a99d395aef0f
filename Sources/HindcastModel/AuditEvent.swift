/// A record understood: one call, sign-in or service action that an audit log tells of.
public struct AuditEvent: Hashable, Sendable {
    /// How the call ended.
    public enum Outcome: Hashable, Sendable {
        /// The provider carried it out.
        case succeeded
        /// The provider refused or failed; nothing changed.
        case failed(code: String, message: String?)
    }

    /// What sort of happening the record tells of.
    public enum Kind: Hashable, Sendable {
        /// A call of an API by somebody.
        case call
        /// Something the provider did by itself.
        case serviceEvent
        /// A sign-in or a change of console role.
        case signIn
        /// Work on data (objects, items, invocations), never configuration.
        case data
        /// Provider analytics such as CloudTrail Insights.
        case insight
        /// Nobody's call: a resource as a baseline shows it.
        case observation
    }

    /// The log's id of the event, opaque text.
    @inlinable public var id: String {
        get { shared.fields.id }
        set { own().fields.id = newValue }
    }
    /// Whose log it is.
    @inlinable public var provider: Provider {
        get { shared.fields.provider }
        set { own().fields.provider = newValue }
    }
    /// When it happened by the provider's clock.
    @inlinable public var time: Moment {
        get { shared.fields.time }
        set { own().fields.time = newValue }
    }
    /// The service as an address names it, such as `ec2`.
    @inlinable public var service: String {
        get { shared.fields.service }
        set { own().fields.service = newValue }
    }
    /// The service as the log names it, such as `ec2.amazonaws.com`.
    @inlinable public var source: String {
        get { shared.fields.source }
        set { own().fields.source = newValue }
    }
    /// The operation as the log names it, API dates taken off.
    @inlinable public var operation: String {
        get { shared.fields.operation }
        set { own().fields.operation = newValue }
    }
    /// What sort of happening it is.
    @inlinable public var kind: Kind {
        get { shared.fields.kind }
        set { own().fields.kind = newValue }
    }
    /// How it ended.
    @inlinable public var outcome: Outcome {
        get { shared.fields.outcome }
        set { own().fields.outcome = newValue }
    }
    /// The record's own word on whether it only read; `nil` where it has none.
    @inlinable public var isReadOnly: Bool? {
        get { shared.fields.isReadOnly }
        set { own().fields.isReadOnly = newValue }
    }
    /// The account in which it took effect.
    @inlinable public var account: String {
        get { shared.fields.account }
        set { own().fields.account = newValue }
    }
    /// The region in which it took effect, `global` where there is none.
    @inlinable public var location: String {
        get { shared.fields.location }
        set { own().fields.location = newValue }
    }
    /// Who did it.
    @inlinable public var principal: Principal {
        get { shared.fields.principal }
        set { own().fields.principal = newValue }
    }
    /// The address or host the call came from.
    @inlinable public var sourceIP: String? {
        get { shared.fields.sourceIP }
        set { own().fields.sourceIP = newValue }
    }
    /// The calling program's own description.
    @inlinable public var userAgent: String? {
        get { shared.fields.userAgent }
        set { own().fields.userAgent = newValue }
    }
    /// The provider's id of the request.
    @inlinable public var requestID: String? {
        get { shared.fields.requestID }
        set { own().fields.requestID = newValue }
    }
    /// The id that copies of one event delivered to several accounts share.
    @inlinable public var sharedID: String? {
        get { shared.fields.sharedID }
        set { own().fields.sharedID = newValue }
    }
    /// The whole record; `request` and `response` are parts of it.
    @inlinable public var record: JSONValue {
        get { shared.fields.record }
        set { own().fields.record = newValue }
    }
    /// `<service>:<operation>`, such as `ec2:RunInstances`.
    public var action: String { "\(service):\(operation)" }
    /// The request's parameters or body; `null` where the log holds none.
    public var request: JSONValue {
        switch provider {
        case .aws: record["requestParameters"] ?? .null
        case .gcp: record["protoPayload"]?["request"] ?? .null
        case .azure: record["properties"]?["requestbody"] ?? .null
        case .k8s: record["requestObject"] ?? record["protoPayload"]?["request"] ?? .null
        }
    }
    /// The response; `null` where the log holds none.
    public var response: JSONValue {
        switch provider {
        case .aws: record["responseElements"] ?? .null
        case .gcp: record["protoPayload"]?["response"] ?? .null
        case .azure: record["properties"]?["responseBody"] ?? .null
        case .k8s: record["responseObject"] ?? record["protoPayload"]?["response"] ?? .null
        }
    }

    /// Makes an event from its parts.
    public init(
        id: String,
        provider: Provider,
        time: Moment,
        service: String,
        source: String,
        operation: String,
        kind: Kind = .call,
        outcome: Outcome = .succeeded,
        isReadOnly: Bool? = nil,
        account: String,
        location: String,
        principal: Principal,
        sourceIP: String? = nil,
        userAgent: String? = nil,
        requestID: String? = nil,
        sharedID: String? = nil,
        record: JSONValue
    ) {
        shared = Shared(
            Fields(
                id: id,
                provider: provider,
                time: time,
                service: service,
                source: source,
                operation: operation,
                kind: kind,
                outcome: outcome,
                isReadOnly: isReadOnly,
                account: account,
                location: location,
                principal: principal,
                sourceIP: sourceIP,
                userAgent: userAgent,
                requestID: requestID,
                sharedID: sharedID,
                record: record
            )
        )
    }

    /// Whether two events are told alike, records included.
    public static func == (left: AuditEvent, right: AuditEvent) -> Bool { left.shared.fields == right.shared.fields }

    /// Takes in all that is known.
    public func hash(into hasher: inout Hasher) { hasher.combine(shared.fields) }

    // MARK: Storage

    /// All that is known. It is shared by copies of the event until one of them is changed: an event passes through many
    /// hands, and a copy of its own would count references to a dozen texts each time.
    @usableFromInline var shared: Shared

    @usableFromInline final class Shared: @unchecked Sendable {
        @usableFromInline var fields: Fields

        @usableFromInline init(_ fields: Fields) { self.fields = fields }
    }

    @usableFromInline struct Fields: Hashable, Sendable {
        @usableFromInline var id: String
        @usableFromInline var provider: Provider
        @usableFromInline var time: Moment
        @usableFromInline var service: String
        @usableFromInline var source: String
        @usableFromInline var operation: String
        @usableFromInline var kind: Kind
        @usableFromInline var outcome: Outcome
        @usableFromInline var isReadOnly: Bool?
        @usableFromInline var account: String
        @usableFromInline var location: String
        @usableFromInline var principal: Principal
        @usableFromInline var sourceIP: String?
        @usableFromInline var userAgent: String?
        @usableFromInline var requestID: String?
        @usableFromInline var sharedID: String?
        @usableFromInline var record: JSONValue
    }

    /// Gives the event fields of its own, to change one.
    @usableFromInline mutating func own() -> Shared {
        if !isKnownUniquelyReferenced(&shared) { shared = Shared(shared.fields) }
        return shared
    }
}
