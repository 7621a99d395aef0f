internal import HindcastModel

/// What one call of a Kubernetes API server changed.
struct KubernetesChange {
    let event: AuditEvent
    let call: KubernetesCall
    let edit: CloudEdit

    /// Changes it. What is no change of a resource by name is left alone, and so unmodelled.
    func apply() {
        switch (call.verb, call.subresource) {
        case ("deletecollection", ""): KubernetesCollection(change: self).delete()
        case ("delete", ""): delete()
        case ("create", "eviction"): if let address { remove(address, "evict") }
        case ("create", "binding"),
            ("create", "") where call.resource == "bindings" || call.subresource == "binding":
            bind()
        case ("update", "scale"), ("patch", "scale"): scale()
        case ("create", ""), ("update", ""), ("patch", ""), ("update", "finalize"), ("patch", "ephemeralcontainers"),
            ("update", "ephemeralcontainers"), ("patch", "resize"), ("update", "resize"):
            write()
        default: break
        }
    }

    /// The address that the call names; `nil` where the server made up a name and the log has no answer.
    private var address: Address? { call.name.map { address(of: $0, type: call.resource, in: call.namespace) } }

    /// Returns the address of an object of the cluster in the call's API group.
    func address(of name: String, type: String, in namespace: String?) -> Address {
        Address(
            provider: .k8s,
            account: event.account,
            location: namespace ?? "-",
            service: call.group,
            type: type,
            id: name
        )
    }

    // MARK: Writing

    private func write() {
        guard let address else { return }
        edit.found()
        let before = edit.document(at: address)
        if let object = whole {
            if call.verb != "create", KubernetesObject.isGone(object) {
                return remove(address, "finish the deletion of")
            }
            guard !isRepetition else { return }
            return put(.init(of: object, at: address, before: before, knowledge: .complete), over: before)
        }
        guard !isOver(address) else { return }
        guard call.verb == "patch", let body = call.request, let patch = KubernetesPatch(body, of: call) else {
            return hide(address, before: before)
        }
        guard let object = patch.applied(to: before.map(KubernetesObject.object) ?? [:], of: call) else {
            return hide(address, before: before, reason: "a patch that does not fit what is known")
        }
        if KubernetesObject.isGone(object) { return remove(address, "finish the deletion of") }
        edit.confidence = patch.confidence
        let knowledge = isCreation ? .complete : before?.knowledge ?? .partial
        put(.init(of: object, at: address, before: before, knowledge: knowledge), over: before)
    }

    /// Whether the call made the object: what is applied by the server is made by a patch.
    private var isCreation: Bool {
        guard call.subresource.isEmpty else { return false }
        return call.verb == "create" || call.verb == "patch" && event.record["responseStatus"]?["code"]?.integer == 201
    }

    /// Whether the answer has the very version that the call started from: nothing was written.
    private var isRepetition: Bool {
        guard call.verb != "create", let version = call.response?["metadata"]?["resourceVersion"]?.string else {
            return false
        }
        let known = event.record["objectRef"]?["resourceVersion"]?.string
        return version == known || version == call.request?["metadata"]?["resourceVersion"]?.string
    }

    /// Whether the call is the end of a deletion that a finalizer held back without a word in the log: what is known to be
    /// deleted can be written to by nobody else, unless it is made anew.
    private func isOver(_ address: Address) -> Bool { !isCreation && edit.isGone(address) }

    /// The object as the log shows it whole: the answer, else what the request puts in its place.
    private var whole: JSONObject? {
        if let answer = call.response?.plainObject, let kind = answer["kind"]?.string ?? call.request?["kind"]?.string,
            !KubernetesChange.answers.contains(kind), answer["metadata"]?.object != nil
        {
            return answer
        }
        guard call.verb == "create" || call.verb == "update", let body = call.request?.plainObject,
            body["metadata"]?.object != nil
        else { return nil }
        return body
    }

    /// Kinds of answers that are not the object itself.
    private static let answers: Set<String> = [
        "Status", "Scale", "Table", "PartialObjectMetadata", "Eviction", "Binding",
    ]

    private func put(_ document: ResourceDocument, over before: ResourceDocument?) {
        edit.phrase = KubernetesPhrase.words(for: document, over: before, isNew: isCreation)
        edit.put(document, isMade: isCreation)
    }

    /// Says that a resource changed, and that the log hides to what.
    private func hide(_ address: Address, before: ResourceDocument?, reason: String? = nil) {
        var reason = reason ?? call.missingBody
        // Every such change is one, also after another.
        if call.verb != "create" { reason += ", last at \(event.time.rfc3339)" }
        let document = KubernetesObject.hidden(at: address, reason: reason, before: before, uid: call.uid)
        edit.confidence = .medium
        edit.phrase = "\(call.verb) \(KubernetesPhrase.noun(of: address, before)) \(address.id), content not logged"
        edit.put(document, isMade: isCreation)
    }

    // MARK: Parts

    private func scale() {
        guard let address else { return }
        edit.found()
        guard !isOver(address) else { return }
        let before = edit.document(at: address)
        let operations = call.request?.array ?? []
        let replicas =
            call.response?["spec"]?["replicas"] ?? call.request?["spec"]?["replicas"]
            ?? operations.last { $0["path"] == "/spec/replicas" }?["value"]
        let hidden = JSONValue.unknown("\(call.missingBody), last at \(event.time.rfc3339)")
        set("replicas", to: replicas ?? hidden, at: address, before: before)
        guard replicas == nil else { return }
        edit.confidence = .medium
        edit.phrase = "scale \(KubernetesPhrase.noun(of: address, before)) \(address.id), content not logged"
    }

    private func bind() {
        guard let name = call.name, let node = call.request?["target"]?["name"] else { return }
        let address = address(of: name, type: "pods", in: call.namespace)
        edit.found()
        guard !isOver(address) else { return }
        set("nodeName", to: node, at: address, before: edit.document(at: address))
        edit.phrase = "bind pod \(name) to node \(node.scalarText ?? "?")"
    }

    /// Sets one member of the specification, the rest of which stays as it is.
    private func set(_ key: String, to value: JSONValue, at address: Address, before: ResourceDocument?) {
        var object = before.map(KubernetesObject.object) ?? [:]
        var specification = object["spec"]?.plainObject ?? [:]
        specification[key] = value
        object["spec"] = .object(specification)
        put(.init(of: object, at: address, before: before, knowledge: before?.knowledge ?? .partial), over: before)
    }

    // MARK: Deleting

    private func delete() {
        guard let address else { return }
        edit.found()
        let before = edit.document(at: address)
        if let object = call.response?.plainObject, object["kind"]?.string != "Status",
            object["metadata"]?.object != nil
        {
            return delete(object, at: address)
        }
        let isHeld = !(before?.configuration["metadata"]?["finalizers"]?.isEmpty ?? true)
        guard call.response == nil, isHeld || event.record["responseStatus"]?["code"]?.integer == 202 else {
            return remove(address, deletionWords)
        }
        var object = before.map(KubernetesObject.object) ?? [:]
        var metadata = object["metadata"]?.plainObject ?? [:]
        metadata["deletionTimestamp"] = .unknown("not in the audit log")
        object["metadata"] = .object(metadata)
        edit.put(
            .init(of: object, at: address, before: before, knowledge: before?.knowledge ?? .partial),
            isMade: false
        )
        edit.phrase = "ask for the deletion of \(KubernetesPhrase.noun(of: address, before)) \(address.id)"
    }

    /// Deletes what the answer shows: an object that finalizers or a grace period hold back still exists.
    func delete(_ object: JSONObject, at address: Address) {
        let before = edit.document(at: address)
        let document = ResourceDocument(of: object, at: address, before: before, knowledge: .complete)
        guard object["metadata"]?["deletionTimestamp"] ?? .null != .null, !KubernetesObject.isGone(object) else {
            return remove(address, deletionWords, last: document)
        }
        edit.put(document, isMade: false)
        edit.phrase = "ask for the deletion of \(KubernetesPhrase.noun(of: address, document)) \(address.id)"
    }

    private var deletionWords: String {
        switch event.principal.name {
        case "system:serviceaccount:kube-system:generic-garbage-collector": "garbage-collect"
        case "system:serviceaccount:kube-system:namespace-controller": "delete with its namespace"
        default: "delete"
        }
    }

    /// Takes a resource away, and what the server takes along without a word in the log.
    ///
    /// - Parameter last: the object as it was, where the log shows it.
    func remove(_ address: Address, _ words: String, last: ResourceDocument? = nil) {
        let before = edit.document(at: address)
        edit.phrase = "\(words) \(KubernetesPhrase.noun(of: address, before)) \(address.id)"
        if words == "garbage-collect", let owner = before?.configuration["metadata"]?["ownerReferences"]?.array?.first,
            let kind = owner["kind"]?.string, let name = owner["name"]?.string
        {
            edit.phrase? += " of \(kind.lowercased()) \(name)"
        }
        edit.hops = KubernetesDeletion.hops(to: address, before: before ?? last, in: edit)
        edit.delete(address, last: last)
        let cluster = address.account
        switch (address.service, address.type) {
        case ("core", "namespaces"):
            for inner in edit.living(in: .namespace(cluster: cluster, name: address.id)) { edit.delete(inner) }
        case ("apiextensions.k8s.io", "customresourcedefinitions"):
            // A definition is named by the plural and the group of what it defines.
            let parts = address.id.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { break }
            for inner in edit.living(in: .type(cluster: cluster, group: parts[1], name: parts[0])) {
                edit.delete(inner)
            }
        default: break
        }
    }
}

extension ResourceDocument {
    /// Makes the document of an object.
    fileprivate init(of object: JSONObject, at address: Address, before: ResourceDocument?, knowledge: Knowledge) {
        self = KubernetesObject.document(of: object, at: address, before: before, knowledge: knowledge)
    }
}
