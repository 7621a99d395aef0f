/// The members by which Kubernetes tells the elements of its lists apart.
///
/// Source: `x-kubernetes-patch-merge-key` and `x-kubernetes-patch-strategy` in the OpenAPI description of Kubernetes 1.31.
/// Lists that are not in here are replaced whole: tolerations, taints, rules, subjects, affinity terms, metrics, the
/// policies of autoscaling, readiness gates.
package enum KubernetesListKeys {
    /// Returns the member that tells the elements of a list apart; `nil` for a list that is replaced whole.
    ///
    /// - Parameters:
    ///   - list: the name of the member that holds the list.
    ///   - elements: what is in it: ports are told apart by other members in a service than in a container.
    package static func key(of list: String, holding elements: [JSONValue]) -> String? {
        if list == "ports" { return elements.contains { $0["containerPort"] != nil } ? "containerPort" : "port" }
        return keys[list]
    }

    /// Whether a list of plain values is merged.
    package static func isMergedSet(_ list: String) -> Bool { sets.contains(list) }

    private static let keys: [String: String] = [
        // Pods and their templates.
        "containers": "name", "initContainers": "name", "ephemeralContainers": "name", "volumes": "name", "env": "name",
        "volumeMounts": "mountPath", "volumeDevices": "devicePath", "imagePullSecrets": "name", "hostAliases": "ip",
        "topologySpreadConstraints": "topologyKey", "schedulingGates": "name", "resourceClaims": "name",
        "resourceClaimStatuses": "name", "podIPs": "ip", "hostIPs": "ip",
        // Metadata.
        "ownerReferences": "uid",
        // Service accounts.
        "secrets": "name",
        // Status, which is in a whole object.
        "conditions": "type", "addresses": "type",
        // Admission.
        "webhooks": "name", "matchConditions": "name", "variables": "name",
        // Nodes' drivers of storage.
        "drivers": "name",
    ]

    private static let sets: Set<String> = ["finalizers", "podCIDRs"]
}
