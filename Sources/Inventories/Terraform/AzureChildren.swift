internal import HindcastModel

/// Parts of Azure's resources that have resources of their own in Terraform, too: rules, routes, subnets.
///
/// A security group's state shows the rules that it had when it was last read, which may be before its rules were made.
enum AzureChildren {
    /// Takes from every resource the list whose elements the same file states by themselves.
    static func separate(_ resources: [StatedResource]) -> [StatedResource] {
        var lists: [String: Set<String>] = [:]
        for resource in resources where resource.identity.provider == .azure {
            guard let id = id(of: resource), id.isNested, let parent = id.scope else { continue }
            for embedding in AzureEmbeddedList.all
            where embedding.parent == parent.typePath && embedding.type.lowercased() == id.address.type {
                lists[parent.key, default: []].insert(embedding.list)
            }
        }
        guard !lists.isEmpty else { return resources }
        return resources.map { resource in
            guard resource.identity.provider == .azure, let id = id(of: resource), let names = lists[id.key],
                var properties = resource.configuration["properties"]?.object
            else { return resource }
            var resource = resource
            for name in names.sorted() {
                guard let list = properties[name] else { continue }
                properties[name] = nil
                guard !list.isEmpty else { continue }
                resource.omissions.append(
                    .init(place: "properties.\(name)", reason: "other declarations of the file state it")
                )
            }
            resource.configuration["properties"] = .object(properties)
            return resource
        }
    }

    private static func id(of resource: StatedResource) -> AzureResourceID? {
        resource.identity.names.lazy.filter { $0.hasPrefix("/") }.compactMap { AzureResourceID($0) }.first
    }
}
