internal import HindcastModel

/// Grants of Google Cloud: each resource of Terraform's gives one member a role, and a policy has one binding a role.
enum TerraformGrants {
    /// Returns the resources with the members of each role in one binding, which the first of them states.
    static func merged(_ resources: [StatedResource]) -> [StatedResource] {
        var result = resources
        var places: [Binding: Place] = [:]
        for index in resources.indices where resources[index].identity.provider == .gcp {
            var kept: [StatedResource.Element] = []
            for element in resources[index].elements {
                guard element.list == list, let role = element.value["role"]?.string,
                    let members = element.value["members"]?.array
                else {
                    kept.append(element)
                    continue
                }
                let binding = Binding(
                    type: resources[index].identity.type,
                    account: resources[index].identity.account,
                    name: resources[index].identity.names.first ?? "",
                    role: role,
                    condition: element.value["condition"] ?? .null
                )
                if let place = places[binding] {
                    if place.resource == index {
                        kept[place.element].value = kept[place.element].value.adding(members)
                    } else {
                        let before = result[place.resource].elements[place.element].value
                        result[place.resource].elements[place.element].value = before.adding(members)
                    }
                } else {
                    places[binding] = Place(resource: index, element: kept.count)
                    kept.append(element)
                }
            }
            result[index].elements = kept
        }
        return result
    }

    private static let list = JSONPointer(["iamPolicy", "bindings"])

    /// What a binding is one of.
    private struct Binding: Hashable {
        let type: String?
        let account: String?
        let name: String
        let role: String
        let condition: JSONValue
    }

    /// Where it is stated.
    private struct Place {
        let resource: Int
        let element: Int
    }
}

extension JSONValue {
    /// A binding with more members, each once.
    fileprivate func adding(_ members: [JSONValue]) -> JSONValue {
        guard var binding = object else { return self }
        let known = binding["members"]?.array ?? []
        binding["members"] = .array(known + members.filter { !known.contains($0) })
        return .object(binding)
    }
}
