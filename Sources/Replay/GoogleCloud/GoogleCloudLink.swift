internal import HindcastModel

/// A resource of Compute Engine that names another one, which lists it in turn: get calls show both directions, and only one
/// of them is ever written.
struct GoogleCloudLink {
    /// The type of the one that names.
    private let type: String
    /// The links of a document of that type.
    private let targets: @Sendable (JSONObject) -> [String]
    /// The member of the other's configuration that lists.
    private let list: String

    private static let all = [
        GoogleCloudLink(
            type: "instances",
            targets: { ($0["disks"]?.array ?? []).compactMap { $0["source"]?.string } },
            list: "users"
        ),
        GoogleCloudLink(
            type: "subnetworks",
            targets: { [$0["network"]?.string].compactMap(\.self) },
            list: "subnetworks"
        ),
        GoogleCloudLink(
            type: "instanceGroupManagers",
            targets: { [$0["instanceGroup"]?.string].compactMap(\.self) },
            list: "managedBy"
        ),
    ]

    /// Brings those that the event's resources name, or named, in line.
    ///
    /// One of which nothing is known stays so: that something names it does not say what it is.
    static func update(in edit: CloudEdit, _ shape: GoogleCloudShape) {
        for (address, before, after) in edit.touched where address.service == "compute" {
            for link in all where link.type == address.type {
                guard let own = (after ?? before)?.arn.flatMap({ GoogleCloudName($0) }) else { continue }
                let name = shape.link(own.path(in: address.account, service: "compute"))
                let old = Set(before.map { link.targets($0.configuration) } ?? [])
                let new = Set(after.map { link.targets($0.configuration) } ?? [])
                for target in old.subtracting(new).sorted() {
                    link.change(target, in: edit) { $0.filter { $0 != name } }
                }
                for target in new.sorted() {
                    link.change(target, in: edit) {
                        $0.contains(name) ? $0 : ($0 + [name]).sorted { $0.precedesInBytes($1) }
                    }
                }
            }
        }
    }

    private func change(_ target: String, in edit: CloudEdit, _ change: ([String]) -> [String]) {
        guard let name = GoogleCloudName(target), let project = name.project, let location = name.location else {
            return
        }
        let address = Address(
            provider: .gcp,
            account: project,
            location: location,
            service: "compute",
            type: name.collection,
            id: name.id
        )
        guard var document = edit.document(at: address) else { return }
        let listed = document.configuration[list]
        if let listed, listed.isUnknown { return }
        let before = (listed?.array ?? []).compactMap(\.string)
        let after = change(before)
        guard after != before else { return }
        document.configuration[list] = after.isEmpty ? nil : .array(after.map { .string($0) })
        edit.put(document)
    }
}
