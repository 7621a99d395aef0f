internal import HindcastModel

/// The records that a change of a DNS zone added and took away: each name and type is a resource.
///
/// Source: https://cloud.google.com/dns/docs/reference/rest/v1/changes
struct DNSChanges {
    let call: GoogleCloudCall
    let edit: CloudEdit

    /// Changes what the call changed; returns `false` where the general rules are right.
    func apply() -> Bool {
        guard let zone = zone else { return false }
        switch call.name {
        case "changes.create":
            guard let change = (call.response?["change"] ?? call.request["change"])?.object else { return false }
            let deletions = change["deletions"]?.array ?? []
            let additions = change["additions"]?.array ?? []
            for set in deletions { if let writer = writer(for: set, in: zone) { writer.delete() } }
            for set in additions { put(set, in: zone) }
            let added = Set(additions.map(DNSChanges.words))
            let words =
                additions.map { "point \(DNSChanges.words($0)) to \(DNSChanges.data($0))" }
                + deletions.filter { !added.contains(DNSChanges.words($0)) }.map { "remove \(DNSChanges.words($0))" }
            if !words.isEmpty { edit.phrase = words.joined(separator: ", ") }
            return !words.isEmpty
        case "resourceRecordSets.create", "resourceRecordSets.patch":
            let answer = call.response?["resourceRecordSet"] ?? call.response.map { .object($0) }
            let wanted = call.request["resourceRecordSet"] ?? call.request["rrset"]
            guard let set = answer.flatMap({ $0["type"] == nil ? nil : $0 }) ?? wanted else { return false }
            put(set, in: zone)
            edit.phrase = "point \(DNSChanges.words(set)) to \(DNSChanges.data(set))"
            return true
        case "resourceRecordSets.delete":
            let set: JSONValue = ["name": call.request["name"] ?? "", "type": call.request["type"] ?? ""]
            guard let writer = writer(for: set, in: zone) else { return false }
            writer.delete()
            edit.phrase = "remove \(DNSChanges.words(set))"
            return true
        default: return false
        }
    }

    private var zone: String? {
        let stated = call.payload("resourceName")?.string.flatMap { GoogleCloudName($0) }
        return stated?.parts.first { $0.collection == "managedZones" }?.id ?? call.request["managedZone"]?.string
    }

    private func put(_ set: JSONValue, in zone: String) {
        guard let writer = writer(for: set, in: zone), var body = set.object else { return }
        // The interface's name for the data of a record set.
        if let data = body["rrdata"] ?? body["rrdatas"] {
            body["rrdata"] = nil
            body["rrdatas"] = data.array.map { .array($0.sortedAsSet) } ?? data
        }
        writer.replace(with: body)
    }

    private func writer(for set: JSONValue, in zone: String) -> GoogleCloudWriter? {
        guard let name = set["name"]?.string, let type = set["type"]?.string, !name.isEmpty, !type.isEmpty else {
            return nil
        }
        let parts: [GoogleCloudName.Part] = [
            .init(collection: "managedZones", id: zone), .init(collection: "rrsets", id: name),
            .init(collection: "types", id: type),
        ]
        let address = Address(
            provider: .gcp,
            account: call.event.account,
            location: "global",
            service: "dns",
            type: "rrsets",
            id: "\(zone)/\(name)/\(type)"
        )
        let full = GoogleCloudName(project: call.event.account, parts: parts)
        return GoogleCloudWriter(call: call, edit: edit, name: full, address: address)
    }

    private static func words(_ set: JSONValue) -> String {
        "\(set["name"]?.string ?? "?") \(set["type"]?.string ?? "")"
    }

    private static func data(_ set: JSONValue) -> String {
        let data = ((set["rrdata"] ?? set["rrdatas"])?.array ?? []).compactMap(\.scalarText)
        return data.isEmpty ? "nothing" : data.prefix(2).joined(separator: " ") + (data.count > 2 ? " …" : "")
    }
}
