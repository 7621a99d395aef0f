internal import HindcastModel

/// Reads answers of Azure Resource Graph and what `az` prints of resources.
enum AzureInventoryReader {
    /// Reads the values of one file; `nil` where they are none of these and not said to be.
    static func read(_ texts: JSONTexts, of file: String, isSaid: Bool) -> Inventory? {
        guard isSaid || AzureInventoryFile.holds(texts) else { return nil }
        var inventory = Inventory(format: .azureResources, file: file, standing: .observed)
        var children: [StatedResource] = []
        var seen: Set<Address> = []
        for entry in AzureInventoryFile(texts).entries {
            guard let fields = entry.fields else {
                inventory.findings.append(Finding(file: file, record: entry.number, reason: entry.reason))
                continue
            }
            guard let text = fields["id"]?.string, AzureInventoryFile.isID(text), let id = AzureResourceID(text) else {
                let reason = "no resource is named: it has no id of the resource manager"
                inventory.findings.append(Finding(file: file, record: entry.number, reason: reason))
                continue
            }
            var resource = resource(text, id, fields, isQueried: entry.isQueried)
            resource.line = entry.line
            children += parts(of: resource, id)
            seen.insert(id.address)
            inventory.resources.append(resource)
        }
        // A part that has a place of its own in the file is told there.
        inventory.resources += children.filter { child in
            child.identity.address.map { seen.insert($0).inserted } ?? true
        }
        return inventory
    }

    private static func resource(
        _ text: String,
        _ id: AzureResourceID,
        _ fields: JSONObject,
        isQueried: Bool
    ) -> StatedResource {
        let body = AzureStatedBody(fields, of: id, isQueried: isQueried)
        var resource = StatedResource(
            label: text,
            kind: fields["type"]?.string ?? id.typePath,
            identity: identity(id, text),
            mapping: body.isFlattened ? .table : .native
        )
        guard id.typePath != "microsoft.resources/changes", !id.key.contains("/providers/microsoft.resources/changes/")
        else {
            resource.mapping = .none(reason: "a change record is an event: import it as a log")
            return resource
        }
        if id.typePath == "microsoft.resources/tags", let target = id.scope {
            // Tags by themselves are those of what they are put on.
            resource.identity = identity(target, target.key)
            resource.tags = fields["properties"]?["tags"]?.object
            return resource
        }
        resource.tags = body.tags
        resource.isWhole = body.isWhole
        resource.omissions = body.omissions
        resource.configuration = AzureStatedLists.withoutNames(body.body, of: id)
        resource.whereKnown = whereKnown(resource.configuration, id)
        resource.secrets = CloudNames.secrets(in: .object(resource.configuration), of: resource.identity)
        return resource
    }

    /// The parts that a resource lists, which have documents of their own.
    private static func parts(of resource: StatedResource, _ id: AzureResourceID) -> [StatedResource] {
        AzureEmbeddedList.all.filter { $0.parent == id.typePath }.flatMap { embedding in
            (resource.configuration["properties"]?[embedding.list]?.array ?? []).compactMap { element in
                guard let body = embedding.isFlat ? unfolded(element) : element.object,
                    let name = body["name"]?.string, !name.isEmpty,
                    !name.utf8.contains(UInt8(ascii: "/")), body["properties"]?.object != nil,
                    let part = AzureResourceID("\(id.key)/\(embedding.type)/\(name)")
                else { return nil }
                let label = "\(resource.label)/\(embedding.type)/\(name)"
                var stated = StatedResource(
                    label: label,
                    kind: "\(resource.kind)/\(embedding.type)",
                    identity: identity(part, label),
                    mapping: resource.mapping
                )
                stated.configuration = body
                stated.configuration["id"] = .string(label)
                stated.isWhole = resource.isWhole
                stated.whereKnown = whereKnown(body, part)
                stated.secrets = CloudNames.secrets(in: .object(body), of: stated.identity)
                stated.line = resource.line
                return stated
            }
        }
    }

    /// An element that is a part's properties with its name among them, as the part's own body.
    private static func unfolded(_ element: JSONValue) -> JSONObject? {
        guard var properties = element.object, let name = properties["name"] else { return nil }
        properties["name"] = nil
        return ["name": name, "properties": .object(properties)]
    }

    private static func identity(_ id: AzureResourceID, _ text: String) -> StatedIdentity {
        let address = id.address
        return StatedIdentity(
            provider: .azure,
            account: address.account,
            location: address.location,
            service: address.service,
            type: address.type,
            names: text.hasSameBytes(as: id.key) ? [address.id, id.key] : [address.id, id.key, text]
        )
    }

    /// The places that count only where the history knows something, too.
    private static func whereKnown(_ configuration: JSONObject, _ id: AzureResourceID) -> Set<JSONPointer> {
        let asked = AzureGiven.asked(of: id.typePath)
        var places = Set(configuration.filter { $0.key != "properties" }.map { JSONPointer([$0.key]) })
        for member in configuration["properties"]?.object ?? [:] {
            if let usual = asked[member.key], usual != member.value { continue }
            places.insert(JSONPointer(["properties", member.key]))
        }
        return places
    }
}
