internal import HindcastModel

/// Who may do what with a resource: the access policy, which is a part of the resource's configuration here.
///
/// An entry has the whole new policy in its response, or in its request, or only what was added and removed.
///
/// Source: https://cloud.google.com/iam/docs/reference/rest/v1/Policy
struct GoogleCloudPolicy {
    /// One member that got or lost a role.
    struct Delta: Hashable {
        let isAdded: Bool
        let role: String
        let member: String
        let condition: JSONValue?
    }

    let call: GoogleCloudCall

    /// The whole new policy, in the order that this history keeps; `nil` where the entry has no such thing.
    var whole: JSONObject? {
        let candidates = [
            call.response, call.response?["policy"]?.object, call.request["policy"]?.object,
            call.request["iamRequest"]?["policy"]?.object,
        ]
        return candidates.lazy.compactMap { $0 }.first { $0["bindings"]?.array != nil }.map(GoogleCloudBindings.sorted)
            // The policy that lets nobody do anything holds nothing but its version.
            ?? (call.verb == .setPolicy && call.response?["etag"] != nil && deltas.isEmpty ? [:] : nil)
    }

    /// What was added and removed, as far as the entry says.
    var deltas: [Delta] {
        let lists = [
            call.payload("serviceData")?["policyDelta"]?["bindingDeltas"],
            call.payload("metadata")?["policyDelta"]?["bindingDeltas"],
            call.payload("metadata")?["datasetChange"]?["bindingDeltas"],
        ]
        return (lists.lazy.compactMap { $0?.array }.first ?? []).compactMap { delta in
            guard let role = delta["role"]?.string, let member = delta["member"]?.string else { return nil }
            let condition = delta["condition"].flatMap { $0.isEmpty ? nil : $0 }
            return Delta(
                isAdded: delta["action"]?.string != "REMOVE",
                role: role,
                member: member,
                condition: condition
            )
        }
    }

    /// Returns a policy with what was added and removed.
    static func applying(_ deltas: [Delta], to policy: JSONObject) -> JSONObject {
        var bindings = policy["bindings"]?.array ?? []
        for delta in deltas {
            let place = bindings.firstIndex {
                $0["role"]?.string == delta.role && ($0["condition"] ?? .null) == (delta.condition ?? .null)
            }
            if let place, var binding = bindings[place].object {
                var members = (binding["members"]?.array ?? []).filter { $0.string != delta.member }
                if delta.isAdded { members.append(.string(delta.member)) }
                binding["members"] = .array(members)
                if members.isEmpty { bindings.remove(at: place) } else { bindings[place] = .object(binding) }
            } else if delta.isAdded {
                var binding: JSONObject = ["members": [.string(delta.member)], "role": .string(delta.role)]
                binding["condition"] = delta.condition
                bindings.append(.object(binding))
            }
        }
        var result = policy
        result["bindings"] = .array(bindings)
        return GoogleCloudBindings.sorted(result)
    }

    /// What one policy grants that another does not, and the other way round.
    static func difference(from before: JSONObject, to after: JSONObject) -> [Delta] {
        func grants(_ policy: JSONObject) -> [Delta] {
            (policy["bindings"]?.array ?? []).flatMap { binding in
                (binding["members"]?.array ?? []).compactMap(\.string).map {
                    Delta(
                        isAdded: true,
                        role: binding["role"]?.string ?? "",
                        member: $0,
                        condition: binding["condition"]
                    )
                }
            }
        }
        let old = grants(before)
        let new = grants(after)
        let kept = Set(old).intersection(new)
        return new.filter { !kept.contains($0) }
            + old.filter { !kept.contains($0) }.map {
                Delta(isAdded: false, role: $0.role, member: $0.member, condition: $0.condition)
            }
    }
}
