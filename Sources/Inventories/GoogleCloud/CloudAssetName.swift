internal import HindcastModel

/// Which resource of a history an asset is.
struct CloudAssetName {
    /// The service as an address has it: `compute` of `//compute.googleapis.com/…`.
    let service: String
    /// The name within the service.
    let name: GoogleCloudName
    /// The project by its id, or `folders:4`; `nil` where it is not told.
    let account: String?

    /// Reads an asset's name; `nil` where it is none that an address can be made of.
    init?(_ asset: CloudAsset, in projects: CloudAssetProjects) {
        let words = asset.name.dropFirst(2)
        guard let slash = words.firstIndex(of: "/") else { return nil }
        let host = words[..<slash]
        service = String(host.prefix { $0 != "." }).lowercased()
        let path = String(words[words.index(after: slash)...])
        guard !service.isEmpty, !path.isEmpty,
            let name = CloudAssetName.name(path, of: asset, service), !name.namesCollection
        else { return nil }
        self.name = name
        let home = asset.ancestors.first.flatMap { GoogleCloudName($0)?.project }
        account = (name.project ?? home).flatMap { projects.id(of: $0) }
    }

    /// Whether the file tells of the project by its number alone: no address can be made of it.
    var isNumberOnly: Bool { account == nil && name.project?.isNumber ?? false }

    /// The identity; names go from the surest to the vaguest.
    func identity(of asset: CloudAsset) -> StatedIdentity {
        let id = name.parts.isEmpty ? account?.split(separator: ":").last.map(String.init) ?? name.id : name.id
        var identity = StatedIdentity(
            provider: .gcp,
            account: account,
            service: service,
            type: name.collection,
            names: [id]
        )
        identity.location = service == "storage" ? nil : name.parts.isEmpty ? "global" : name.location
        if let account {
            let path = name.path(in: account, service: service)
            if service != "storage" { identity.names.append("//\(service).googleapis.com/\(path)") }
        }
        identity.names.append(asset.name)
        let more = [asset.data?["selfLink"]?.string, asset.data?["uniqueId"]?.scalarText]
        identity.names += more.compactMap { $0 }.filter { $0.utf8.count > 4 }
        var seen: Set<String> = []
        identity.names.removeAll { !seen.insert($0).inserted }
        return identity
    }

    private static func name(_ path: String, of asset: CloudAsset, _ service: String) -> GoogleCloudName? {
        switch service {
        case "storage" where !path.contains("/"):
            return GoogleCloudName(project: nil, parts: [.init(collection: "buckets", id: path)])
        case "dns":
            // A set of records goes by its zone, its name and its type.
            guard let cut = path.firstRange(of: "/rrsets/"),
                let zone = GoogleCloudName(String(path[..<cut.lowerBound])),
                let id = zone.parts.last?.id
            else { break }
            let words = path[cut.upperBound...].split(separator: "/").map(String.init)
            guard let set = asset.data?["name"]?.string ?? words.first,
                let type = asset.data?["type"]?.string ?? words.dropFirst().last
            else { return nil }
            return GoogleCloudName(
                project: zone.project,
                location: "global",
                parts: [.init(collection: "rrsets", id: "\(id)/\(set)/\(type)")]
            )
        case "iam":
            // A service account's name has its number, and its own data have the address that people know.
            guard let own = asset.data?["name"]?.string.flatMap({ GoogleCloudName($0) }),
                let name = GoogleCloudName(path), own.collection == name.collection, own.parts.count == name.parts.count
            else { break }
            return own
        default: break
        }
        return GoogleCloudName(path)
    }
}
