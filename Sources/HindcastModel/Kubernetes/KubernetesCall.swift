/// What a call of a Kubernetes API server asks for, as its audit record says.
///
/// Source: https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/. GKE puts such a record into a log entry of the
/// service `k8s.io`, which has neither verb nor `objectRef`: the method's name and the resource's tell both.
package struct KubernetesCall: Hashable, Sendable {
    /// `create`, `update`, `patch`, `delete`, `deletecollection`, or one that reads.
    package var verb: String
    /// The API group in which the resource is at home today; `core` for the one without a name.
    package var group: String
    /// The plural name: `deployments`; empty where the call is for no resource, such as `/healthz`.
    package var resource: String
    /// `scale`, `status`, `exec`; empty where the call is for the resource itself.
    package var subresource = ""
    /// The namespace; `nil` where the resource lies in none, as namespaces themselves do.
    package var namespace: String?
    /// The name; `nil` where the call is for many, or the record does not say.
    package var name: String?
    /// Which incarnation of that name is meant.
    package var uid: String?
    /// How far the call was: only `ResponseComplete` has an answer.
    package var stage: String
    /// The body of the request without what the log adds; `nil` where there is none.
    package var request: JSONValue?
    /// The body of the answer; `nil` where there is none.
    package var response: JSONValue?
    /// The parameters of the URI, decoded.
    package var query: [String: String] = [:]
    /// Why a body that should be there is not.
    package var missingBody: String

    /// Reads a record.
    ///
    /// - Returns: `nil` where it has no verb.
    package init?(_ record: JSONObject) {
        var path: Path?
        if let payload = record["protoPayload"]?.object {
            guard let method = payload["methodName"]?.string, let verb = method.split(separator: ".").last else {
                return nil
            }
            self.verb = String(verb)
            stage = "ResponseComplete"
            path = Path(logged: payload["resourceName"]?.string ?? "", method: method)
            request = payload["request"]?.body
            response = payload["response"]?.body
        } else {
            guard let verb = record["verb"]?.string, !verb.isEmpty else { return nil }
            self.verb = verb
            stage = record["stage"]?.string ?? "ResponseComplete"
            request = record["requestObject"]?.body
            response = record["responseObject"]?.body
            if let uri = record["requestURI"]?.string {
                query = KubernetesCall.parameters(of: uri)
                if record["objectRef"]?.object == nil { path = Path(uri: uri) }
            }
        }
        missingBody = KubernetesCall.reasonForNoBody(record)
        let reference = record["objectRef"]?.object ?? [:]
        func text(_ key: String) -> String? { KubernetesCall.text(key, in: reference) }
        resource = text("resource") ?? path?.resource ?? ""
        group = KubernetesCall.home(of: resource, in: text("apiGroup") ?? path?.group ?? "core")
        subresource = text("subresource") ?? path?.subresource ?? ""
        uid = text("uid") ?? response?["metadata"]?["uid"]?.string
        guard verb != "deletecollection" else {
            namespace = text("namespace") ?? path?.namespace
            return
        }
        let answered = KubernetesCall.metadata(of: response)
        let asked = KubernetesCall.metadata(of: request)
        name =
            text("name") ?? path?.name ?? answered.flatMap { KubernetesCall.text("name", in: $0) }
            ?? asked.flatMap { KubernetesCall.text("name", in: $0) }
        if isNamespace { return }
        namespace =
            text("namespace") ?? path?.namespace ?? answered.flatMap { KubernetesCall.text("namespace", in: $0) }
            ?? asked.flatMap { KubernetesCall.text("namespace", in: $0) }
    }

    private var isNamespace: Bool { resource == "namespaces" && group == "core" }

    /// The metadata of a body that is the object itself.
    private static func metadata(of body: JSONValue?) -> JSONObject? {
        guard let kind = body?["kind"]?.string, kind != "Status", kind != "DeleteOptions" else { return nil }
        return body?["metadata"]?.object
    }

    private static func text(_ key: String, in object: JSONObject) -> String? {
        object[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func reasonForNoBody(_ record: JSONObject) -> String {
        if record["annotations"]?["audit.k8s.io/truncated"] != nil { return "cut off by the audit log" }
        return record["level"]?.string == "Metadata" ? "logged at Metadata level only" : "not in the audit log"
    }

    /// Resources that moved out of `extensions` are the same as in their new group.
    package static func home(of resource: String, in group: String) -> String {
        switch (group, resource) {
        case ("extensions", "deployments"), ("extensions", "daemonsets"), ("extensions", "replicasets"): "apps"
        case ("extensions", "ingresses"), ("extensions", "networkpolicies"): "networking.k8s.io"
        case ("extensions", "podsecuritypolicies"): "policy"
        default: group
        }
    }

    private static func parameters(of uri: String) -> [String: String] {
        guard let mark = uri.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [:] }
        var parameters: [String: String] = [:]
        for pair in uri[uri.utf8.index(after: mark)...].split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? Address.decode(String(parts[1]).replacing("+", with: " ")) : ""
            parameters[Address.decode(String(parts[0]))] = value
        }
        return parameters
    }
}

extension KubernetesCall {
    /// The operation as GKE's methods spell it: `deployments.scale.patch`.
    package var operation: String {
        [resource.isEmpty ? "nonresource" : resource, subresource, verb].filter { !$0.isEmpty }.joined(separator: ".")
    }

    /// Whether the record tells how the call ended.
    package var isComplete: Bool { stage == "ResponseComplete" }

    /// Whether the call only reads.
    package var isReadOnly: Bool { ["get", "list", "watch", "head", "options"].contains(verb) }

    /// Whether the server only tried it.
    package var isDryRun: Bool {
        if let mode = query["dryRun"], !mode.isEmpty { return true }
        return request?["kind"]?.string == "DeleteOptions" && !(request?["dryRun"]?.isEmpty ?? true)
    }

    /// Whether the call works on what is no configuration: a session in a container, a heartbeat, a question.
    package var isData: Bool { KubernetesCall.isData(resource: resource, subresource: subresource, group: group) }

    /// Whether calls for a resource, or a part of one, work on what is no configuration.
    package static func isData(resource: String, subresource: String, group: String) -> Bool {
        resource.isEmpty || dataParts.contains(subresource) || dataResources.contains(resource)
            || group == "metrics.k8s.io"
    }

    /// Whether the call opens a way into a container or through the server, for which any verb will do.
    package var isSession: Bool { ["exec", "attach", "portforward", "proxy"].contains(subresource) }

    private static let dataParts: Set<String> = [
        "exec", "attach", "portforward", "proxy", "log", "token", "status", "approval",
    ]
    private static let dataResources: Set<String> = [
        "events", "leases", "endpoints", "endpointslices", "tokenreviews", "subjectaccessreviews",
        "localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews",
        "componentstatuses", "ipaddresses", "leasecandidates",
    ]
}

/// What a path names: `/apis/apps/v1/namespaces/shop/deployments/checkout/scale`.
private struct Path {
    var group = "core"
    var resource = ""
    var subresource = ""
    var namespace: String?
    var name: String?

    init(uri: String) {
        let path = uri.prefix { $0 != "?" }
        let parts = path.split(separator: "/").map { Address.decode(String($0)) }
        if parts.first == "api", parts.count > 2 {
            read(parts.dropFirst(2))
        } else if parts.first == "apis", parts.count > 3 {
            group = parts[1]
            read(parts.dropFirst(3))
        }
    }

    /// `core/v1/namespaces/shop/pods/web/status`; the method names the subresource too: `io.k8s.core.v1.pods.exec.create`.
    init(logged path: String, method: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count > 2, parts[0] != "apis", parts[0] != "api" else { return }
        group = parts[0]
        read(parts.dropFirst(2))
        let words = method.split(separator: ".").map(String.init)
        if subresource.isEmpty, let place = words.lastIndex(of: resource), place + 2 < words.count {
            subresource = words[place + 1]
        }
    }

    private mutating func read(_ parts: ArraySlice<String>) {
        var parts = parts
        if parts.first == "namespaces", parts.count >= 3, !["status", "finalize"].contains(parts[parts.startIndex + 2])
        {
            namespace = parts[parts.startIndex + 1]
            parts = parts.dropFirst(2)
        }
        resource = parts.popFirst() ?? ""
        name = parts.popFirst()
        subresource = parts.popFirst() ?? ""
    }
}

extension JSONValue {
    /// A body without the type that GKE adds; `nil` where it says nothing.
    fileprivate var body: JSONValue? {
        switch self {
        case .object(var object):
            object["@type"] = nil
            return object.isEmpty ? nil : .object(object)
        case .array(let elements): return elements.isEmpty ? nil : self
        default: return nil
        }
    }
}
