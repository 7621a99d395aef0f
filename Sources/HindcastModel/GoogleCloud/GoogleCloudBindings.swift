/// The shape in which this history keeps an access policy of Google Cloud.
///
/// Source: https://cloud.google.com/iam/docs/reference/rest/v1/Policy
package enum GoogleCloudBindings {
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
