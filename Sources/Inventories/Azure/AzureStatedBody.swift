internal import HindcastModel

/// The body of a resource in the shape of the resource manager's own get call, made of what a tool printed.
struct AzureStatedBody {
    /// The members, `properties` in their place.
    private(set) var body: JSONObject = [:]
    /// The tags; `nil` where they are not told.
    private(set) var tags: JSONObject?
    /// Whether all properties are told.
    private(set) var isWhole = false
    /// Whether `az` took the properties out of their member, so that they were put back.
    private(set) var isFlattened = false
    /// What is left out.
    private(set) var omissions: [StatedResource.Omission] = []

    /// Reads a printed object.
    ///
    /// - Parameters:
    ///   - id: the resource's id.
    ///   - isQueried: whether a query made it, whose columns may be anything.
    init(_ fields: JSONObject, of id: AzureResourceID, isQueried: Bool) {
        if let known = fields["tags"] { tags = known.object ?? (known == .null ? [:] : nil) }
        for key in AzureStatedBody.envelope {
            guard let value = fields[key], !value.isEmpty else { continue }
            body[key] = AzureShape.settled(AzureStatedBody.withoutGroup(value), below: key)
        }
        switch fields["properties"] {
        case .object(let properties)?:
            isWhole = true
            body["properties"] = .object(AzureStatedBody.properties(properties, of: id))
        case .null?:
            omissions.append(.init(place: "properties", reason: "the list does not have them"))
        case nil where !isQueried:
            let rest = fields.filter {
                !AzureStatedBody.known.contains($0.key) && !AzureStatedBody.added.contains($0.key)
            }
            guard !rest.isEmpty else { break }
            isFlattened = true
            let members = JSONObject(sorted: rest)
            let properties = AzureUnflattening.properties(members, of: id)
            body["properties"] = .object(AzureStatedBody.properties(properties, of: id))
        case nil: omissions.append(.init(place: "properties", reason: "the query does not have them"))
        default: omissions.append(.init(place: "properties", reason: "they are no object"))
        }
        guard isQueried else { return }
        for member in fields where !AzureStatedBody.known.contains(member.key) && member.key != "properties" {
            omissions.append(.init(place: member.key, reason: "it is a column that the query made"))
        }
    }

    /// Properties without what passes; whether a machine runs is told by the calls that start and stop it.
    private static func properties(_ properties: JSONObject, of id: AzureResourceID) -> JSONObject {
        var result = AzureShape.settled(.object(properties)).object ?? properties
        for path in AzureGiven.paths(of: id.typePath) { result = result.removing(path[...]) }
        let extended = properties["extended"]?["instanceView"]?["powerState"]?["code"]
        result["extended"] = extended.map { ["instanceView": ["powerState": ["code": $0]]] }
        return result
    }

    /// `az` puts the group of each id beside it.
    static func withoutGroup(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            let isReference = object["id"]?.string.map(AzureInventoryFile.isID) ?? false
            return .object(
                JSONObject(
                    sorted: object.filter { !(isReference && $0.key == "resourceGroup") }
                        .map { .init(key: $0.key, value: withoutGroup($0.value)) }
                )
            )
        case .array(let elements): return .array(elements.map(withoutGroup))
        default: return value
        }
    }

    /// What stands beside the properties in every answer of the resource manager.
    static let envelope = [
        "id", "name", "type", "location", "sku", "kind", "identity", "plan", "zones", "managedBy", "extendedLocation",
    ]
    /// The same, and what tools and Resource Graph put beside it.
    private static let known = Set(
        envelope + [
            "tags", "resourceGroup", "subscriptionId", "tenantId", "etag", "systemData", "apiVersion", "changedTime",
            "createdTime", "provisioningState", "aspects", "extendedLocation", "ResourceId", "subscriptionDisplayName",
        ]
    )
    /// What `az` looks up and puts beside what the resource manager answers.
    private static let added: Set<String> = [
        "powerState", "privateIps", "publicIps", "fqdns", "macAddresses", "principalName", "roleDefinitionName",
        "createdOn", "createdBy", "updatedOn", "updatedBy", "instanceView",
    ]
}

/// Puts back into `properties` what `az` took out of them, in a resource and in the parts that it lists.
enum AzureUnflattening {
    /// Returns the properties of a resource, whose other members are gone already.
    static func properties(_ members: JSONObject, of id: AzureResourceID) -> JSONObject {
        JSONObject(
            unsorted: members.map { member in
                let key = names[member.key] ?? member.key
                return .init(key: key, value: value(member.value, within: id.key))
            }
        )
    }

    private static func value(_ value: JSONValue, within id: String) -> JSONValue {
        switch value {
        case .array(let elements): .array(elements.map { self.value($0, within: id) })
        case .object(let object): .object(part(object, within: id))
        default: value
        }
    }

    /// An object whose id begins with the resource's is a part of it and has properties of its own.
    private static func part(_ object: JSONObject, within id: String) -> JSONObject {
        let own = object["id"]?.string?.lowercased()
        let isPart = own.map { $0.hasPrefix(id + "/") && object["name"] != nil && object["properties"] == nil } ?? false
        var result: [JSONObject.Member] = []
        var properties: [JSONObject.Member] = []
        for member in object where own == nil || member.key != "resourceGroup" {
            let key = names[member.key] ?? member.key
            let new = JSONObject.Member(key: key, value: value(member.value, within: id))
            if isPart, !kept.contains(member.key) { properties.append(new) } else { result.append(new) }
        }
        if isPart { result.append(.init(key: "properties", value: .object(JSONObject(unsorted: properties)))) }
        return JSONObject(unsorted: result)
    }

    private static let kept: Set<String> = ["id", "name", "type", "etag", "zones", "sku", "location", "tags"]
    /// Members that `az` writes in another case, or calls otherwise.
    private static let names = [
        "privateIpAddress": "privateIPAddress", "privateIpAllocationMethod": "privateIPAllocationMethod",
        "privateIpAddressVersion": "privateIPAddressVersion", "publicIpAddress": "publicIPAddress",
        "publicIpAllocationMethod": "publicIPAllocationMethod", "publicIpAddressVersion": "publicIPAddressVersion",
        "publicIpPrefix": "publicIPPrefix", "enableIpForwarding": "enableIPForwarding",
        "frontendIpConfigurations": "frontendIPConfigurations", "frontendIpConfiguration": "frontendIPConfiguration",
        "backendIpConfigurations": "backendIPConfigurations", "enableFloatingIp": "enableFloatingIP",
        "enableHttpsTrafficOnly": "supportsHttpsTrafficOnly", "networkRuleSet": "networkAcls",
    ]
}
