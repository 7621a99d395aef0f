/// The shape in which this history keeps an access policy of Google Cloud.
///
/// Source: https://cloud.google.com/iam/docs/reference/rest/v1/Policy
package enum GoogleCloudBindings {
    /// Whether nobody but Google Cloud's own services has a role by a binding: it gives such roles where a service is turned on.
    ///
    /// Source: https://cloud.google.com/iam/docs/service-agents and
    /// https://cloud.google.com/iam/docs/service-account-types#default
    package static func isOfProvider(_ binding: JSONValue) -> Bool {
        guard binding["role"]?.string != nil, let members = binding["members"]?.array, !members.isEmpty else {
            return false
        }
        return members.allSatisfy(isAgent)
    }

    /// Whether a member is an account that Google Cloud makes and uses by itself.
    package static func isAgent(_ member: JSONValue) -> Bool {
        guard let text = member.string, text.hasPrefix("serviceAccount:"), text.hasSuffix("gserviceaccount.com"),
            let at = text.firstIndex(of: "@")
        else { return false }
        let name = text[..<at].dropFirst("serviceAccount:".count)
        if name.hasPrefix("service-"), name.dropFirst("service-".count).allSatisfy(\.isNumber) {
            // Anybody may call an account so; the project that it is in is the provider's alone.
            let domain = text[text.index(after: at)...]
            return domain.hasPrefix("gcp-sa-") || agentDomains.contains(domain.prefix { $0 != "." })
        }
        let digits = name.prefix { $0.isNumber }
        guard !digits.isEmpty else { return false }
        switch text[at...] {
        case "@cloudservices.gserviceaccount.com", "@cloudbuild.gserviceaccount.com": return digits.count == name.count
        case "@developer.gserviceaccount.com": return name.dropFirst(digits.count) == "-compute"
        default: return false
        }
    }

    /// The projects that service agents are in, beside those whose names begin with `gcp-sa-`.
    private static let agentDomains: Set<Substring> = [
        "bigquery-encryption", "cloud-filer", "cloud-ml", "cloud-redis", "cloud-tpu", "cloudcomposer-accounts",
        "compute-system", "container-analysis", "container-engine-robot", "containerregistry",
        "dataflow-service-producer-prod", "dataproc-accounts", "endpoints-portal", "firebase-rules", "gae-api-prod",
        "gcf-admin-robot", "genomics-api", "gs-project-accounts", "monitoring-notifications", "remotebuildexecution",
        "serverless-robot-prod", "service-consumer-management", "service-networking", "sourcerepo-service-accounts",
    ]

    /// A policy without its versions, bindings and members in one order.
    package static func sorted(_ policy: JSONObject) -> JSONObject {
        var result: JSONObject = [:]
        let bindings = (policy["bindings"]?.array ?? []).compactMap { binding -> JSONValue? in
            guard var object = binding.object else { return nil }
            object["members"] = .array((object["members"]?.array ?? []).sortedAsSet)
            if object["condition"]?.isEmpty ?? false { object["condition"] = nil }
            return .object(object)
        }
        .map { (binding: $0, key: ($0["role"]?.string ?? "") + "\u{0}" + ($0["condition"]?.compactText ?? "")) }
        .sorted { $0.key.precedesInBytes($1.key) }.map(\.binding)
        if !bindings.isEmpty { result["bindings"] = .array(bindings) }
        for key in ["auditConfigs", "audit_configs"] {
            if let configs = policy[key]?.array, !configs.isEmpty {
                result["auditConfigs"] = .array(configs.sortedAsSet)
            }
        }
        return result
    }
}
