internal import HindcastModel

/// How Azure's events become changes.
///
/// The log shows the bodies of requests and answers where the resource provider lets it; an operation's start, its answer and
/// its end are events of their own, joined here and committed at the end.
struct AzureRules: CloudRules {
    func disposition(ofSettled event: AuditEvent) -> Disposition? {
        switch event.kind {
        case .data, .insight: return .notConfiguration
        case .signIn: return .session
        case .call, .serviceEvent, .observation: break
        }
        if event.isReadOnly ?? false { return .readOnly }
        return AzureActions.configuresNothing(event.operation) ? .notConfiguration : nil
    }

    func stagingKey(of event: AuditEvent) -> String? { AzureOperation.stagingKey(of: event) }

    func completionKeys(of event: AuditEvent) -> [String] { AzureOperation.completionKeys(of: event) }

    func phase(of event: AuditEvent) -> EventPhase {
        guard let fields = event.record.object else { return .update }
        if let change = AzureChangeRecord(fields) {
            switch change.changeType {
            case "Create": return .creation
            case "Delete": return .deletion
            default: return .update
            }
        }
        switch AzureOperation.Verb(event.operation) {
        case .delete: return .deletion
        case .write: return AzureRecord(fields).saysCreated ? .creation : .update
        case .action, nil: return .update
        }
    }

    func apply(_ event: AuditEvent, to edit: CloudEdit) {
        guard let fields = event.record.object else { return }
        if let change = AzureChangeRecord(fields) { return AzureChange(change).apply(to: edit) }
        guard let operation = AzureOperation(event, fields, in: edit) else { return }
        edit.hops = operation.hops(in: edit)
        switch operation.verb {
        case .write: AzureWrite.apply(operation, to: edit)
        case .delete: AzureDeletion.apply(operation, to: edit)
        case .action: AzureActions.apply(operation, to: edit)
        }
        switch operation.end {
        case .seen: break
        // What began is likely done, and how it ended not known.
        case .unseen:
            edit.confidence = .medium
            edit.phrase = edit.phrase.map { $0 + " (no end seen)" }
        case .untold: edit.confidence = .low
        }
    }

    func owner(of document: ResourceDocument) -> String? {
        document.aliases.first { $0.hasPrefix("/") }.flatMap { AzureResourceID($0)?.scopeKey }
    }

    func hops(of event: AuditEvent) -> [ActorChain.Hop] {
        // A managed identity's token names the resource that it belongs to.
        guard event.principal.kind == .serviceAccount, let label = event.principal.arn,
            let id = AzureResourceID(label), let name = event.principal.name
        else { return [] }
        return [
            .init(
                label: label,
                confidence: .stated,
                eventID: nil,
                reason: "managed identity of \(id.address.type)/\(name)"
            )
        ]
    }

    func redacted(_ record: JSONObject, service: String, _ marker: (JSONValue) -> JSONValue) -> JSONObject? {
        AzureRecordSecrets.redacted(record, marker)
    }
}
