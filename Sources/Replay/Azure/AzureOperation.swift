internal import HindcastModel

/// One operation of the resource manager, put together from the events of its start, its answer and its end.
///
/// The request's body is in the first of them, the answer's in the second, or in the last where nothing was left to do in
/// the background; the very last one of a long operation has none.
struct AzureOperation {
    /// What it does.
    enum Verb: String {
        case write
        case delete
        case action

        /// Reads the last part of an operation's name; `nil` where it is none of these.
        init?(_ operation: String) {
            if AzureRecord.vaultWrites.contains(operation) {
                self = .write
                return
            }
            guard let last = operation.split(separator: "/").last?.lowercased() else { return nil }
            self.init(rawValue: last)
        }
    }

    /// What is known of an operation's end.
    enum End {
        /// It is done.
        case seen
        /// Its start or its answer is all that there is of it.
        case unseen
        /// The event does not say how far the operation has come.
        case untold
    }

    let event: AuditEvent
    let record: AzureRecord
    let id: AzureResourceID
    private(set) var verb: Verb
    /// The request's body; `null` where no event shows it.
    private(set) var request: JSONValue
    /// The answer's body; `null` where no event shows it.
    let response: JSONValue
    /// The HTTP method; `nil` where no event shows it.
    let method: String?
    /// Whether the resource was made anew.
    let isCreation: Bool
    /// What is known of its end.
    let end: End
    private let start: AuditEvent?

    /// Puts the operation together that an event ends; `nil` where it is none on a resource.
    init?(_ event: AuditEvent, _ fields: JSONObject, in edit: CloudEdit) {
        let record = AzureRecord(fields)
        guard let id = record.resourceID, let verb = Verb(event.operation) else { return nil }
        func earlier(_ phase: AzureRecord.Phase) -> AuditEvent? {
            for key in AzureOperation.keys(of: record, id, event.operation, phase) {
                guard let found = edit.earlier(key), AzureOperation.areAlike(found.operation, event.operation),
                    let other = found.record.object.map({ AzureRecord($0) }), other.resourceID == id,
                    AzureOperation.areOne(record, other)
                else { continue }
                return found
            }
            return nil
        }
        let start = earlier(.start)
        let parts = [event, earlier(.accept), start].compactMap(\.self)
        let records = parts.compactMap { $0.record.object.map { AzureRecord($0) } }
        self.event = event
        self.record = record
        self.id = id
        self.verb = verb
        self.start = start
        request = parts.map(\.request).first { !$0.isEmpty } ?? .null
        response = parts.map(\.response).first { !$0.isEmpty } ?? .null
        method = records.compactMap(\.method).first
        isCreation = records.contains(where: \.saysCreated)
        end =
            record.isVaultWrite
            ? .seen : record.phase != .success ? .unseen : record.status == nil && !record.isGridEvent ? .untold : .seen
    }

    /// The same, as if the resource that it answers with had been written.
    var answered: AzureOperation {
        var operation = self
        operation.verb = .write
        operation.request = .null
        return operation
    }

    /// The id in the best casing that is known.
    var displayID: String {
        let ids = [response["id"]?.string, request["id"]?.string, record.displayID]
        return ids.compactMap(\.self).first { $0.hasSameLetters(as: id.key) } ?? id.key
    }

    /// The way from the principal to whoever started what this is part of.
    func hops(in edit: CloudEdit) -> [ActorChain.Hop] {
        var hops: [ActorChain.Hop] = []
        if event.principal.kind == .unknown, let start, start.principal.kind != .unknown {
            hops.append(
                .init(
                    label: start.principal.label,
                    confidence: .proven,
                    eventID: start.id,
                    reason: "started the operation"
                )
            )
        }
        guard let correlation = record.correlationID, !AzureOperation.isDeployment(event.operation),
            let deployment = edit.earlier(AzureOperation.deploymentKey(correlation)),
            let name = deployment.record.object.flatMap({ AzureRecord($0).displayID })?.split(separator: "/").last
        else { return hops }
        hops.append(
            .init(
                label: deployment.principal.label,
                confidence: .proven,
                eventID: deployment.id,
                reason: "deployment \(name)"
            )
        )
        return hops
    }
}

extension AzureOperation {
    /// The key under which a start or an answer waits; `nil` for an end, and for what nothing can be joined to.
    static func stagingKey(of event: AuditEvent) -> String? {
        guard let fields = event.record.object, AzureChangeRecord(fields) == nil, Verb(event.operation) != nil else {
            return nil
        }
        let record = AzureRecord(fields)
        switch record.phase {
        case .success, .failure: return nil
        case .start, .accept:
            return record.resourceID.flatMap { keys(of: record, $0, event.operation, record.phase).first }
        }
    }

    /// The keys under which earlier events of the operation wait that an event carries on or ends; none for a start.
    static func completionKeys(of event: AuditEvent) -> [String] {
        guard let fields = event.record.object, AzureChangeRecord(fields) == nil, Verb(event.operation) != nil else {
            return []
        }
        let record = AzureRecord(fields)
        guard let id = record.resourceID else { return [] }
        let phases: [AzureRecord.Phase] =
            switch record.phase {
            case .start: []
            case .accept: [.start]
            case .success, .failure: [.start, .accept]
            }
        return phases.flatMap { keys(of: record, id, event.operation, $0) }
    }

    /// The keys under which another event of an operation may wait, the one that it would wait under itself first.
    ///
    /// All shapes have the correlation id, which is shared by all that one step caused, over many resources.
    private static func keys(
        of record: AzureRecord,
        _ id: AzureResourceID,
        _ operation: String,
        _ phase: AzureRecord.Phase
    ) -> [String] {
        // The changes that a deployment makes look for it, and know nothing but its correlation id.
        if phase == .start, isDeployment(operation), let correlation = record.correlationID {
            return [deploymentKey(correlation)]
        }
        var ids = [record.correlationID, record.operationID].compactMap(\.self)
        if ids.count == 2, ids[0].hasSameLetters(as: ids[1]) { ids.removeLast() }
        return ids.map { operationKey($0, id, deed(of: operation), phase) }
    }

    /// The key under which an operation on a resource waits.
    ///
    /// - Parameters:
    ///   - step: the correlation id, else the operation's own.
    ///   - deed: what is done: `write`, `delete`, `restart/action`.
    static func operationKey(
        _ step: String,
        _ id: AzureResourceID,
        _ deed: String,
        _ phase: AzureRecord.Phase
    ) -> String {
        "azure/operation/\(step.lowercased())\(id.key)#\(deed)#\(phase.rawValue)"
    }

    private static func deed(of operation: String) -> String {
        if AzureRecord.vaultWrites.contains(operation) { return "write" }
        let parts = operation.lowercased().split(separator: "/")
        return parts.suffix(parts.last == "action" ? 2 : 1).joined(separator: "/")
    }

    /// Whether two names are of one operation: a vault's own log has names of its own.
    private static func areAlike(_ name: String, _ other: String) -> Bool {
        name.hasSameLetters(as: other)
            || AzureRecord.vaultWrites.contains(name) != AzureRecord.vaultWrites.contains(other)
    }

    /// Whether two events of one step, resource and deed are of one operation.
    ///
    /// One step may do the same twice, each under an id of its own; the events of what goes on in the background may have
    /// another id than the start, whose id is the step's then.
    private static func areOne(_ record: AzureRecord, _ other: AzureRecord) -> Bool {
        guard let (own, others) = record.operationID.flatMap({ own in other.operationID.map { (own, $0) } }) else {
            return true
        }
        if own.hasSameLetters(as: others) { return true }
        let step = record.correlationID ?? ""
        return own.hasSameLetters(as: step) || others.hasSameLetters(as: step)
    }

    fileprivate static func deploymentKey(_ correlation: String) -> String {
        "azure/deployment/\(correlation.lowercased())"
    }

    fileprivate static func isDeployment(_ operation: String) -> Bool {
        operation.hasSameLetters(as: "deployments/write")
    }
}
