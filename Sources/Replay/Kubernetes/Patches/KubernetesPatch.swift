internal import HindcastModel

/// The body of a `patch` call. Which of the four kinds it is stands in a header that the audit record does not have, so it
/// is told by its shape.
enum KubernetesPatch {
    /// A list of operations at places.
    case pointed([JSONValue])
    /// Members over members.
    case merge(JSONObject)
    /// Members over members, elements with a key over elements.
    case strategic(JSONObject)
    /// The whole of what one tool wants, merged by the server.
    case applied(JSONObject)

    /// Reads a body; `nil` where it is no patch.
    init?(_ body: JSONValue, of call: KubernetesCall) {
        if let operations = body.array {
            self = .pointed(operations)
            return
        }
        guard let object = body.plainObject else { return nil }
        if object["apiVersion"]?.string != nil, object["kind"]?.string != nil {
            self = .applied(object)
        } else if KubernetesPatch.hasDirective(body) || KubernetesPatch.isBuiltIn(call.group) {
            // Without directives both kinds differ in lists only, and those who change a list in place name its elements.
            self = .strategic(object)
        } else {
            self = .merge(object)
        }
    }

    /// Returns what the patch makes of an object; `nil` where it does not fit what is known of it.
    func applied(to object: JSONObject, of call: KubernetesCall) -> JSONObject? {
        switch self {
        case .pointed(let operations): PointedPatch.applied(operations, to: .object(object))?.object
        case .merge(let patch): MergePatch.applied(.object(patch), to: .object(object)).object
        case .strategic(let patch): StrategicMergePatch().applied(patch, to: object)
        case .applied(let wanted):
            KubernetesPatch.isBuiltIn(call.group)
                ? StrategicMergePatch(hasDirectives: false).applied(wanted, to: object)
                : MergePatch.applied(.object(wanted), to: .object(object)).object
        }
    }

    /// How sure it is what the patch did: a list may be meant whole or element by element, and what a tool no longer wants goes away without being named.
    var confidence: Confidence {
        switch self {
        case .pointed, .merge: .high
        case .strategic(let patch):
            KubernetesPatch.hasList(.object(patch)) && !KubernetesPatch.hasDirective(.object(patch)) ? .medium : .high
        case .applied: .medium
        }
    }

    /// The groups of Kubernetes's own types; their fellows in the log are custom resources.
    private static func isBuiltIn(_ group: String) -> Bool { builtIn.contains(group) }

    private static let builtIn: Set<String> = [
        "core", "apps", "batch", "autoscaling", "policy", "extensions", "networking.k8s.io",
        "rbac.authorization.k8s.io",
        "storage.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io",
        "certificates.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io",
        "flowcontrol.apiserver.k8s.io",
        "node.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "authentication.k8s.io", "authorization.k8s.io",
    ]

    private static func hasList(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object): object.contains { hasList($0.value) }
        case .array: true
        default: false
        }
    }

    private static func hasDirective(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object):
            object.contains {
                $0.key == "$patch" || $0.key == "$retainKeys" || $0.key.hasPrefix("$setElementOrder/")
                    || $0.key.hasPrefix("$deleteFromPrimitiveList/") || hasDirective($0.value)
            }
        case .array(let elements): elements.contains(where: hasDirective)
        default: false
        }
    }
}
