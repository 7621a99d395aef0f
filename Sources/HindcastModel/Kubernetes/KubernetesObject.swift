/// An object of a Kubernetes API as the log shows it, and the document that the history keeps of it.
///
/// The document has the object's own shape, as `kubectl get -o json` prints it, without what changes by itself: status,
/// versions, who manages which field, the copy of itself that kubectl leaves in an annotation. Labels are its tags.
package enum KubernetesObject {
    /// Returns the document of an object.
    ///
    /// - Parameter before: what was known; identity that this object does not tell is taken from there.
    package static func document(
        of object: JSONObject,
        at address: Address,
        before: ResourceDocument?,
        knowledge: ResourceDocument.Knowledge
    ) -> ResourceDocument {
        var configuration = withoutOpenTimes(object)
        configuration["@type"] = nil
        configuration["status"] = nil
        var document = ResourceDocument(address: address, knowledge: knowledge)
        document.name = address.id
        document.aliases = before?.aliases ?? []
        if var metadata = configuration["metadata"]?.plainObject {
            if let uid = metadata["uid"]?.scalarText, !uid.isEmpty { document.aliases = [uid] }
            if let labels = metadata["labels"]?.plainObject { document.tags = labels }
            for key in movingMembers { metadata[key] = nil }
            if var annotations = metadata["annotations"]?.plainObject {
                for key in movingAnnotations { annotations[key] = nil }
                metadata["annotations"] = annotations.isEmpty ? nil : .object(annotations)
            }
            configuration["metadata"] = .object(metadata)
        }
        if address.service == "core", address.type == "secrets" { foldTexts(in: &configuration) }
        document.configuration = configuration
        return document
    }

    /// Returns a document of which only the address is known, and that the log hides what it is set to.
    package static func hidden(at address: Address, reason: String, before: ResourceDocument?, uid: String?)
        -> ResourceDocument
    {
        var document = ResourceDocument(address: address, knowledge: .partial)
        document.name = address.id
        document.aliases = uid.map { [$0] } ?? before?.aliases ?? []
        document.configuration = ["$unknown": .string(reason)]
        return document
    }

    /// Returns the object that a document is of, as far as it is known: what a patch is applied to.
    package static func object(of document: ResourceDocument) -> JSONObject {
        var object = document.configuration
        object["$unknown"] = nil
        guard !document.tags.isEmpty else { return object }
        var metadata = object["metadata"]?.plainObject ?? [:]
        metadata["labels"] = .object(document.tags)
        object["metadata"] = .object(metadata)
        return object
    }

    /// Whether an object whose deletion was asked for exists no longer: nothing holds it back any more.
    package static func isGone(_ object: JSONObject) -> Bool {
        guard let metadata = object["metadata"]?.object, let deletion = metadata["deletionTimestamp"], deletion != .null
        else { return false }
        if !(metadata["finalizers"]?.isEmpty ?? true) { return false }
        if object["kind"] == "Namespace", !(object["spec"]?["finalizers"]?.isEmpty ?? true) { return false }
        return metadata["deletionGracePeriodSeconds"]?.integer ?? 0 == 0
    }

    private static let movingMembers = [
        "managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink", "labels",
    ]
    private static let movingAnnotations = [
        lastApplied, "deployment.kubernetes.io/revision", "deployment.kubernetes.io/revision-history",
        "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas",
        "control-plane.alpha.kubernetes.io/leader", "autoscaling.alpha.kubernetes.io/conditions",
        "autoscaling.alpha.kubernetes.io/current-metrics", "endpoints.kubernetes.io/last-change-trigger-time",
        "deprecated.daemonset.template.generation",
    ]

    /// Where kubectl keeps a copy of what was applied, secrets included.
    package static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

    /// A Secret takes `stringData` in and shows it under `data`; both are redacted by what they say.
    private static func foldTexts(in configuration: inout JSONObject) {
        guard let texts = configuration["stringData"]?.plainObject else { return }
        var data = configuration["data"]?.plainObject ?? [:]
        for text in texts { data[text.key] = text.value }
        configuration["data"] = .object(data)
        configuration["stringData"] = nil
    }

    /// Clients write `"creationTimestamp": null` wherever metadata stands, templates included.
    private static func withoutOpenTimes(_ object: JSONObject) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(object.count)
        for member in object where !(member.key == "creationTimestamp" && member.value == .null) {
            members.append(.init(key: member.key, value: withoutOpenTimes(member.value)))
        }
        return JSONObject(sorted: members)
    }

    private static func withoutOpenTimes(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(withoutOpenTimes(object))
        case .array(let elements): .array(elements.map { withoutOpenTimes($0) })
        default: value
        }
    }
}
