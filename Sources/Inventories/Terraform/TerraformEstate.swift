internal import HindcastModel

/// The instances of a file together: what they tell of one another.
enum TerraformEstate {
    /// Returns what the instances state, in their order.
    static func resources(
        _ instances: [TerraformInstance],
        by mappings: TypeMappings = EmbeddedMaps.mappings
    ) -> [StatedResource] {
        var resources: [StatedResource] = []
        var isAnywhere: [Bool] = []
        resources.reserveCapacity(instances.count)
        for instance in instances {
            let mapping = mapping(of: instance.type, by: mappings)
            resources.append(ResourceMapper(instance, by: mapping).resource)
            isAnywhere.append(mapping.isAnywhere)
        }
        place(&resources, as: instances.map(\.provider), isAnywhere)
        return AzureChildren.separate(TerraformGrants.merged(TerraformParts.separate(resources, by: mappings)))
    }

    private static func mapping(of type: String, by mappings: TypeMappings) -> TypeMapping {
        if let mapping = mappings.types[type] { return mapping }
        if let head = mappings.head(for: type) { return GenericMapping.mapping(of: type, by: head) }
        return TypeMapping(role: .none(reason: "no history is of its provider"), service: "", type: "")
    }

    /// Gives the account, and the location, that all ARNs and links of one provider's configuration agree on to those of its
    /// resources that tell none.
    private static func place(_ resources: inout [StatedResource], as providers: [String], _ isAnywhere: [Bool]) {
        struct Known {
            var accounts: Set<String> = []
            var locations: Set<String> = []
        }
        var known: [String: Known] = [:]
        for (resource, provider) in zip(resources, providers) {
            if let account = resource.identity.account { known[provider, default: Known()].accounts.insert(account) }
            if let location = resource.identity.location, location != "global" {
                known[provider, default: Known()].locations.insert(location)
            }
        }
        for index in resources.indices where resources[index].identity.provider == .aws {
            guard let known = known[providers[index]] else { continue }
            if resources[index].identity.account == nil, known.accounts.count == 1 {
                resources[index].identity.account = known.accounts.first
            }
            if resources[index].identity.location == nil, known.locations.count == 1, !isAnywhere[index],
                resources[index].mapping == .table
            {
                resources[index].identity.location = known.locations.first
            }
        }
    }
}
