internal import HindcastModel

/// Resources of Terraform's that are parts of another: what they say, their whole does not.
///
/// A security group's state shows the rules that it had when it was last read, which may be before its rules were made.
enum TerraformParts {
    /// Takes from every whole what one of its parts in the same file states.
    static func separate(_ resources: [StatedResource]) -> [StatedResource] {
        var stated: [Name: Set<JSONPointer>] = [:]
        for resource in resources where resource.mapping == .table {
            // A whole states its own lists; only shared elements and the members that parts set are looked for.
            let places = resource.elements.map(\.list) + (isPart(resource) ? members(of: resource) : [])
            guard !places.isEmpty else { continue }
            for name in resource.identity.names {
                stated[Name(resource.identity, name), default: []].formUnion(places)
            }
        }
        guard !stated.isEmpty else { return resources }
        return resources.map { resource in
            guard resource.mapping == .table, !isPart(resource) else { return resource }
            var resource = resource
            let places = resource.identity.names.reduce(into: Set<JSONPointer>()) { places, name in
                places.formUnion(stated[Name(resource.identity, name)] ?? [])
            }
            for place in places.sorted(by: { $0.description.precedesInBytes($1.description) }) {
                guard let value = resource.configuration.value(at: place.tokens[...]) else { continue }
                resource.configuration.remove(at: place.tokens[...])
                guard !value.isEmpty else { continue }
                resource.omissions.append(
                    .init(place: place.tokens.joined(separator: "."), reason: "other declarations of the file state it")
                )
            }
            return resource
        }
    }

    private struct Name: Hashable {
        let service: String?
        let type: String?
        let name: String

        init(_ identity: StatedIdentity, _ name: String) {
            service = identity.service
            type = identity.type
            self.name = name
        }
    }

    private static func isPart(_ resource: StatedResource) -> Bool {
        if case .part? = EmbeddedMaps.mappings.types[resource.kind]?.role { true } else { false }
    }

    private static func members(of resource: StatedResource) -> [JSONPointer] {
        resource.configuration.flatMap { member -> [JSONPointer] in
            // Azure keeps all that is set one step further in.
            guard resource.identity.provider == .azure, let inner = member.value.object else {
                return [JSONPointer([member.key])]
            }
            return inner.map { JSONPointer([member.key, $0.key]) }
        }
    }
}

extension JSONObject {
    /// Takes the value at the end of some members away, and with it an object on the way that is empty then.
    fileprivate mutating func remove(at members: ArraySlice<String>) {
        guard let first = members.first else { return }
        guard members.count > 1, var inner = self[first]?.object else { return self[first] = nil }
        inner.remove(at: members.dropFirst())
        self[first] = inner.isEmpty ? nil : .object(inner)
    }
}
