internal import HindcastModel

/// What is taken by its name alone, what is secret, and what is not compared.
extension ResourceMapper {
    /// Marks what the file calls sensitive.
    ///
    /// - Returns: whether the value may stand where it is going to: in an element without a place no secret may.
    mutating func keepSecret(_ value: JSONValue, from origin: JSONPointer, at spot: Spot) -> Bool {
        guard !instance.sensitive.isEmpty, !value.isEmpty else { return true }
        for secret in instance.sensitive where origin.isInside(secret) || secret.isInside(origin) {
            if spot.isShared {
                leaveOut(origin, "it is secret")
                return false
            }
            let rest = secret.tokens.dropFirst(origin.tokens.count)
            let isMap = !rest.isEmpty && value[JSONPointer(Array(rest))] != nil
            resource.secrets.insert(isMap ? JSONPointer(spot.place.tokens + rest) : spot.place)
        }
        return true
    }

    /// Takes by its name what no line of the type mentions; a part says nothing but its lines.
    mutating func rest(_ configuration: inout JSONObject) {
        for member in instance.attributes
        where !mapping.block.mentioned.contains(member.key) && !GenericMapping.tagNames.contains(member.key) {
            guard mapping.role == .whole else {
                if !member.value.isUnset { leaveOut(JSONPointer([member.key]), "no line of the mapping names it") }
                continue
            }
            guard !member.value.isEmpty else { continue }
            for (name, value) in GenericMapping.candidates(member.key, member.value) where configuration[name] == nil {
                let place = JSONPointer([name])
                guard keepSecret(value, from: JSONPointer([member.key]), at: Spot(place: place)) else { continue }
                configuration[name] = value
                resource.whereKnown.insert(place)
            }
        }
    }

    mutating func tag() {
        if let tags = mapping.tags {
            guard case .one(let value, _) = tags.source.find(in: instance.attributes, at: JSONPointer()) else { return }
            guard let members = tags.members else { return resource.tags = value.object ?? [:] }
            resource.tags = MapFunction.map(members.key, members.value).apply(to: value, of: [:]).object ?? [:]
        } else if mapping.role == .whole {
            resource.tags = GenericMapping.tags(of: instance.attributes)
        }
    }

    mutating func omit() {
        leaveOut(mapping.block.skips, of: instance.attributes, at: JSONPointer())
        for place in instance.unknown {
            guard let name = place.tokens.first, mapping.block.needsLook(name) else { continue }
            leaveOut(place, "only the next apply will tell it")
        }
    }

    mutating func leaveOut(_ skips: [String: String], of block: JSONObject, at place: JSONPointer) {
        guard !skips.isEmpty else { return }
        for member in block where !member.value.isUnset {
            if let reason = skips[member.key] { leaveOut(place.appending(member.key), reason) }
        }
    }

    mutating func leaveOut(_ place: JSONPointer, _ reason: String) {
        resource.omissions.append(.init(place: place.tokens.joined(separator: "."), reason: reason))
    }
}

extension MapBlock {
    /// Whether an attribute is more than the provider's own.
    fileprivate func needsLook(_ name: String) -> Bool {
        guard mentioned.contains(name) else { return true }
        return moves.contains { $0.source.attributes.contains(name) }
    }
}
