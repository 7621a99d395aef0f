internal import HindcastModel

/// A resource that names another one, which lists it in turn: the provider shows both directions, and only one of them is
/// ever written.
struct AzureLink {
    /// The type path of the one that names.
    private let type: String
    /// The member of its properties that names, as `{"id": …}`.
    private let member: String
    /// The member of the other's properties that lists.
    private let list: String

    private static let all = [
        AzureLink(type: "microsoft.network/virtualnetworks/subnets", member: "networkSecurityGroup", list: "subnets"),
        AzureLink(type: "microsoft.network/virtualnetworks/subnets", member: "routeTable", list: "subnets"),
        AzureLink(type: "microsoft.network/virtualnetworks/subnets", member: "natGateway", list: "subnets"),
        AzureLink(
            type: "microsoft.network/networkinterfaces",
            member: "networkSecurityGroup",
            list: "networkInterfaces"
        ),
    ]

    /// Brings those that a resource names, or named, in line with its document.
    ///
    /// One of which nothing is known stays so: that something names it does not say what it is.
    static func update(
        of id: AzureResourceID,
        from before: ResourceDocument?,
        to after: ResourceDocument?,
        in edit: CloudEdit
    ) {
        for link in all where link.type == id.typePath {
            let (old, new) = (link.target(of: before), link.target(of: after))
            guard old != new else { continue }
            let display = (after ?? before)?.configuration["id"]?.string ?? id.key
            if let old { link.change(old, in: edit) { list in list.filter { !link.names(id, $0) } } }
            if let new {
                link.change(new, in: edit) { list in
                    let others = list.filter { !link.names(id, $0) }
                    let all = others + [["id": .string(display)]]
                    return all.sorted { ($0["id"]?.string ?? "").precedesInBytes($1["id"]?.string ?? "") }
                }
            }
        }
    }

    private func target(of document: ResourceDocument?) -> AzureResourceID? {
        (document?.configuration["properties"]?[member]?["id"]?.string).flatMap { AzureResourceID($0) }
    }

    private func names(_ id: AzureResourceID, _ element: JSONValue) -> Bool {
        element["id"]?.string?.hasSameLetters(as: id.key) == true
    }

    private func change(
        _ target: AzureResourceID,
        in edit: CloudEdit,
        _ change: ([JSONValue]) -> [JSONValue]
    ) {
        guard var document = edit.document(at: target.address),
            var properties = document.configuration["properties"]?.object, properties["$unknown"] == nil
        else { return }
        let changed = change(properties[list]?.array ?? [])
        properties[list] = changed.isEmpty ? nil : .array(changed)
        document.configuration["properties"] = .object(properties)
        edit.put(document)
    }
}
