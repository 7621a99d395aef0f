internal import HindcastModel

/// What one Kubernetes object states, in the shape that the history keeps objects in.
struct KubernetesStatement {
    /// Why an object states nothing.
    struct Problem: Error {
        /// A sentence without a final full stop.
        let reason: String
    }

    let object: JSONObject
    let kinds: KubernetesKinds
    let cluster: String?

    /// Returns the resource.
    ///
    /// - Parameter isObserved: whether the server showed the object, so that all of it is there.
    func resource(isObserved: Bool) -> Result<StatedResource, Problem> {
        guard let kind = text("kind", of: object), let version = text("apiVersion", of: object) else {
            return .failure(Problem(reason: "no Kubernetes object: it has no kind or no apiVersion"))
        }
        guard object["metadata"]?.object != nil else {
            return .failure(Problem(reason: "\(kind) without metadata"))
        }
        let metadata = object["metadata"]?.object ?? [:]
        let name = text("name", of: metadata)
        let written = version.firstIndex(of: "/").map { String(version[..<$0]) } ?? "core"
        let known = kinds.resource(of: kind, in: written)
        let group = KubernetesCall.home(of: known.plural, in: written)
        let resource = group == written ? known : kinds.resource(of: kind, in: group)
        let identity = StatedIdentity(
            provider: .k8s,
            account: cluster,
            location: resource.isNamespaced == false ? "-" : text("namespace", of: metadata),
            service: group,
            type: resource.plural,
            names: name.map { [$0] } ?? []
        )
        var stated = StatedResource(
            label: "\(kind)/\(name ?? text("generateName", of: metadata).map { $0 + "*" } ?? "?")",
            kind: written == "core" ? kind : "\(kind).\(written)",
            identity: identity,
            mapping: .native
        )
        if let reason = reasonAgainst(kind, of: resource.plural, in: group, metadata) {
            stated.mapping = .none(reason: reason)
            return .success(stated)
        }
        guard let name else { return .failure(Problem(reason: "\(kind) without a name")) }
        state(of: &stated, at: name, isObserved: isObserved)
        return .success(stated)
    }

    private func text(_ key: String, of object: JSONObject) -> String? {
        object[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Why nothing of an object is found in any history.
    private func reasonAgainst(_ kind: String, of plural: String, in group: String, _ metadata: JSONObject) -> String? {
        if group == "kustomize.config.k8s.io" { return "it is for kustomize; `kubectl kustomize` prints the objects" }
        if KubernetesCall.isData(resource: plural, subresource: "", group: group)
            || ["bindings", "evictions"].contains(plural)
        {
            return "it is no configuration, and the history keeps none of it"
        }
        if text("name", of: metadata) == nil, text("generateName", of: metadata) != nil {
            return "the server makes up its name"
        }
        if let hook = metadata["annotations"]?["helm.sh/hook"]?.string, hook != "crd-install" {
            return "helm makes it for a moment only, as its hook \(hook.prefix(40))"
        }
        return nil
    }

    private func state(of stated: inout StatedResource, at name: String, isObserved: Bool) {
        var object = object
        let isSecret = stated.identity.service == "core" && stated.identity.type == "secrets"
        if isSecret { object["data"] = object["data"].map(KubernetesStatement.decoded) }
        let address = Address(
            provider: .k8s,
            account: cluster ?? "-",
            location: stated.identity.location ?? "-",
            service: stated.identity.service ?? "-",
            type: stated.identity.type ?? "-",
            id: name
        )
        let document = KubernetesObject.document(of: object, at: address, before: nil, knowledge: .complete)
        var configuration = document.configuration
        stated.isWhole = isObserved
        stated.areTagsWhole = isObserved
        stated.tags = object["metadata"]?["labels"]?.object == nil && !isObserved ? nil : document.tags
        if isObserved {
            stated.identity.names += document.aliases
        } else {
            configuration = KubernetesQuantity.canonical(in: configuration)
            // These tell which object is meant; one object is shown in every version of its group.
            for key in ["apiVersion", "kind"] { configuration[key] = nil }
            var metadata = configuration["metadata"]?.object ?? [:]
            for key in ["name", "namespace", "generateName"] { metadata[key] = nil }
            configuration["metadata"] = metadata.isEmpty ? nil : .object(metadata)
        }
        stated.configuration = configuration
        guard isSecret, let data = configuration["data"]?.object else { return }
        stated.secrets = Set(data.keys.map { JSONPointer(["data", $0]) })
    }

    /// The data of a Secret as the texts that it spells: what the history's digests are of.
    private static func decoded(_ data: JSONValue) -> JSONValue {
        guard let data = data.object else { return data }
        return .object(
            JSONObject(
                sorted: data.members.map { member in
                    let text = member.value.string.flatMap { Base64Text.decoded($0) }
                    return .init(key: member.key, value: text.map { .string($0) } ?? member.value)
                }
            )
        )
    }
}
