internal import HindcastModel

/// What comes and goes along with a machine: the disks that are made with it and those that are deleted with it.
///
/// The log has no events of their own for them.
struct ComputeSideEffects {
    let call: GoogleCloudCall
    let writer: GoogleCloudWriter

    private var edit: CloudEdit { writer.edit }

    /// Makes the disks that a new machine asked for, and lets the machine's list name them as a get call does.
    func create() {
        guard writer.address.type == "instances", let document = edit.document(at: writer.address),
            var disks = document.configuration["disks"]?.array
        else { return }
        // Disks that the call needed the right to create, in order: their names are nowhere else where the request has none.
        var granted = (call.payload("authorizationInfo")?.array ?? [])
            .filter { $0["permission"]?.string == "compute.disks.create" }
            .compactMap { ($0["resourceAttributes"]?["name"] ?? $0["resource"])?.string }[...]
        for (index, value) in disks.enumerated() {
            guard var disk = value.object, let wanted = disk["initializeParams"]?.object else { continue }
            let permitted = granted.popFirst().flatMap { GoogleCloudName($0)?.parts.last?.id }
            let isBoot = disk["boot"]?.bool ?? (index == 0)
            guard let id = wanted["diskName"]?.string ?? permitted ?? (isBoot ? writer.address.id : nil) else {
                continue
            }
            let name = GoogleCloudName(
                project: writer.address.account,
                location: writer.address.location,
                parts: [.init(collection: "disks", id: id)]
            )
            let address = Address(
                provider: .gcp,
                account: writer.address.account,
                location: writer.address.location,
                service: "compute",
                type: "disks",
                id: id
            )
            disk["initializeParams"] = nil
            disk["source"] = .string(writer.shape.link(name.path(in: address.account, service: "compute")))
            if let size = wanted["diskSizeGb"] { disk["diskSizeGb"] = size }
            disks[index] = .object(disk)
            writer.other(name, at: address).replace(with: ComputeSideEffects.disk(id, wanted))
        }
        writer.change { $0.configuration["disks"] = .array(disks) }
    }

    /// Takes away the disks that go with a machine.
    func delete() {
        guard writer.address.type == "instances",
            let disks = edit.document(at: writer.address)?.configuration["disks"]?.array
        else { return }
        for disk in disks where disk["autoDelete"]?.bool ?? false {
            guard let name = disk["source"]?.string.flatMap({ GoogleCloudName($0) }), let location = name.location
            else {
                continue
            }
            let address = Address(
                provider: .gcp,
                account: GoogleCloudTarget.project(name.project, or: writer.address.account),
                location: location,
                service: "compute",
                type: name.collection,
                id: name.id
            )
            if edit.document(at: address) != nil { writer.other(name, at: address).delete() }
        }
    }

    /// A new disk in the shape of a get call, from what the machine's request says of it.
    private static func disk(_ id: String, _ wanted: JSONObject) -> JSONObject {
        var disk = wanted
        disk["diskName"] = nil
        for (from, to) in [("diskSizeGb", "sizeGb"), ("diskType", "type")] {
            disk[to] = disk[from]
            disk[from] = nil
        }
        disk["name"] = .string(id)
        return disk
    }
}
