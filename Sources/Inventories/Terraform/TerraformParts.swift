internal import HindcastModel

/// Resources of Terraform's that are parts of another: what they say, their whole does not.
///
/// A security group's state shows the rules that it had when it was last read, which may be before its rules were made.
enum TerraformParts {
    /// Takes from every whole what one of its parts in the same file states.
    static func separate(_ resources: [StatedResource], by mappings: TypeMappings) -> [StatedResource] {
        var stated: [Name: Set<JSONPointer>] = [:]
        for resource in resources where resource.mapping == .table {
            guard resource.sharedLists.isEmpty else { continue }
            let places =
                resource.elements.filter(\.key.isEmpty).map(\.list)
                + (mappings.isPart(resource) ? mappings.places(of: resource) : [])
            guard !places.isEmpty else { continue }
            for name in resource.identity.names {
                stated[Name(resource.identity, name), default: []].formUnion(places)
            }
        }
        guard !stated.isEmpty else { return resources }
        return resources.map { resource in
            guard resource.mapping == .table, !mappings.isPart(resource) else { return resource }
            var resource = resource
            let places = resource.identity.names.reduce(into: Set<JSONPointer>()) { places, name in
                places.formUnion(stated[Name(resource.identity, name)] ?? [])
            }
            for place in places.sorted(by: { $0.description.precedesInBytes($1.description) }) {
                let elements = resource.elements.count
                resource.elements.removeAll { $0.list == place && $0.key.isEmpty }
                let value = resource.configuration.value(at: place.tokens[...])
                if value != nil { resource.configuration.remove(at: place.tokens[...]) }
                guard !(value?.isEmpty ?? true) || resource.elements.count < elements else { continue }
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
}

extension TypeMappings {
    /// Whether a resource is a part of another.
    fileprivate func isPart(_ resource: StatedResource) -> Bool { types[resource.kind]?.role == .part }

    /// The places that the lines of a resource's type fill.
    fileprivate func places(of resource: StatedResource) -> [JSONPointer] { types[resource.kind]?.block.places ?? [] }
}

extension MapBlock {
    /// The places that its lines fill.
    fileprivate var places: [JSONPointer] {
        moves.flatMap { move in
            move.place.members.isEmpty ? move.block?.places ?? [] : [JSONPointer(move.place.members)]
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
