import HindcastModel
import Testing

@Suite struct AzureResourceIDTests {
    private static let group = "/subscriptions/S-1/resourceGroups/Shop"

    static let addresses = [
        (
            group + "/providers/Microsoft.Network/networkSecurityGroups/Web",
            "azure/s-1/shop/microsoft.network/networksecuritygroups/web"
        ),
        (
            group + "/providers/Microsoft.Network/networkSecurityGroups/Web/securityRules/SSH/",
            "azure/s-1/shop/microsoft.network/securityrules/web%2Fssh"
        ),
        // Types of which another parent has ones of the same name are told apart by it.
        (
            group + "/providers/Microsoft.Network/vpnGateways/gw/natRules/r",
            "azure/s-1/shop/microsoft.network/vpngateways%2Fnatrules/gw%2Fr"
        ),
        (
            group + "/providers/Microsoft.Network/virtualNetworkGateways/gw/natRules/r",
            "azure/s-1/shop/microsoft.network/virtualnetworkgateways%2Fnatrules/gw%2Fr"
        ),
        (
            group + "/providers/Microsoft.Network/privateDnsZones/example.com/A/www",
            "azure/s-1/shop/microsoft.network/privatednszones%2Fa/example.com%2Fwww"
        ),
        (
            group + "/providers/Microsoft.ContainerService/managedClusters/C/agentPools/blue",
            "azure/s-1/shop/microsoft.containerservice/agentpools/c%2Fblue"
        ), (group, "azure/s-1/-/microsoft.resources/resourcegroups/shop"),
        ("/SUBSCRIPTIONS/S-1", "azure/s-1/-/microsoft.resources/subscriptions/s-1"),
        (group + "/providers/Microsoft.Authorization/locks/keep", "azure/s-1/shop/microsoft.authorization/locks/keep"),
        (
            group + "/providers/Microsoft.Storage/storageAccounts/a/providers/Microsoft.Insights/diagnosticSettings/x",
            "azure/s-1/shop/microsoft.insights/diagnosticsettings/microsoft.storage%2Fstorageaccounts%2Fa%2Fx"
        ),
        ("/providers/Microsoft.Management/managementGroups/top", "azure/-/-/microsoft.management/managementgroups/top"),
        ("/subscriptions/s-1/providers/Microsoft.Network", "azure/s-1/-/microsoft.network/providers/microsoft.network"),
    ]

    @Test(arguments: addresses)
    func `an id in any case leads to one address`(text: String, address: String) throws {
        for spelling in [text, text.uppercased(), text.lowercased()] {
            let id = try #require(AzureResourceID(spelling))
            #expect(id.address.description == address)
            #expect(Address(address) == id.address)
        }
    }

    static let scopes: [(String, String?)] = [
        (group + "/providers/M.N/as/a/bs/b", "/subscriptions/s-1/resourcegroups/shop/providers/m.n/as/a"),
        (group + "/providers/M.N/as/a", "/subscriptions/s-1/resourcegroups/shop"),
        (group + "/providers/M.N/as/a/providers/X.Y/cs/c", "/subscriptions/s-1/resourcegroups/shop/providers/m.n/as/a"),
        (group, "/subscriptions/s-1"), ("/subscriptions/s-1", nil), ("/providers/M.N/as/a", nil),
    ]

    @Test(arguments: scopes)
    func `what a resource goes with is told by its id`(text: String, scope: String?) throws {
        #expect(try #require(AzureResourceID(text)).scopeKey == scope)
    }

    @Test(arguments: ["", "web", "/", "//", "/subscriptions", "/providers", "\u{0}/x", "/a/b"])
    func `what names no resource is refused`(text: String) { #expect(AzureResourceID(text) == nil) }
}
