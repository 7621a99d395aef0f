/// Brings bodies from the log into the shape of the service's own get call.
///
/// The log writes protocol buffers: names in plural or with underscores, numbers as text, an empty message for a switch that is
/// off, resources by relative names.
package struct GoogleCloudShape {
    /// The service, as an address has it.
    package let service: String
    /// The project that relative names are meant in.
    package let project: String

    /// Makes the shape of a service's bodies.
    package init(service: String, project: String) {
        self.service = service
        self.project = project
    }

    /// Returns a body in the shape of a get call, without what changes by itself.
    package func configuration(_ body: JSONObject) -> JSONObject {
        var result = members(of: body)
        let status = result["status"]
        for key in GoogleCloudShape.own { result[key] = nil }
        // The limits of a perimeter that are in force are called its status.
        if service == "accesscontextmanager" { result["status"] = status }
        if GoogleCloudShape.reportsState.contains(service) { result["state"] = nil }
        return result
    }

    /// A value in the shape of a get call.
    ///
    /// - Parameter key: the member that holds it.
    package func value(_ value: JSONValue, of key: String) -> JSONValue {
        switch value {
        case .object(let object):
            if value.isUnknown || value.isRedacted || GoogleCloudShape.maps.contains(key) { return value }
            if object.isEmpty, GoogleCloudShape.switches.contains(key) { return ["enabled": false] }
            if service == "compute", key == "tags", let items = object["tags"]?.array ?? object["items"]?.array {
                return ["items": .array(items.sortedAsSet)]
            }
            return .object(members(of: object))
        case .array(let elements):
            let shaped = elements.map { self.value($0, of: key) }
            return .array(GoogleCloudShape.sets.contains(key) ? shaped.sortedAsSet : shaped)
        case .string(let text):
            if GoogleCloudShape.hidden.contains(text) { return .unknown("hidden by the provider") }
            guard service == "compute" else { return value }
            if GoogleCloudShape.numbers.contains(key), let number = Int64(text) { return .integer(number) }
            return .string(GoogleCloudShape.texts.contains(key) ? text : link(text))
        default: return value
        }
    }

    private func members(of object: JSONObject) -> JSONObject {
        JSONObject(
            unsorted: object.compactMap { member in
                if GoogleCloudShape.dropped.contains(member.key) { return nil }
                let key = self.key(member.key)
                return .init(key: key, value: value(member.value, of: key))
            }
        )
    }

    /// The name that the service's interface gives a member.
    package func key(_ key: String) -> String {
        if service == "compute" {
            if key == "alloweds" { return "allowed" }
            if key == "denieds" { return "denied" }
        }
        guard key.utf8.contains(UInt8(ascii: "_")), !key.hasPrefix("_"), key.lowercased() == key else { return key }
        let words = key.split(separator: "_")
        return words.dropFirst().reduce(words.first.map(String.init) ?? key) {
            $0 + $1.prefix(1).uppercased() + $1.dropFirst()
        }
    }

    /// A resource by the link that compute's get calls show.
    package func link(_ text: String) -> String {
        let root = "https://www.googleapis.com/compute/v1/"
        if text.hasPrefix("https://") {
            for host in ["https://www.googleapis.com/compute/", "https://compute.googleapis.com/compute/"] {
                guard text.hasPrefix(host) else { continue }
                let rest = text.dropFirst(host.count)
                guard let slash = rest.firstIndex(of: "/") else { return text }
                return root + rest[rest.index(after: slash)...]
            }
            return text
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2, !parts.contains("") else { return text }
        if parts[0] == "projects" { return root + text }
        return ["zones", "regions", "global"].contains(parts[0]) ? root + "projects/\(project)/" + text : text
    }

    /// What the log shows of everything and no get call means: types, versions, links to itself.
    private static let dropped: Set<String> = [
        "@type", "etag", "fingerprint", "labelFingerprint", "kind", "selfLink", "selfLinkWithId",
    ]
    /// What changes by itself, at the top of a body.
    private static let own: [String] = [
        "status", "statusMessage", "updated", "updateTime", "lastModifiedTime", "metageneration", "generation",
        "lastStartTimestamp", "lastStopTimestamp", "labels", "resourceLabels",
    ]
    private static let reportsState: Set<String> = ["cloudsql", "cloudfunctions", "run", "redis", "pubsub", "file"]
    /// Members whose keys are data.
    private static let maps: Set<String> = [
        "labels", "userLabels", "resourceLabels", "annotations", "attributes", "env", "environmentVariables",
        "buildEnvironmentVariables", "expressions", "parameters", "queryParameters",
    ]
    /// Messages that are only there where something is on.
    private static let switches: Set<String> = [
        "versioning", "uniformBucketLevelAccess", "bucketPolicyOnly", "legacyAbac", "shieldedNodes",
    ]
    /// Numbers that the log writes as text. Those of 64 bits are text in the interface too.
    private static let numbers: Set<String> = [
        "priority", "mtu", "port", "checkIntervalSec", "timeoutSec", "unhealthyThreshold", "healthyThreshold", "asn",
        "peerAsn", "targetSize", "initialDelaySec", "coolDownPeriodSec", "minNumReplicas", "maxNumReplicas",
        "acceleratorCount", "advertisedRoutePriority", "affinityCookieTtlSec", "initialNodeCount", "ttl",
    ]
    private static let texts: Set<String> = [
        "description", "value", "name", "sourceRanges", "destinationRanges", "ports",
    ]
    /// Lists whose order means nothing.
    package static let sets: Set<String> = [
        "allowed", "denied", "sourceRanges", "destinationRanges", "sourceTags", "targetTags", "sourceServiceAccounts",
        "targetServiceAccounts", "scopes", "oauthScopes", "includedPermissions", "resourcePolicies", "members",
        "exemptedMembers", "enableComponents",
    ]
    private static let hidden: Set<String> = ["REDACTED", "[REDACTED]", "[removed]"]
}

extension [JSONValue] {
    /// The elements in one order, each once.
    package var sortedAsSet: [JSONValue] {
        var seen: Set<JSONValue> = []
        return filter { seen.insert($0).inserted }.map { ($0, $0.compactText) }
            .sorted { $0.1.precedesInBytes($1.1) }.map(\.0)
    }
}
