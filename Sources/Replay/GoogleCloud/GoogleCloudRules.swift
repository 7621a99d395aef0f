internal import HindcastModel

/// How Google Cloud's events become changes: by the grammar of its methods, with a table for what does not follow it.
struct GoogleCloudRules: CloudRules {
    func disposition(ofSettled event: AuditEvent) -> Disposition? {
        switch event.kind {
        case .signIn: return .session
        case .data, .insight: return event.isReadOnly ?? false ? .readOnly : .notConfiguration
        case .call, .serviceEvent, .observation: break
        }
        if event.isReadOnly ?? false { return .readOnly }
        // A query that makes a table is called a job.
        if event.service == "bigquery", BigQueryChanges.tells(event) { return nil }
        let (verb, noun) = GoogleCloudVerb.parse(event.operation)
        if verb == .read { return .readOnly }
        if verb == .work || GoogleCloudWork.isWork(noun, of: event) { return .notConfiguration }
        // What the provider does by itself moves machines, but for what a managed group makes and removes.
        if event.kind == .serviceEvent, verb == .other { return .notConfiguration }
        return nil
    }

    func stagingKey(of event: AuditEvent) -> String? {
        guard GoogleCloudCall.isFirst(event), !GoogleCloudCall.isLast(event) else { return nil }
        return operationKey(of: event)
    }

    func completionKeys(of event: AuditEvent) -> [String] {
        guard GoogleCloudCall.isLast(event), !GoogleCloudCall.isFirst(event), let key = operationKey(of: event) else {
            return []
        }
        return [key]
    }

    /// An operation goes by its id; its producer is written in several ways.
    private func operationKey(of event: AuditEvent) -> String? {
        guard let id = event.record["operation"]?["id"]?.scalarText, !id.isEmpty else { return nil }
        return "gcp/operation/\(event.service)/\(id)"
    }

    func phase(of event: AuditEvent) -> EventPhase {
        switch GoogleCloudVerb.parse(event.operation).verb {
        case .create, .undelete: .creation
        case .delete: .deletion
        case .remove: .detachment
        default: .update
        }
    }

    func apply(_ event: AuditEvent, to edit: CloudEdit) {
        let start = completionKeys(of: event).first.flatMap { edit.earlier($0) }
        let call = GoogleCloudCall(event, start: start)
        // What began is likely done, and how it ended not known; what ended is certain, and what was asked for not known.
        if call.lacksEnd || call.lacksStart { edit.confidence = .medium }
        if GoogleCloudServices.apply(call, to: edit) { return finish(call, edit) }
        let target = GoogleCloudTarget(call: call, edit: edit)
        guard let name = target.name(), !name.id.isEmpty, !name.namesCollection else { return }
        let writer = GoogleCloudWriter(call: call, edit: edit, name: name, address: target.address(of: name))
        let before = edit.document(at: writer.address)
        guard GoogleCloudEffect(call: call, target: target, writer: writer).apply() else { return }
        if edit.phrase == nil {
            let after = edit.document(at: writer.address)
            edit.phrase =
                GoogleCloudPhrase.words(forAccessFrom: before, to: after)
                ?? GoogleCloudPhrase.words(for: call.verb, on: writer.address)
        }
        finish(call, edit)
    }

    private func finish(_ call: GoogleCloudCall, _ edit: CloudEdit) {
        if call.service == "compute" {
            GoogleCloudLink.update(in: edit, GoogleCloudShape(service: "compute", project: call.event.account))
        }
        guard let phrase = edit.phrase else { return }
        if call.lacksEnd { edit.phrase = phrase + " (no end seen)" }
        if call.lacksStart { edit.phrase = phrase + " (request not seen)" }
    }

    func owner(of document: ResourceDocument) -> String? {
        guard let text = document.arn, let name = GoogleCloudName(text), let parent = name.parent else { return nil }
        let service = document.address.service
        return "//\(service).googleapis.com/" + parent.path(in: document.address.account, service: service)
    }

    func hops(of event: AuditEvent) -> [ActorChain.Hop] { GoogleCloudActors.hops(of: event, start: nil) }

    func hops(of event: AuditEvent, startedBy start: AuditEvent?) -> [ActorChain.Hop] {
        GoogleCloudActors.hops(of: event, start: start)
    }

    func redacted(_ record: JSONObject, service: String, _ marker: (JSONValue) -> JSONValue) -> JSONObject? {
        withoutActuallyEscaping(marker) { GoogleCloudSecrets(service: service, marker: $0).redacted(record) }
    }
}
