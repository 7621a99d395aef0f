import FastJSON
import HindcastModel
import Inventories
import Testing

/// What is read of Azure Resource Graph and of `az`, and that it says the same as the log of the calls that made the estate.
@Suite struct AzureInventoryTests {
    private func read(_ value: JSONValue) throws -> Inventory { try read(value.compactText) }

    private func read(_ text: String) throws -> Inventory {
        try #require(InventoryFormat.read(Array(text.utf8), of: "azure.json"))
    }

    private static let group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop"
    private static let network = group + "/providers/Microsoft.Network"
    private static let nsg = network + "/networkSecurityGroups/web-nsg"

    /// The rule as a call asks for it.
    private func rule(_ name: String, port: String) -> JSONValue {
        ["name": .string(name), "properties": .object(Self.content(port: port))]
    }

    private static func content(port: String) -> JSONObject {
        [
            "access": "Allow", "destinationAddressPrefix": "*", "destinationPortRange": .string(port),
            "direction": "Inbound", "priority": 100, "protocol": "Tcp", "sourceAddressPrefix": "*",
            "sourcePortRange": "*",
        ]
    }

    /// The rule as an answer shows it.
    private func shown(_ name: String, port: String) -> JSONValue {
        var properties = Self.content(port: port)
        for key in ["destinationAddressPrefixes", "destinationPortRanges", "sourceAddressPrefixes", "sourcePortRanges"]
        {
            properties[key] = []
        }
        properties["provisioningState"] = "Succeeded"
        return [
            "id": .string("\(Self.nsg)/securityRules/\(name)"), "name": .string(name), "etag": "W/\"1\"",
            "type": "Microsoft.Network/networkSecurityGroups/securityRules", "properties": .object(properties),
        ]
    }

    private func group(_ rules: [JSONValue]) -> JSONValue {
        [
            "id": .string(Self.nsg.replacing("resourceGroups", with: "resourcegroups")), "name": "web-nsg",
            "type": "microsoft.network/networksecuritygroups", "location": "westeurope", "kind": "", "sku": .null,
            "resourceGroup": "shop", "subscriptionId": "11111111-2222-3333-4444-555555555555",
            "tenantId": "99999999-2222-3333-4444-555555555555", "tags": ["team": "shop"], "managedBy": "",
            "plan": .null,
            "identity": .null, "zones": .null, "extendedLocation": .null,
            "properties": [
                "provisioningState": "Succeeded", "resourceGuid": "aaaaaaaa-2222-3333-4444-555555555555",
                "securityRules": .array(rules),
                "defaultSecurityRules": [
                    ["id": .string("\(Self.nsg)/defaultSecurityRules/AllowVnetInBound"), "name": "AllowVnetInBound"]
                ],
            ],
        ]
    }

    private func estate() throws -> AuditedEstate {
        var estate = AuditedEstate()
        try estate.azure(
            "Microsoft.Network/networkSecurityGroups/write",
            on: Self.nsg,
            request: [
                "location": "West Europe", "tags": ["team": "shop"],
                "properties": ["securityRules": [rule("https", port: "443")]],
            ]
        )
        try estate.azure(
            "Microsoft.Network/networkSecurityGroups/securityRules/write",
            on: Self.nsg + "/securityRules/ssh",
            request: rule("ssh", port: "22")
        )
        return estate
    }

    // MARK: Agreement with the log

    @Test func `an answer of Resource Graph says the same as the calls that made the resource`() throws {
        let estate = try estate()
        let inventory = try read([
            "count": 1, "data": [group([shown("https", port: "443"), shown("ssh", port: "22")])],
        ])
        #expect(inventory.format == .azureResources && inventory.standing == .observed && inventory.findings.isEmpty)
        #expect(
            inventory.resources.map { $0.identity.address?.description } == [
                "azure/11111111-2222-3333-4444-555555555555/shop/microsoft.network/networksecuritygroups/web-nsg",
                "azure/11111111-2222-3333-4444-555555555555/shop/microsoft.network/securityrules/web-nsg%2Fhttps",
                "azure/11111111-2222-3333-4444-555555555555/shop/microsoft.network/securityrules/web-nsg%2Fssh",
            ]
        )
        for resource in inventory.resources {
            #expect(resource.isWhole && resource.mapping == .native)
            #expect(estate.differences(from: resource) == [], "\(resource.label)")
            #expect(estate.unstated(by: resource) == [], "\(resource.label)")
        }
    }

    @Test func `a rule that came without a call is told, of the group and by itself`() throws {
        let estate = try estate()
        let rules = [shown("https", port: "443"), shown("ssh", port: "3389"), shown("ftp", port: "21")]
        let resources = try read(["data": [group(rules)]]).resources
        let found = resources.map { "\($0.identity.names[0]): \(estate.differences(from: $0))" }
        #expect(found.count == 4 && found[0].contains("3389") && found[0].contains("ftp") && !found[0].contains("443"))
        #expect(found[1] == #"web-nsg/ftp: ["missing"]"#)
        #expect(found[3].contains(#"/properties/destinationPortRange changed: \"3389\" / \"22\""#))
    }

    @Test func `what az takes out of the properties is put back`() throws {
        let estate = try estate()
        func flat(_ rule: JSONValue) -> JSONValue {
            var result = rule.object ?? [:]
            for member in rule["properties"]?.object ?? [:] { result[member.key] = member.value }
            result["properties"] = nil
            result["resourceGroup"] = "shop"
            return .object(result)
        }
        let printed: JSONValue = [
            "id": .string(Self.nsg), "name": "web-nsg", "type": "Microsoft.Network/networkSecurityGroups",
            "location": "westeurope", "etag": "W/\"1\"", "resourceGroup": "shop", "tags": ["team": "shop"],
            "provisioningState": "Succeeded", "resourceGuid": "aaaaaaaa-2222-3333-4444-555555555555",
            "securityRules": [flat(shown("https", port: "443")), flat(shown("ssh", port: "22"))],
            "defaultSecurityRules": [flat(shown("AllowVnetInBound", port: "*"))],
        ]
        let inventory = try read([printed])
        #expect(inventory.resources.count == 3)
        for resource in inventory.resources {
            #expect(resource.mapping == .table && !resource.isWhole)
            #expect(estate.differences(from: resource) == [], "\(resource.label)")
        }
        let interface: JSONValue = [
            "id": .string(Self.network + "/networkInterfaces/nic"), "name": "nic", "resourceGroup": "shop",
            "enableIpForwarding": true, "type": "Microsoft.Network/networkInterfaces",
            "networkSecurityGroup": ["id": .string(Self.nsg), "resourceGroup": "shop"],
            "ipConfigurations": [
                [
                    "id": .string(Self.network + "/networkInterfaces/nic/ipConfigurations/one"), "name": "one",
                    "privateIpAddress": "10.0.0.4", "resourceGroup": "shop", "primary": true,
                    "type": "Microsoft.Network/networkInterfaces/ipConfigurations",
                ]
            ],
        ]
        #expect(
            try read(interface).resources.first?.configuration["properties"] == [
                "enableIPForwarding": true, "networkSecurityGroup": ["id": .string(Self.nsg)],
                "ipConfigurations": [
                    ["name": "one", "properties": ["primary": true, "privateIPAddress": "10.0.0.4"]]
                ],
            ]
        )
    }

    // MARK: The ways in which it is written

    @Test func `tables, pages, lists of the manager and single resources are read`() throws {
        let whole = group([shown("https", port: "443")])
        let expected = try read(["data": [whole]]).resources
        let members = (whole.object ?? [:]).members
        let table: JSONValue = [
            "totalRecords": 1, "count": 1, "resultTruncated": "false",
            "data": [
                "columns": .array(members.map { ["name": .string($0.key), "type": "string"] }),
                "rows": [.array(members.map(\.value))],
            ],
        ]
        for value in [table, [whole], whole, ["value": [whole]], ["data": [whole], "skip_token": "x"]] {
            #expect(Bool(try read(value).resources == expected))
        }
        let answers: [JSONValue] = [["data": [whole]], ["data": [group([])]]]
        let pages = try read(answers.map(\.compactText).joined(separator: "\n"))
        #expect(pages.resources.compactMap(\.line) == [1, 2, 1])
    }

    @Test func `a list without properties says what it says and no more`() throws {
        let estate = try estate()
        let listed: JSONValue = [
            "id": .string(Self.nsg), "name": "web-nsg", "type": "Microsoft.Network/networkSecurityGroups",
            "location": "westeurope", "properties": .null, "tags": ["team": "ops"], "resourceGroup": "shop",
            "createdTime": "2026-01-01T00:00:00Z", "changedTime": "2026-01-01T00:00:00Z",
            "provisioningState": "Succeeded",
            "sku": .null, "plan": .null, "managedBy": .null, "kind": .null, "identity": .null,
            "extendedLocation": .null,
        ]
        let resource = try #require(try read([listed]).resources.first)
        #expect(!resource.isWhole && resource.omissions.map(\.place) == ["properties"])
        #expect(estate.differences(from: resource) == [#"tags: {"team":"ops"} / {"team":"shop"}"#])
    }

    @Test func `columns that a query made are no properties`() throws {
        let row: JSONValue = ["id": .string(Self.nsg), "open": 3, "name": "web-nsg"]
        let resource = try #require(try read(["data": [row]]).resources.first)
        #expect(resource.configuration["properties"] == nil)
        #expect(resource.omissions.map(\.place) == ["properties", "open"])
    }

    // MARK: What is hidden or broken

    @Test func `secrets are marked where the log's redaction finds them`() throws {
        let site: JSONValue = [
            "id": .string(Self.group + "/providers/Microsoft.Web/sites/shop"), "name": "shop",
            "type": "microsoft.web/sites",
            "properties": [
                "siteConfig": ["appSettings": [["name": "KEY", "value": "hunter2"]]], "adminPassword": "hunter2",
            ],
        ]
        let resource = try #require(try read(["data": [site]]).resources.first)
        #expect(
            resource.secrets.map(\.description).sorted() == [
                "/properties/adminPassword", "/properties/siteConfig/appSettings/0/value",
            ]
        )
    }

    @Test func `tags by themselves are those of what they are put on`() throws {
        let estate = try estate()
        let tags: JSONValue = [
            "id": .string(Self.nsg + "/providers/Microsoft.Resources/tags/default"), "name": "default",
            "type": "Microsoft.Resources/tags", "properties": ["tags": ["team": "shop"]],
        ]
        let resource = try #require(try read(tags).resources.first)
        #expect(resource.identity.address?.type == "networksecuritygroups" && resource.configuration.isEmpty)
        #expect(estate.differences(from: resource) == [])
    }

    @Test func `change records are events`() throws {
        let change: JSONValue = [
            "id": .string(Self.nsg + "/providers/Microsoft.Resources/changes/1"), "type": "microsoft.resources/changes",
            "properties": ["targetResourceId": .string(Self.nsg), "changeType": "Update"],
        ]
        guard case .none = try read(["data": [change]]).resources[0].mapping else {
            Issue.record("it is compared")
            return
        }
    }

    @Test func `what is broken is told with its place, and the rest is read`() throws {
        let data: JSONValue = [
            "data": [
                group([]), 42, ["name": "no id"], ["id": "/subscriptions/"], ["id": ["x"]],
                group([.null, 1, ["name": 4]]),
            ]
        ]
        let inventory = try read(data)
        #expect(inventory.findings.map(\.record) == [2, 3, 4, 5])
        #expect(inventory.resources.count == 2)
        let table: JSONValue = [
            "data": ["columns": [["name": "id"]], "rows": [[.string(Self.nsg)], ["a", "b"], 4]]
        ]
        #expect(try read(table).findings.count == 2)
        for text in ["{\"data\":[]}", "{\"value\":[{\"id\":\"x\"}]}", "{\"id\":4}", "[{\"id\":\"/x/y\"}]"] {
            #expect(InventoryFormat.read(Array(text.utf8), of: "x") == nil)
        }
    }

    @Test func `a file that is cut anywhere ends in findings`() throws {
        let answer: JSONValue = ["data": [group([shown("https", port: "443")])]]
        let text = Array(answer.compactText.utf8)
        for end in stride(from: 0, to: text.count, by: 11) {
            let inventory = InventoryFormat.read(Array(text[..<end]), of: "x", as: .azureResources)
            #expect(inventory?.findings.isEmpty == false || end == text.count)
        }
    }
}
