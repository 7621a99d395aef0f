/// Resources that have operations and documents of their own and stand in their parent's document as well.
package struct AzureEmbeddedList: Sendable {
    /// The parent's type path.
    package let parent: String
    /// The member of the parent's properties that lists them.
    package let list: String
    /// The last part of their own type, as ids spell it.
    package let type: String
    /// Whether an element of the list is the child's properties with its name among them, and a list may leave children out.
    package var isFlat = false

    /// All of them.
    package static let all = [
        AzureEmbeddedList(
            parent: "microsoft.network/networksecuritygroups",
            list: "securityRules",
            type: "securityRules"
        ),
        AzureEmbeddedList(parent: "microsoft.network/routetables", list: "routes", type: "routes"),
        AzureEmbeddedList(parent: "microsoft.network/virtualnetworks", list: "subnets", type: "subnets"),
        AzureEmbeddedList(
            parent: "microsoft.network/virtualnetworks",
            list: "virtualNetworkPeerings",
            type: "virtualNetworkPeerings"
        ),
        AzureEmbeddedList(parent: "microsoft.network/loadbalancers", list: "inboundNatRules", type: "inboundNatRules"),
        AzureEmbeddedList(parent: "microsoft.network/expressroutecircuits", list: "peerings", type: "peerings"),
        AzureEmbeddedList(
            parent: "microsoft.network/expressroutecircuits",
            list: "authorizations",
            type: "authorizations"
        ),
        AzureEmbeddedList(
            parent: "microsoft.containerservice/managedclusters",
            list: "agentPoolProfiles",
            type: "agentPools",
            isFlat: true
        ),
    ]
}
