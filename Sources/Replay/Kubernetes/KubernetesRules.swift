internal import HindcastModel

/// How Kubernetes's events become changes.
///
/// The answer is the object as it is now; without one the request is applied to what is known. A call that was logged without
/// its bodies makes a change of unknown content.
struct KubernetesRules: CloudRules {
    func disposition(ofSettled event: AuditEvent) -> Disposition? {
        if event.kind == .data { return .notConfiguration }
        if event.isReadOnly == true { return .readOnly }
        // What the call came to is told by the record of its last stage.
        let stage = event.record["stage"]?.string
        return stage == nil || stage == "ResponseComplete" ? nil : .staged
    }

    /// A call for a deletion acts by itself, and is remembered for what it sets going.
    func stagingKey(of event: AuditEvent) -> String? {
        guard event.operation.hasSuffix("delete"), event.outcome == .succeeded, let record = event.record.object,
            disposition(ofSettled: event) == nil, let call = KubernetesCall(record)
        else { return nil }
        return KubernetesDeletion.key(of: event, call)
    }

    func phase(of event: AuditEvent) -> EventPhase {
        switch KubernetesRules.verb(of: event) {
        case "create": event.operation.hasSuffix(".eviction.create") ? .deletion : .creation
        case "delete", "deletecollection": .deletion
        default: .update
        }
    }

    /// Of writes of one instant the one with the lower version came first.
    func rank(of event: AuditEvent) -> Int64? {
        event.response["metadata"]?["resourceVersion"]?.scalarText.flatMap { Int64($0) } ?? 0
    }

    func apply(_ event: AuditEvent, to edit: CloudEdit) {
        guard let record = event.record.object, let call = KubernetesCall(record) else { return }
        KubernetesChange(event: event, call: call, edit: edit).apply()
    }

    /// The object that the garbage collector takes this one along with: by its uid, as names are used again.
    func owner(of document: ResourceDocument) -> String? {
        let owners = document.configuration["metadata"]?["ownerReferences"]?.array ?? []
        return (owners.first { $0["controller"] == true } ?? owners.first)?["uid"]?.scalarText
    }

    func hops(of event: AuditEvent) -> [ActorChain.Hop] {
        guard let effective = event.record["impersonatedUser"]?["username"]?.string, !effective.isEmpty else {
            return []
        }
        let user = event.record["user"]
        let caller = user?["extra"]?["arn"]?.array?.first?.string ?? user?["username"]?.string
        return caller.map {
            [.init(label: $0, confidence: .proven, eventID: nil, reason: "impersonated \(effective)")]
        } ?? []
    }

    func redacted(_ record: JSONObject, service: String, _ marker: (JSONValue) -> JSONValue) -> JSONObject? {
        withoutActuallyEscaping(marker) { KubernetesRedaction(marker: $0).redacted(record) }
    }

    private static func verb(of event: AuditEvent) -> Substring? { event.operation.split(separator: ".").last }
}
