internal import HindcastModel

/// Resources of Compute Engine as its get calls name them: by links, where Terraform often writes the name alone.
enum ComputeLinks {
    /// Returns the link to a resource; a text that none can be made of stays as it is.
    ///
    /// - Parameters:
    ///   - text: a link, a path such as `global/networks/web`, or a name.
    ///   - collection: what the resource is one of, such as `networks`.
    ///   - resource: the attributes of the resource that names it, which tell project and place.
    static func link(_ text: String, in collection: String, of resource: JSONObject) -> String {
        guard !text.isEmpty else { return text }
        let project = resource["project"]?.string ?? ComputeLinks.project(of: resource)
        let shape = GoogleCloudShape(service: "compute", project: project ?? "")
        guard !text.contains("/") else { return shape.link(text) }
        guard let project, !project.isEmpty, !collection.isEmpty, let scope = scope(of: collection, resource) else {
            return text
        }
        return shape.link("projects/\(project)/\(scope)/\(collection)/\(text)")
    }

    private static func project(of resource: JSONObject) -> String? {
        let texts = [resource["self_link"]?.string, resource["id"]?.string]
        return texts.compactMap { $0 }.lazy.compactMap { GoogleCloudName($0)?.project }.first
    }

    private static func scope(of collection: String, _ resource: JSONObject) -> String? {
        let zone = resource["zone"]?.string?.split(separator: "/").last
        let region = resource["region"]?.string?.split(separator: "/").last ?? zone?.dropLast(2)
        if zonal.contains(collection) { return zone.map { "zones/\($0)" } }
        if regional.contains(collection) { return region.map { "regions/\($0)" } }
        return "global"
    }

    private static let zonal: Set<String> = ["machineTypes", "diskTypes", "acceleratorTypes", "disks", "instances"]
    private static let regional: Set<String> = ["subnetworks", "addresses", "routers", "resourcePolicies"]
}
