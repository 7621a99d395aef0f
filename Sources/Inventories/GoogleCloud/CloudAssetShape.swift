internal import HindcastModel

/// Brings an asset's data into the shape in which the history holds the resource.
struct CloudAssetShape {
    /// The service and the type as an address has them.
    let service: String
    let type: String
    /// The project that relative names are meant in.
    let project: String

    /// Returns the configuration that data tell of.
    func configuration(_ data: JSONObject) -> JSONObject {
        var body = data
        if service == "compute" { body = ComputeNames.restored(body, of: type) }
        let status = body["status"]
        body = GoogleCloudShape(service: service, project: project).configuration(body)
        // A machine that runs, or does not, is told by the calls that start and stop it.
        if service == "compute", type == "instances" { body["status"] = status }
        if service == "bigquery" { body = CloudAssetShape.bigQuery(body) }
        for path in GoogleCloudGiven.paths(service: service, type: type) { body = body.removing(path[...]) }
        return body
    }

    /// The places that count only where the history knows something, too.
    func whereKnown(_ configuration: JSONObject) -> Set<JSONPointer> {
        let asked = GoogleCloudGiven.asked(service: service, type: type)
        return Set(
            configuration.compactMap { member in
                if let usual = asked[member.key], usual != member.value { return nil }
                return JSONPointer([member.key])
            }
        )
    }

    /// The labels of data; `nil` where the type has none.
    static func labels(_ data: JSONObject) -> JSONObject? {
        guard case .object(let labels)? = data["labels"] ?? data["resourceLabels"] else { return nil }
        return labels
    }

    /// What an asset is not compared by, and why; `nil` where it is.
    static func reason(for asset: CloudAsset) -> String? {
        if asset.name.contains("/k8s/") { return "objects within a cluster are stated by `kubectl get`" }
        return nil
    }

    /// Types that the log shows in more than one shape, by the version of the interface that was called.
    static let otherVersions: Set<String> = [
        "cloudresourcemanager/projects", "cloudresourcemanager/folders", "cloudresourcemanager/organizations",
        "run/services", "run/jobs", "run/revisions", "cloudfunctions/functions",
    ]

    /// The ids of the project are in the address already; who may do what stands in one order.
    private static func bigQuery(_ body: JSONObject) -> JSONObject {
        var result = body
        for member in body where member.key.hasSuffix("Reference") {
            guard var reference = member.value.object else { continue }
            reference["projectId"] = nil
            result[member.key] = .object(reference)
        }
        if let access = body["access"]?.array { result["access"] = .array(access.sortedAsSet) }
        return result
    }
}
