internal import HindcastModel

/// One asset as Cloud Asset Inventory tells of it, in one form for all the ways in which it is written: exports (members with
/// underscores), answers of the interface and of `gcloud` (camel case), rows of BigQuery (the data as text), results of searches.
///
/// Source: https://cloud.google.com/asset-inventory/docs/reference/rest/v1/TopLevel/exportAssets#Asset and
/// https://cloud.google.com/asset-inventory/docs/reference/rest/v1/TopLevel/searchAllResources#ResourceSearchResult
struct CloudAsset {
    /// What the full resource name says, such as `//compute.googleapis.com/projects/shop/global/firewalls/web`.
    let name: String
    /// Such as `compute.googleapis.com/Firewall`; empty where it is not told.
    let type: String
    /// The numbers of the project and of what it lies in, innermost first: `projects/123`, `folders/4`.
    let ancestors: [String]
    /// The resource as its service's own get call shows it; `nil` where this is about something else.
    private(set) var data: JSONObject?
    /// Whether the data are all that there is to show, and not what a search tells of it.
    private(set) var isWhole = true
    /// The policy that is put on the resource itself; `nil` where this is about something else.
    private(set) var policy: JSONObject?
    /// Whether the policy may have more bindings than are told.
    private(set) var isPolicySearched = false
    /// The labels, where they are told beside the data.
    private(set) var labels: JSONObject?
    /// When it was last changed, which is since when it is so.
    let updatedAt: Moment?
    /// What it says besides, of which no history knows.
    private(set) var omissions: [StatedResource.Omission] = []

    /// Reads an asset; `nil` where an object is none.
    init?(_ fields: JSONObject) {
        if let policy = fields["policy"]?.object, let resource = fields["resource"]?.string, resource.hasPrefix("//") {
            // `search-all-iam-policies` shows the bindings that were searched for.
            name = resource
            type = fields.member(ignoringCase: "assetType")?.value.string ?? ""
            ancestors = CloudAsset.ancestors(of: fields)
            updatedAt = nil
            self.policy = policy
            isPolicySearched = true
            return
        }
        guard let name = fields["name"]?.string, name.hasPrefix("//"), name.utf8.count > 2 else { return nil }
        guard let type = fields.member(ignoringCase: "assetType")?.value.string else { return nil }
        self.name = name
        self.type = type
        ancestors = CloudAsset.ancestors(of: fields)
        updatedAt = (fields.member(ignoringCase: "updateTime")?.value.string).flatMap { CloudAsset.moment($0) }
        policy = fields.member(ignoringCase: "iamPolicy")?.value.object
        if let resource = fields["resource"]?.object {
            data = CloudAsset.data(of: resource)
        } else {
            takeContext(fields)
            takeSearchResult(fields)
        }
        for (key, what) in CloudAsset.others {
            guard let value = fields.member(ignoringCase: key)?.value, !value.isEmpty else { continue }
            omissions.append(.init(place: key, reason: what))
        }
    }

    /// What is said of resources beside what they are, which no resource of a history holds.
    private static let others = [
        ("orgPolicy", "constraints are told in an older shape than the log's"),
        ("osInventory", "what is installed on a machine is not configuration"),
        ("relatedAssets", "what belongs together follows from the resources"),
        ("relatedAsset", "what belongs together follows from the resources"),
    ]

    /// What Access Context Manager tells of as a content of its own.
    private mutating func takeContext(_ fields: JSONObject) {
        for key in ["accessPolicy", "accessLevel", "servicePerimeter"] {
            guard let body = fields.member(ignoringCase: key)?.value.object, !body.isEmpty else { continue }
            data = body
        }
    }

    /// What a search tells: parts of the data under names of its own, and at best all of them.
    private mutating func takeSearchResult(_ fields: JSONObject) {
        guard data == nil else { return }
        let versions = (fields["versionedResources"]?.array ?? []).compactMap { $0["resource"]?.object }
        if let whole = versions.first {
            data = whole
            return
        }
        isWhole = false
        labels = fields["labels"]?.object
        guard let description = fields["description"]?.string, !description.isEmpty else { return }
        data = ["description": .string(description)]
    }

    /// BigQuery holds the data as text, and writes what is missing as `null`.
    private static func data(of resource: JSONObject) -> JSONObject? {
        switch resource["data"] {
        case .object(let data)?: data
        case .string(let text)?: JSONText.object(text)
        default: nil
        }
    }

    private static func ancestors(of fields: JSONObject) -> [String] {
        let listed = (fields["ancestors"]?.array ?? []).compactMap(\.string)
        if !listed.isEmpty { return listed }
        let parent = (fields["resource"]?["parent"] ?? fields["parentFullResourceName"])?.string
        let words = [fields["project"]?.string, parent].compactMap { $0 }.first { $0.contains("projects/") }
        guard let words, let cut = words.firstRange(of: "projects/") else { return [] }
        return [String(words[cut.lowerBound...])]
    }

    /// BigQuery writes `2026-11-20 09:00:00 UTC`.
    static func moment(_ text: String) -> Moment? {
        if let moment = Moment(rfc3339: text) { return moment }
        let words = text.hasSuffix(" UTC") ? String(text.dropLast(4)) : text
        return Moment(rfc3339: words + "Z")
    }
}
