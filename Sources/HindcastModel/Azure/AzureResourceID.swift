/// The id of an Azure resource, such as
/// `/subscriptions/0000…/resourceGroups/shop/providers/Microsoft.Network/networkSecurityGroups/web-nsg`.
///
/// Azure compares ids without case, and writes one resource's in several: what tells resources apart is the id in lower case.
/// Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules and
/// https://learn.microsoft.com/azure/azure-resource-manager/management/extension-resource-types
package struct AzureResourceID: Hashable, Sendable {
    /// The whole id in lower case, without a slash at its end.
    package let key: String
    /// The resource's name in the history.
    package let address: Address
    /// The provider with all types of the id, such as `microsoft.network/networksecuritygroups/securityrules`.
    package let typePath: String
    /// The key of what it goes with: the parent, else the resource or resource group it is put on; `nil` at the top.
    package let scopeKey: String?
    /// Whether it is part of another resource, such as a rule of a security group.
    package let isNested: Bool
    /// Whether it is put on another resource, such as a lock.
    package let isExtension: Bool

    /// Reads an id in any case; `nil` where no resource is named.
    package init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        let parts = text.lowercased().split(separator: "/").map(String.init)
        let steps = Steps(parts)
        key = "/" + parts.joined(separator: "/")
        isExtension = steps.resources.count > 1
        guard let last = steps.resources.last else {
            guard let account = steps.account else { return nil }
            isNested = false
            typePath = steps.group == nil ? "microsoft.resources/subscriptions" : "microsoft.resources/resourcegroups"
            scopeKey = steps.group.map { _ in "/subscriptions/\(account)" }
            address = Address(
                provider: .azure,
                account: account,
                location: "-",
                service: "microsoft.resources",
                type: steps.group == nil ? "subscriptions" : "resourcegroups",
                id: steps.group ?? account
            )
            return
        }
        isNested = last.types.count > 1
        // A provider by itself is what subscriptions register.
        typePath = ([last.provider] + (last.types.isEmpty ? ["providers"] : last.types)).joined(separator: "/")
        // Its own pair goes, or all from its provider on.
        let scope = parts[..<(isNested ? last.end - 2 : last.start)]
        scopeKey = scope.isEmpty ? nil : "/" + scope.joined(separator: "/")
        let below = steps.resources.dropLast().flatMap { around in
            [around.provider] + zip(around.types, around.names).flatMap { [$0, $1] }
        }
        address = Address(
            provider: .azure,
            account: steps.account ?? "-",
            location: steps.group ?? "-",
            service: last.provider,
            type: AzureResourceID.type(last.types, of: last.provider),
            id: (below + (last.names.isEmpty ? [last.provider] : last.names)).joined(separator: "/")
        )
    }

    /// The type as an address has it: the last part where it is known that no other type of the provider ends so, else all
    /// parts. `natRules` are of VPN gateways and of virtual network gateways, records called `A` of public and of private zones.
    private static func type(_ types: [String], of provider: String) -> String {
        guard types.count > 1, let last = types.last else { return types.last ?? "providers" }
        let path = types.joined(separator: "/")
        return ownNames.contains("\(provider)/\(path)") ? last : path
    }

    /// Nested types that are called by their last part.
    private static let ownNames: Set<String> = [
        "microsoft.network/networksecuritygroups/securityrules", "microsoft.network/routetables/routes",
        "microsoft.network/virtualnetworks/subnets", "microsoft.network/virtualnetworks/virtualnetworkpeerings",
        "microsoft.network/loadbalancers/inboundnatrules", "microsoft.network/expressroutecircuits/peerings",
        "microsoft.network/expressroutecircuits/authorizations",
        "microsoft.containerservice/managedclusters/agentpools", "microsoft.storage/storageaccounts/blobservices",
        "microsoft.storage/storageaccounts/blobservices/containers", "microsoft.eventhub/namespaces/eventhubs",
        "microsoft.servicebus/namespaces/queues", "microsoft.servicebus/namespaces/topics",
    ]

    /// The id of what the resource is part of or put on; `nil` at the top.
    package var scope: AzureResourceID? { scopeKey.flatMap { AzureResourceID($0) } }
}

/// What the parts of an id mean.
private struct Steps {
    /// One `providers/…` stretch with the pairs behind it.
    struct Resource {
        let provider: String
        /// The place of the word `providers`.
        let start: Int
        /// Behind the last pair.
        var end: Int
        var types: [String] = []
        var names: [String] = []
    }

    var account: String?
    var group: String?
    var resources: [Resource] = []

    init(_ parts: [String]) {
        var place = 0
        func next() -> String? { place + 1 < parts.count ? parts[place + 1] : nil }
        while place < parts.count {
            if parts[place] == "providers", let provider = next() {
                resources.append(Resource(provider: provider, start: place, end: place + 2))
                place += 2
            } else if !resources.isEmpty {
                // A type without a name is a collection, and names nothing more.
                guard let name = next() else { return }
                resources[resources.count - 1].types.append(parts[place])
                resources[resources.count - 1].names.append(name)
                place += 2
                resources[resources.count - 1].end = place
            } else if parts[place] == "subscriptions" || parts[place] == "tenants", let name = next() {
                account = name
                place += 2
            } else if parts[place] == "resourcegroups", let name = next() {
                group = name
                place += 2
            } else {
                // Documents blank ids out and lose a part.
                place += 1
            }
        }
    }
}
