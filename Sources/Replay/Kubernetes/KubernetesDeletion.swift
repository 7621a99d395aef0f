internal import HindcastModel

/// Who asked for a deletion that a part of the cluster carries out: of what belonged to something deleted, of what lay in a
/// deleted namespace, of what a finalizer or a grace period held back.
enum KubernetesDeletion {
    /// The key under which a call for a deletion is remembered; `nil` where it is none, or itself one that carries out.
    static func key(of event: AuditEvent, _ call: KubernetesCall) -> String? {
        guard call.verb == "delete", call.subresource.isEmpty, call.isComplete, let name = call.name,
            !isCarriedOut(event)
        else { return nil }
        return key(address(event.account, call.namespace ?? "-", call.group, call.resource, name))
    }

    private static func address(
        _ cluster: String,
        _ namespace: String,
        _ group: String,
        _ type: String,
        _ name: String
    ) -> Address {
        Address(provider: .k8s, account: cluster, location: namespace, service: group, type: type, id: name)
    }

    private static func key(_ address: Address) -> String { "k8s/deletion/\(address)" }

    /// Whether the event is a part of the cluster's own doing.
    private static func isCarriedOut(_ event: AuditEvent) -> Bool {
        let name = event.principal.name ?? ""
        return ["system:serviceaccount:kube-system:", "system:node:", "system:kube-", "system:apiserver"]
            .contains(where: name.hasPrefix)
    }

    /// Returns the way from who carries a deletion out to who asked for it; empty where that is the same, or not known.
    static func hops(to address: Address, before: ResourceDocument?, in edit: CloudEdit) -> [ActorChain.Hop] {
        guard isCarriedOut(edit.event) else { return [] }
        var asked: [(address: Address, words: String, uid: String?)] = [
            (address, "asked for its deletion", before?.aliases.first)
        ]
        if let owner = owner(of: before) {
            for place in Set([address.location, "-"]).sorted().reversed() {
                let parent = self.address(address.account, place, owner.group, owner.type, owner.name)
                asked.append((parent, "deleted \(owner.kind) \(owner.name), which owned it", owner.uid))
            }
        }
        let namespace = self.address(address.account, "-", "core", "namespaces", address.location)
        asked.append((namespace, "deleted namespace \(address.location)", nil))
        for one in asked {
            guard let event = edit.earlier(key(one.address)), isMeant(event, one.uid) else { continue }
            edit.asker = event
            return [
                .init(label: event.principal.label, confidence: .proven, eventID: event.id, reason: one.words)
            ] + KubernetesRules().hops(of: event)
        }
        return []
    }

    /// Whether a deletion was one of the incarnation with a uid, where both are known.
    private static func isMeant(_ event: AuditEvent, _ uid: String?) -> Bool {
        let answer = event.response
        let deleted = answer["details"]?["uid"]?.string ?? answer["metadata"]?["uid"]?.string
        guard let uid, let deleted else { return true }
        return uid == deleted
    }

    private struct Owner {
        let kind: String
        let group: String
        let type: String
        let name: String
        let uid: String?
    }

    /// The owner that an object names, the one that controls it first.
    private static func owner(of document: ResourceDocument?) -> Owner? {
        let all = document?.configuration["metadata"]?["ownerReferences"]?.array ?? []
        guard let reference = all.first(where: { $0["controller"] == true }) ?? all.first,
            let kind = reference["kind"]?.string?.lowercased(), let name = reference["name"]?.string
        else { return nil }
        let version = (reference["apiVersion"]?.string ?? "").split(separator: "/")
        return Owner(
            kind: kind,
            group: version.count > 1 ? String(version[0]) : "core",
            type: kind.collectionName,
            name: name,
            uid: reference["uid"]?.scalarText
        )
    }
}
