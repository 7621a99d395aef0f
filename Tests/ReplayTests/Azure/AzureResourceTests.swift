import HindcastModel
import Replay
import Testing

/// Kinds of resources and operations with rules of their own.
@Suite struct AzureResourceTests {
    private var world = AzureWorld()
    private let ruleWrite = "Microsoft.Network/networkSecurityGroups/securityRules/write"
    private let ruleDelete = "Microsoft.Network/networkSecurityGroups/securityRules/delete"

    @Test mutating func `a rule has its own document and stands in its group's`() throws {
        let rule = AzureWorld.nsg + "/securityRules/Allow-SSH"
        try world.operate(ruleWrite, on: rule, sub: "Created", request: securityRule("Allow-SSH"))
        #expect(world.applied?.subject == "open tcp/22 to 0.0.0.0/0 on web-nsg/Allow-SSH")
        #expect(world.document("securityrules/web-nsg%2Fallow-ssh")?.configuration["properties"]?["priority"] == 100)
        let group = try #require(world.document("networksecuritygroups/web-nsg"))
        #expect(group.configuration["properties"]?["securityRules"]?.array?.count == 1 && group.knowledge == .partial)
        #expect(group.configuration["id"] == .string(AzureWorld.nsg))

        try world.operate(ruleWrite, on: rule, request: securityRule("Allow-SSH", from: "192.0.2.0/24"))
        let rules = world.document("networksecuritygroups/web-nsg")?.configuration["properties"]?["securityRules"]
        #expect(rules?.array?.compactMap { $0["properties"]?["sourceAddressPrefix"] } == ["192.0.2.0/24"])

        try world.operate(ruleDelete, on: rule.uppercased(), method: "DELETE")
        #expect(world.applied?.subject == "close tcp/22 to 192.0.2.0/24 on WEB-NSG/ALLOW-SSH")
        #expect(world.document("networksecuritygroups/web-nsg")?.configuration["properties"]?["securityRules"] == [])
    }

    @Test mutating func `a group that is written with rules has them as documents, and loses those it leaves out`()
        throws
    {
        let write = "Microsoft.Network/networkSecurityGroups/write"
        func body(_ rules: JSONValue...) -> JSONValue {
            ["location": "westeurope", "properties": ["securityRules": .array(rules)]]
        }
        try world.operate(
            write,
            on: AzureWorld.nsg,
            sub: "Created",
            request: body(securityRule("web", port: "443"), securityRule("ssh"))
        )
        #expect(world.applied?.changes.map(\.address.id) == ["web-nsg", "web-nsg/ssh", "web-nsg/web"])
        let order = world.document("networksecuritygroups/web-nsg")?.configuration["properties"]?["securityRules"]
        #expect(order?.array?.compactMap(\.["name"]) == ["ssh", "web"])
        try world.operate(write, on: AzureWorld.nsg, request: body(securityRule("web", port: "443")))
        #expect(world.applied?.changes.map(\.kind) == [.updated, .deleted])
        // Who puts a group and says nothing of its rules leaves them.
        try world.operate(write, on: AzureWorld.nsg, request: ["location": "westeurope", "properties": ["a": 1]])
        #expect(world.applied?.changes.map(\.address.id) == ["web-nsg"])
        let kept = world.document("networksecuritygroups/web-nsg")?.configuration["properties"]?["securityRules"]
        #expect(kept?.array?.count == 1)
    }

    @Test mutating func `a subnet and its security group name each other, whoever wrote which`() throws {
        let network = AzureWorld.group + "/providers/Microsoft.Network/virtualNetworks/net"
        let subnet = network + "/subnets/Web"
        func body(_ group: JSONValue) -> JSONValue {
            ["name": "Web", "properties": ["addressPrefix": "10.0.0.0/24", "networkSecurityGroup": group]]
        }
        func listed() -> JSONValue? {
            world.document("networksecuritygroups/web-nsg")?.configuration["properties"]?["subnets"]
        }
        let group: JSONValue = ["location": "westeurope", "properties": ["a": 1]]
        try world.operate("Microsoft.Network/networkSecurityGroups/write", on: AzureWorld.nsg, request: group)
        let write = "Microsoft.Network/virtualNetworks/subnets/write"
        try world.operate(write, on: subnet, request: body(["id": .string(AzureWorld.nsg.lowercased())]))
        #expect(listed() == [["id": .string(subnet)]])
        // Who puts the group again has nothing to say of subnets.
        try world.operate("Microsoft.Network/networkSecurityGroups/write", on: AzureWorld.nsg, request: group)
        #expect(world.applied?.disposition == .noEffect)
        try world.operate(write, on: subnet, request: body(.null))
        #expect(world.document("networksecuritygroups/web-nsg") != nil && listed() == nil)
        try world.operate(write, on: subnet, request: body(["id": .string(AzureWorld.nsg)]))
        try world.operate("Microsoft.Network/virtualNetworks/delete", on: network, method: "DELETE")
        #expect(world.applied?.changes.map(\.kind).filter { $0 == .deleted }.count == 2)
        #expect(world.document("networksecuritygroups/web-nsg") != nil && listed() == nil)
    }

    @Test mutating func `access policies are added to a vault, and taken from it, permission by permission`() throws {
        let vault = AzureWorld.group + "/providers/Microsoft.KeyVault/vaults/keys"
        func policy(_ secrets: JSONValue...) -> JSONValue {
            [
                "properties": [
                    "accessPolicies": [
                        ["objectId": "p-1", "permissions": ["secrets": .array(secrets)], "tenantId": "t-1"]
                    ]
                ]
            ]
        }
        let operation = "Microsoft.KeyVault/vaults/accessPolicies/write"
        func secrets() -> [JSONValue]? {
            world.document("vaults/keys")?.configuration["properties"]?["accessPolicies"]?.array?.compactMap {
                $0["permissions"]?["secrets"]
            }
        }
        try world.operate(operation, on: vault + "/accessPolicies/add", request: policy("get"))
        #expect(world.applied?.subject == "grant access to keys to p-1")
        try world.operate(operation, on: vault + "/accessPolicies/add", request: policy("list", "get"))
        #expect(secrets() == [["get", "list"]])
        try world.operate(operation, on: vault + "/accessPolicies/remove", request: policy("get"))
        #expect(secrets() == [["list"]])
        try world.operate(operation, on: vault + "/accessPolicies/replace", request: policy("purge"))
        #expect(secrets() == [["purge"]])
        try world.operate(operation, on: vault + "/accessPolicies/remove", request: policy("purge"))
        #expect(secrets() == [])
    }

    @Test mutating func `tags are written on the resource that has them`() throws {
        let tags = AzureWorld.nsg + "/providers/Microsoft.Resources/tags/default"
        func patch(_ operation: String, _ tags: JSONValue) -> JSONValue {
            ["operation": .string(operation), "properties": ["tags": tags]]
        }
        let operation = "Microsoft.Resources/tags/write"
        try world.operate(operation, on: tags, method: "PATCH", request: patch("Merge", ["a": "1", "b": "2"]))
        #expect(world.document("networksecuritygroups/web-nsg")?.tags == ["a": "1", "b": "2"])
        try world.operate(operation, on: tags, method: "PATCH", request: patch("Delete", ["a": "1"]))
        #expect(world.document("networksecuritygroups/web-nsg")?.tags == ["b": "2"])
        try world.operate(operation, on: tags, method: "PATCH", request: patch("Replace", ["c": "3"]))
        #expect(world.document("networksecuritygroups/web-nsg")?.tags == ["c": "3"])
        #expect(world.applied?.subject == "tag web-nsg")
        try world.operate("Microsoft.Resources/tags/delete", on: tags, method: "DELETE")
        #expect(world.document("networksecuritygroups/web-nsg")?.tags == [:])
    }

    @Test mutating func `a role is granted on a scope that only the id tells`() throws {
        let id = AzureWorld.group + "/providers/Microsoft.Authorization/roleAssignments/r-1"
        let role = "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
        try world.operate(
            "Microsoft.Authorization/roleAssignments/write",
            on: id,
            sub: "Created",
            request: ["properties": ["principalId": "p-1", "roleDefinitionId": .string(role)]]
        )
        #expect(world.applied?.subject == "grant role Owner to p-1 on shop")
        #expect(
            world.document("roleassignments/r-1")?.configuration["properties"]?["scope"] == .string(AzureWorld.group)
        )
        try world.operate("Microsoft.Authorization/roleAssignments/delete", on: id, method: "DELETE")
        #expect(world.applied?.subject == "take role Owner from p-1 on shop")
    }

    @Test mutating func `a machine's power is a state, a restart is none, an unknown action is told`() throws {
        let machine = AzureWorld.group + "/providers/Microsoft.Compute/virtualMachines/web-1"
        try world.operate("Microsoft.Compute/virtualMachines/deallocate/action", on: machine, method: "POST")
        #expect(world.applied?.subject == "deallocate web-1" && world.applied?.disposition == .applied)
        try world.operate("Microsoft.Compute/virtualMachines/restart/action", on: machine, method: "POST")
        #expect(world.applied?.disposition == .notConfiguration)
        try world.operate("Microsoft.Compute/virtualMachines/frobnicate/action", on: machine, method: "POST")
        #expect(world.applied?.disposition == .unmodelled)
    }

    @Test mutating func `a moved resource goes on under its new id, with its parts`() throws {
        let write = "Microsoft.Network/networkSecurityGroups/write"
        let body: JSONValue = ["location": "westeurope", "properties": ["securityRules": [securityRule("ssh")]]]
        try world.operate(write, on: AzureWorld.nsg, sub: "Created", request: body)
        let target = AzureWorld.group.replacing("/shop", with: "/New-Shop")
        try world.operate(
            "Microsoft.Resources/subscriptions/resourceGroups/moveResources/action",
            on: AzureWorld.group,
            method: "POST",
            request: ["resources": [.string(AzureWorld.nsg)], "targetResourceGroup": .string(target)]
        )
        #expect(world.applied?.subject == "move web-nsg to new-shop")
        #expect(world.applied?.changes.map(\.kind.rawValue).sorted() == ["created", "created", "deleted", "deleted"])
        let moved = try #require(world.document("new-shop/microsoft.network/networksecuritygroups/web-nsg"))
        #expect(moved.configuration["id"]?.string?.contains("/resourceGroups/New-Shop/") == true)
    }

    @Test mutating func `a cluster's pools have documents of their own and stand in the cluster's, flat`() throws {
        let cluster = AzureWorld.group + "/providers/Microsoft.ContainerService/managedClusters/Main"
        let write = "Microsoft.ContainerService/managedClusters/write"
        try world.operate(
            write,
            on: cluster,
            sub: "Created",
            request: [
                "location": "westeurope",
                "properties": [
                    "agentPoolProfiles": [["count": 2, "name": "system", "vmSize": "D2"]], "dnsPrefix": "m",
                ],
            ]
        )
        let pool = world.document("agentpools/main%2Fsystem")
        #expect(pool?.configuration["properties"] == ["count": 2, "vmSize": "D2"])
        try world.operate(
            "Microsoft.ContainerService/managedClusters/agentPools/write",
            on: cluster + "/agentPools/blue",
            sub: "Created",
            request: ["properties": ["count": 5, "vmSize": "D4"]]
        )
        let profiles = world.document("managedclusters/main")?.configuration["properties"]?["agentPoolProfiles"]
        #expect(
            profiles == [
                ["count": 2, "name": "system", "vmSize": "D2"], ["count": 5, "name": "blue", "vmSize": "D4"],
            ]
        )
        try world.operate(
            "Microsoft.ContainerService/managedClusters/agentPools/delete",
            on: cluster + "/agentPools/blue",
            method: "DELETE"
        )
        let left = world.document("managedclusters/main")?.configuration["properties"]?["agentPoolProfiles"]?.array
        #expect(left?.compactMap { $0["name"] } == ["system"])
    }

    @Test mutating func `what a vault's own log shows of its settings is the answer that the activity log leaves out`()
        throws
    {
        let vault = AzureWorld.group + "/providers/Microsoft.KeyVault/vaults/Safe"
        let own: JSONValue = [
            "category": "AuditEvent", "correlationId": "c-5", "operationName": "VaultPut", "resultType": "Success",
            "identity": ["claim": ["upn": "mira@example.com"]], "resourceId": .string(vault.uppercased()),
            "time": "2026-02-02T00:00:00Z",
            "properties": [
                "clientInfo": "portal", "enableRbacAuthorization": true, "httpStatusCode": 200,
                "networkAcls": ["defaultAction": "Deny"],
            ],
        ]
        try world.take(own)
        #expect(world.applied == nil, "it waits for the end of the write")
        let write = "Microsoft.KeyVault/vaults/write"
        try world.event(write, on: vault, "Succeeded", id: "o-5", correlation: "c-5", sub: "OK")
        let settings: JSONValue = ["enableRbacAuthorization": true, "networkAcls": ["defaultAction": "Deny"]]
        #expect(world.document("vaults/safe")?.configuration["properties"] == settings)
        #expect(world.applied?.subject == "update vault Safe" && world.applied?.confidence == .high)
    }
}
