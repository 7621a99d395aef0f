internal import HindcastModel

/// Reads exports, lists, searches and feeds of Google Cloud Asset Inventory.
///
/// Source: https://cloud.google.com/asset-inventory/docs/export-asset-metadata and
/// https://cloud.google.com/asset-inventory/docs/monitor-asset-changes
enum CloudAssetReader {
    /// Reads the values of one file; `nil` where they are none of these and not said to be.
    static func read(_ texts: JSONTexts, of file: String, isSaid: Bool) -> Inventory? {
        guard isSaid || CloudAssetFile.holds(texts) else { return nil }
        let content = CloudAssetFile(texts)
        var inventory = Inventory(format: .cloudAssets, file: file, standing: .observed)
        inventory.observedAt = content.readAt
        var assets: [(entry: CloudAssetFile.Entry, asset: CloudAsset)] = []
        var projects = CloudAssetProjects()
        for entry in content.entries {
            guard let fields = entry.fields else {
                inventory.findings.append(Finding(file: file, record: entry.number, reason: entry.reason))
                continue
            }
            guard let asset = CloudAsset(fields) else {
                let reason = "it is no asset: it has no full resource name with an asset type"
                inventory.findings.append(Finding(file: file, record: entry.number, reason: reason))
                continue
            }
            projects.learn(from: asset)
            assets.append((entry, asset))
        }
        var latest = LatestAssets()
        for (entry, asset) in assets {
            guard let name = CloudAssetName(asset, in: projects) else {
                let reason = "no resource is named by \(CloudAssetReader.shown(asset.name))"
                inventory.findings.append(Finding(file: file, record: entry.number, reason: reason))
                continue
            }
            latest.take(resource(asset, name, entry, file: content), at: entry.since)
        }
        inventory.resources = latest.resources
        inventory.findings.sort { ($0.record ?? 0) < ($1.record ?? 0) }
        return inventory
    }

    private static func resource(
        _ asset: CloudAsset,
        _ name: CloudAssetName,
        _ entry: CloudAssetFile.Entry,
        file: CloudAssetFile
    ) -> StatedResource {
        let identity = name.identity(of: asset)
        var resource = StatedResource(label: asset.name, kind: asset.type, identity: identity, mapping: .native)
        resource.line = entry.line
        resource.omissions = asset.omissions
        if file.readAt == nil { resource.observedAt = entry.since ?? asset.updatedAt }
        if let reason = CloudAssetShape.reason(for: asset) {
            resource.mapping = .none(reason: reason)
            return resource
        }
        guard !name.isNumberOnly else {
            resource.mapping = .none(reason: "the file tells the project's number, and nothing in it the project's id")
            return resource
        }
        if entry.isDeleted {
            resource.isAbsent = true
            return resource
        }
        if let policy = asset.policy { state(policy, of: asset, in: &resource) }
        if let data = asset.data { state(data, of: asset, name, in: &resource) }
        if let labels = asset.labels { resource.tags = labels }
        if asset.data == nil, asset.policy == nil, asset.labels == nil, !asset.omissions.isEmpty {
            resource.mapping = .none(reason: asset.omissions[0].reason)
            resource.omissions = []
        }
        return resource
    }

    /// What the policy of a resource grants. A search may show some of its bindings alone.
    private static func state(_ policy: JSONObject, of asset: CloudAsset, in resource: inout StatedResource) {
        let sorted = GoogleCloudBindings.sorted(policy)
        if asset.isPolicySearched {
            resource.elements = (sorted["bindings"]?.array ?? []).map {
                .init(list: JSONPointer(["iamPolicy", "bindings"]), value: $0)
            }
            return
        }
        resource.configuration["iamPolicy"] = sorted.isEmpty ? .null : .object(sorted)
    }

    private static func state(
        _ data: JSONObject,
        of asset: CloudAsset,
        _ name: CloudAssetName,
        in resource: inout StatedResource
    ) {
        let type = name.name.collection
        let shape = CloudAssetShape(service: name.service, type: type, project: name.account ?? "")
        resource.tags = CloudAssetShape.labels(data) ?? (asset.isWhole ? [:] : nil)
        if CloudAssetShape.otherVersions.contains("\(name.service)/\(type)") {
            let reason = "the log tells it in the shape of the interface's version that was called"
            resource.omissions.append(.init(place: "resource.data", reason: reason))
            return
        }
        let configuration = shape.configuration(data)
        resource.whereKnown = shape.whereKnown(configuration)
        for member in configuration { resource.configuration[member.key] = member.value }
        resource.isWhole = asset.isWhole
        resource.secrets = CloudNames.secrets(in: .object(resource.configuration), of: resource.identity)
    }

    private static func shown(_ name: String) -> String { name.utf8.count > 200 ? name.prefix(200) + "…" : name }
}

/// The last state of each asset: feeds and histories tell of one several times.
private struct LatestAssets {
    private(set) var resources: [StatedResource] = []
    private var times: [Moment?] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        let label: String
        let kind: String
        let isPolicy: Bool
    }

    /// Takes a state; `nil` where it is not one of several in time.
    mutating func take(_ resource: StatedResource, at time: Moment?) {
        let isPolicy = resource.configuration["iamPolicy"] != nil
        let key = Key(label: resource.label, kind: resource.kind, isPolicy: isPolicy && !resource.isWhole)
        guard let time, let place = places[key], let known = times[place] else {
            if time != nil { places[key] = resources.count }
            resources.append(resource)
            times.append(time)
            return
        }
        let reason = "the file has a later state of it"
        var kept = time >= known ? resource : resources[place]
        let gone = (time >= known ? known : time).rfc3339
        kept.omissions += time >= known ? resources[place].omissions.filter { $0.reason == reason } : []
        kept.omissions.append(.init(place: "window \(gone)", reason: reason))
        resources[place] = kept
        times[place] = max(time, known)
    }
}
