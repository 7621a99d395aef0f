/// A record understood: one call, sign-in or service action that an audit log tells of.
@dynamicMemberLookup public struct AuditEvent: Hashable, Sendable {
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

    /// What is known of an event; its members are the event's own.
    public struct Fields: Hashable, Sendable {
        /// The log's id of the event, opaque text.
        public var id: String
        /// Whose log it is.
        public var provider: Provider
        /// When it happened by the provider's clock.
        public var time: Moment
        /// The service as an address names it, such as `ec2`.
        public var service: String
        /// The service as the log names it, such as `ec2.amazonaws.com`.
        public var source: String
        /// The operation as the log names it, API dates taken off.
        public var operation: String
        /// What sort of happening it is.
        public var kind: Kind
        /// How it ended.
        public var outcome: Outcome
        /// The record's own word on whether it only read; `nil` where it has none.
        public var isReadOnly: Bool?
        /// The account in which it took effect.
        public var account: String
        /// The region in which it took effect, `global` where there is none.
        public var location: String
        /// Who did it.
        public var principal: Principal
        /// The address or host the call came from.
        public var sourceIP: String?
        /// The calling program's own description.
        public var userAgent: String?
        /// The provider's id of the request.
        public var requestID: String?
        /// The id that copies of one event delivered to several accounts share.
        public var sharedID: String?
        /// The whole record; `request` and `response` are parts of it.
        public var record: JSONValue
    }

    /// `<service>:<operation>`, such as `ec2:RunInstances`.
    public var action: String { "\(self.service):\(self.operation)" }
    /// The request's parameters or body; `null` where the log holds none.
    public var request: JSONValue {
        switch self.provider {
        case .aws: self.record["requestParameters"] ?? .null
        case .gcp: self.record["protoPayload"]?["request"] ?? .null
        case .azure: self.record["properties"]?["requestbody"] ?? .null
        case .k8s: self.record["requestObject"] ?? self.record["protoPayload"]?["request"] ?? .null
        }
    }
    /// The response; `null` where the log holds none.
    public var response: JSONValue {
        switch self.provider {
        case .aws: self.record["responseElements"] ?? .null
        case .gcp: self.record["protoPayload"]?["response"] ?? .null
        case .azure: self.record["properties"]?["responseBody"] ?? .null
        case .k8s: self.record["responseObject"] ?? self.record["protoPayload"]?["response"] ?? .null
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

    /// Reads or changes one of the fields: `event.id` is that of ``Fields``.
    @inlinable @inline(__always)
    public subscript<Value>(dynamicMember field: WritableKeyPath<Fields, Value>) -> Value {
        get { shared.fields[keyPath: field] }
        set {
            if !isKnownUniquelyReferenced(&shared) { shared = Shared(shared.fields) }
            shared.fields[keyPath: field] = newValue
        }
    }

    /// Shared by copies of the event until one of them is changed: an event passes through many hands, and a copy of its
    /// own would count references to a dozen texts each time.
    @usableFromInline var shared: Shared

    @usableFromInline final class Shared: @unchecked Sendable {
        @usableFromInline var fields: Fields

        @usableFromInline init(_ fields: Fields) { self.fields = fields }
    }
}
