import FastJSON
import HindcastModel
import Testing

@testable import Inventories

/// What Terraform's Azure resources say, against the log of the calls that Terraform makes for them.
@Suite struct TerraformAzureTests {
    private func resources(_ instances: [(type: String, attributes: JSONObject)]) throws -> [StatedResource] {
        let resources = instances.enumerated().map { index, instance -> JSONValue in
            [
                "mode": "managed", "type": .string(instance.type), "name": .string("this\(index)"),
                "provider": #"provider["registry.terraform.io/hashicorp/azurerm"]"#,
                "instances": [["schema_version": 0, "attributes": .object(instance.attributes)]],
            ]
        }
        let state: JSONValue = [
            "version": 4, "terraform_version": "1.11.4", "serial": 8, "lineage": "l", "outputs": [:],
            "resources": .array(resources),
        ]
        let text = Array(state.compactText.utf8)
        let inventory = try #require(InventoryFormat.read(text, of: "terraform.tfstate"))
        #expect(inventory.findings.isEmpty)
        return inventory.resources
    }

    @Test(arguments: AzureCase.networks + AzureCase.others)
    func `a state agrees with the calls that made the resource, and tells what was changed since`(_ sample: AzureCase)
        throws
    {
        var estate = AuditedEstate()
        try sample.make(&estate)
        var attributes = try sample.attributes()
        let stated = try #require(try resources([(sample.type, attributes)]).first)
        #expect(stated.mapping == .table, "\(sample.type)")
        #expect(estate.differences(from: stated) == [], "\(sample.type)")
        #expect(stated.omissions.allSatisfy { $0.reason != "no line of the mapping names it" }, "\(stated.omissions)")
        guard !sample.drift.isEmpty else { return }
        for member in try JSONValue(parsing: sample.drift).object ?? [:] { attributes[member.key] = member.value }
        let found = estate.differences(from: try #require(try resources([(sample.type, attributes)]).first))
        #expect(!found.isEmpty && found != ["missing"], "\(sample.type)")
    }

    @Test func `every type that the mapping has a table for is compared with a log here`() {
        let tested = Set((AzureCase.networks + AzureCase.others).map(\.type))
        let missing = EmbeddedMaps.mappings.types.filter { kind, mapping in
            if case TypeMapping.Role.none = mapping.role { return false }
            return mapping.provider == .azure && !tested.contains(kind) && !AzureCase.alike.contains(kind)
        }
        #expect(missing.keys.sorted() == [])
    }

    @Test func `a group's list of rules is not stated where the file has the rules by themselves`() throws {
        let group = try #require(AzureCase.networks.first { $0.type == "azurerm_network_security_group" })
        let rule = try #require(AzureCase.networks.first { $0.type == "azurerm_network_security_rule" })
        let alone = try resources([(group.type, try group.attributes())])
        #expect(alone[0].configuration["properties"]?["securityRules"]?.array?.count == 1)
        let both = try resources([(group.type, try group.attributes()), (rule.type, try rule.attributes())])
        #expect(both[0].configuration["properties"]?["securityRules"] == nil)
        #expect(both[0].omissions.map(\.place).contains("properties.securityRules"))
    }

    @Test func `an association takes from a subnet what it states itself, and no more`() throws {
        let subnet = try #require(AzureCase.networks.first { $0.type == "azurerm_subnet" })
        let type = "azurerm_subnet_network_security_group_association"
        let association = try #require(AzureCase.networks.first { $0.type == type })
        let stated = try resources([(subnet.type, try subnet.attributes()), (type, try association.attributes())])
        let properties = try #require(stated[0].configuration["properties"]?.object)
        #expect(properties["serviceEndpoints"] != nil && properties["networkSecurityGroup"] == nil)
        #expect(stated[1].configuration["properties"]?.object?.count == 1)
    }

    @Test func `a vault's secret is nothing to the activity log`() throws {
        let id: JSONValue = "https://shop.vault.azure.net/secrets/db/1"
        let stated = try #require(try resources([("azurerm_key_vault_secret", ["id": id, "value": "hunter2"])]).first)
        guard case .none(let reason) = stated.mapping else {
            Issue.record("it is compared")
            return
        }
        #expect(reason.contains("vault") && !"\(stated)".contains("hunter2"))
    }
}
