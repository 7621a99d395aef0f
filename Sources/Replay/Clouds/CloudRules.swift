internal import HindcastModel

/// How the events of a cloud become changes where its logs show the resources themselves, so that no rule book is needed.
///
/// Pure, as everything here: the same events in canonical order give the same changes.
protocol CloudRules: Sendable {
    /// Returns the row of the ledger for an event whose parameters need not be looked at; `nil` for one that may change
    /// configuration.
    func disposition(ofSettled event: AuditEvent) -> Disposition?

    /// The key under which an event only waits for a later one that completes it, such as the start of a long operation;
    /// `nil` for one that acts by itself. It comes back by ``CloudEdit/earlier(_:)``.
    func stagingKey(of event: AuditEvent) -> String?

    /// The keys under which earlier events of the operation wait that an event ends, well or not; none for one that ends
    /// none.
    ///
    /// Of a cloud that tells this, the start of an operation that no event ends acts by itself.
    func completionKeys(of event: AuditEvent) -> [String]

    /// Where an event belongs among those of its very instant.
    func phase(of event: AuditEvent) -> EventPhase

    /// Where an event belongs among those of its instant and phase by what the log says; `nil` where it says nothing.
    func rank(of event: AuditEvent) -> Int64?

    /// Changes what the event changed.
    func apply(_ event: AuditEvent, to edit: CloudEdit)

    /// The name of what takes a resource along when it goes, by which ``CloudEdit/owned(by:)`` finds it.
    func owner(of document: ResourceDocument) -> String?

    /// The way from the principal to who stands behind it, as far as the record itself tells.
    func hops(of event: AuditEvent) -> [ActorChain.Hop]

    /// The same way, for an event that ends an operation and leaves out what the event of its start tells.
    func hops(of event: AuditEvent, startedBy start: AuditEvent?) -> [ActorChain.Hop]

    /// Tells what becomes of an operation, by its name alone.
    func explanation(of event: AuditEvent) -> CloudExplanation

    /// Returns a record without its secrets; `nil` where it holds none.
    ///
    /// - Parameter marker: what is written for a secret value.
    func redacted(_ record: JSONObject, service: String, _ marker: (JSONValue) -> JSONValue) -> JSONObject?
}

extension CloudRules {
    func stagingKey(of event: AuditEvent) -> String? { nil }
    func rank(of event: AuditEvent) -> Int64? { nil }
    func completionKeys(of event: AuditEvent) -> [String] { [] }
    func owner(of document: ResourceDocument) -> String? { nil }
    func hops(of event: AuditEvent) -> [ActorChain.Hop] { [] }
    func hops(of event: AuditEvent, startedBy start: AuditEvent?) -> [ActorChain.Hop] { hops(of: event) }
}

extension Provider {
    /// The cloud's rules; `nil` for AWS, which has a rule book.
    var rules: (any CloudRules)? {
        switch self {
        case .aws: nil
        case .gcp: GoogleCloudRules()
        case .azure: AzureRules()
        case .k8s: KubernetesRules()
        }
    }
}

/// Where an event belongs among those of one instant: causes come first.
enum EventPhase: Int, Comparable {
    case session
    case creation
    case update
    case detachment
    case deletion
    /// What a baseline shows is the state after everything of its moment.
    case observation

    static func < (left: EventPhase, right: EventPhase) -> Bool { left.rawValue < right.rawValue }
}
