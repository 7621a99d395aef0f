import FastJSON
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Inventories

/// The mapping backwards: from the words of the history to Terraform's.
@Suite("What is written for Terraform")
struct TerraformWritingTests {
    private func written(_ configuration: JSONObject, by text: String) throws -> String {
        var mappings = TypeMappings()
        mappings.add("provider aws\nprefix aws_\nmade id, arn\ntype aws_thing = a/thing\n" + text, named: "test.map")
        #expect(mappings.problems.isEmpty)
        let mapping = try #require(mappings.types["aws_thing"])
        var writer = TerraformWriter(resource: configuration)
        let items = writer.items(of: mapping.block, in: configuration, at: JSONPointer())
        return HCLItem.lines(items, indent: 0).joined(separator: "\n")
    }

    @Test("undoes what each line of a mapping does")
    func lines() throws {
        let text = try written(
            [
                "queueName": "jobs", "attributes": ["Delay": 120, "Policy": ["Version": "1"]], "kinds": "a|b",
                "state": "on", "prefixed": "x", "pairs": [["k": "team", "v": "edge"]],
                "items": ["quantity": 1, "items": ["z"]],
                "subnets": ["s-1", "s-2"], "groups": [["groupId": "g-1"], ["groupId": "g-2"]], "first": [["id": "f"]],
                "options": ["hopLimit": 2], "rules": [["port": 1, "side": "in"], ["port": 2, "side": "out"]],
            ],
            by: """
                  name -> queueName
                  delay_minutes -> attributes.Delay as times(60)
                  policy ~> attributes.Policy as json
                  kinds -> kinds as split('|')
                  enabled -> state (true=on, false=off)
                  suffix -> prefixed as without('full-')
                  labels -> pairs as pairs(k, v)
                  list -> items as counted
                  subnet_ids[] -> subnets[+]
                  group_ids[] -> groups[+].groupId
                  first_id -> first[+].id
                  options -> options
                    hop_limit -> hopLimit
                  ingress[] -> rules[+]
                    'in' -> side
                    port -> port
                  egress[] -> rules[+]
                    'out' -> side
                    port -> port
                """
        )
        #expect(
            text == """
                name          = "jobs"
                delay_minutes = 2
                policy = jsonencode({
                  Version = "1"
                })
                kinds   = "a|b"
                enabled = true
                suffix  = "full-x"
                labels = {
                  team = "edge"
                }
                list       = ["z"]
                subnet_ids = ["s-1", "s-2"]
                group_ids  = ["g-1", "g-2"]
                first_id   = "f"

                options {
                  hop_limit = 2
                }

                ingress {
                  port = 1
                }

                egress {
                  port = 2
                }
                """
        )
    }

    @Test("is no attribute twice for one place, and no comment of what nobody knows")
    func once() throws {
        let text = try written(
            ["gatewayId": "igw-1", "other": .unknown("hidden"), "keyId": "k", "flag": ["$redacted": "hmac-sha256:0"]],
            by: """
                  gateway_id -> gatewayId
                  endpoint_id -> gatewayId
                  other_id ~> other
                  key_id ~> keyId
                  flag -> flag
                """
        )
        #expect(
            text == """
                gateway_id = "igw-1"
                flag       = REDACTED_set_by_hand
                # key_id = "k", if the provider does not choose it
                """
        )
    }

    @Test(
        "is quoted so that nothing in it is a template",
        arguments: [
            ("plain", "\"plain\""), ("${x}", "\"$${x}\""), ("%{ if }", "\"%%{ if }\""), ("$${x}", "\"$$${x}\""),
            ("$x", "\"$x\""),
            ("a\"b\\c", "\"a\\\"b\\\\c\""), ("a\nb\tc\r", "\"a\\nb\\tc\\r\""), ("\u{0}\u{202E}", "\"\\u0000\\u202e\""),
            ("\u{E0041}", "\"\\U000e0041\""), ("é😀", "\"é😀\""),
        ]
    )
    func quoting(text: String, quoted: String) { #expect(HCLValue.quoted(text) == quoted) }

    @Test(
        "goes by names alone where no table is",
        arguments: [
            ("publiclyAccessible", "publicly_accessible"), ("dBInstanceClass", "db_instance_class"),
            ("cidrIpv4", "cidr_ipv4"),
            ("kMSKeyArn", "kms_key_arn"), ("name", "name"), ("oKActions", "ok_actions"), ("vpcID", "vpc_id"),
        ]
    )
    func names(history: String, terraform: String) { #expect(TerraformWriter.snake(history) == terraform) }

    @Test(
        "is a name that Terraform takes",
        arguments: [
            ("web", "web"), ("Shop Web/1", "shop_web_1"), ("1st", "r_1st"), ("é", "_"), ("", "sg-1"), ("a\n\"b", "a_b"),
            ("-x", "r_-x"),
        ]
    )
    func labels(name: String, label: String) {
        let address = Address(provider: .aws, account: "1", location: "-", service: "a", type: "b", id: "x/sg-1")
        #expect(TerraformText.label(for: address, name: name) == label)
    }

    @Test("has a type of the mapping, or of the table of imports, for each that both know")
    func types() {
        func kind(_ service: String, _ type: String) -> String? {
            let address = Address(provider: .aws, account: "1", location: "-", service: service, type: type, id: "x")
            return TerraformImport(address, nil)?.kind
        }
        for (name, mapping) in EmbeddedMaps.mappings.types where mapping.provider == .aws && mapping.role == .whole {
            #expect(kind(mapping.service, mapping.type) != nil, "\(name)")
        }
        #expect(kind("ec2", "security-group") == "aws_security_group")
        #expect(kind("elasticloadbalancing", "load-balancer") == "aws_lb")
        #expect(kind("glue", "no-such") == nil)
    }

    @Test("has of Azure's resources what only their ids say, in Azure's own letters")
    func azure() throws {
        let id = "/subscriptions/1/resourceGroups/Shop/providers/Microsoft.Network/networkSecurityGroups/web"
        var document = ResourceDocument(
            address: Address(
                provider: .azure,
                account: "1",
                location: "shop",
                service: "microsoft.network",
                type: "networksecuritygroups",
                id: "web"
            )
        )
        document.aliases = [id.lowercased()]
        document.configuration = ["location": "westeurope"]
        let found = try #require(TerraformImport(document.address, document))
        #expect(found.kind == "azurerm_network_security_group")
        #expect(found.id == id.lowercased().replacing("resourcegroups", with: "resourceGroups"))
        document.configuration["id"] = .string(id)
        #expect(TerraformImport(document.address, document)?.id == id)
        let text = TerraformText.declaration(of: document, kind: found.kind, label: "web").lines.joined(separator: "\n")
        #expect(
            text == """
                resource "azurerm_network_security_group" "web" {
                  name                = "web"
                  resource_group_name = "shop"
                  location            = "westeurope"
                }
                """
        )
    }

    private static let states: [String] = {
        let folder = "Tests/InventoriesTests/Terraform/Estates"
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: folder).path)) ?? []
        return ["Examples/terraform-changed-by-hand"] + names.sorted().map { "\(folder)/\($0)" }
    }()

    @Test("of a state is what the state says", arguments: states)
    func roundTrip(folder: String) throws {
        let file = Repository.root.appending(path: folder).appending(path: "terraform.tfstate")
        let text = [UInt8](try Data(contentsOf: file))
        let inventory = try #require(InventoryFormat.read(text, of: "terraform.tfstate"))
        let resources = try JSONValue(parsing: text)["resources"]?.array ?? []
        var compared = 0
        for stated in inventory.resources {
            guard EmbeddedMaps.mappings.types[stated.kind]?.role == .whole else { continue }
            // One of several, by a key, has no line of its own here.
            guard !stated.label.contains("["), !stated.label.hasPrefix("module.") else { continue }
            let state = try #require(
                resources.first { resource in
                    "\(resource["type"]?.string ?? "").\(resource["name"]?.string ?? "")" == stated.label
                }?[JSONPointer(["instances", "0", "attributes"])]
            )
            var configuration = JSONValue.object(stated.configuration)
            for element in stated.elements { configuration = configuration.adding(element.value, to: element.list) }
            var writer = TerraformWriter(resource: configuration.object ?? [:])
            let block = try #require(EmbeddedMaps.mappings.types[stated.kind]).block
            for item in writer.items(of: block, in: configuration.object ?? [:], at: JSONPointer()) {
                guard case .attribute(let name, let value) = item, let said = state[name] else { continue }
                switch value {
                case .string(let text), .plain(let text):
                    // The state drops the scheme of a URL that is declared with it.
                    let isSame = text == said.scalarText || text == "https://" + (said.scalarText ?? "")
                    #expect(isSame, "\(stated.label) \(name): \(text)")
                    compared += 1
                case .list(let elements):
                    #expect(Set(elements) == Set((said.array ?? []).map { HCLValue($0) }), "\(stated.label) \(name)")
                    compared += 1
                case .json(let document):
                    #expect(try document == HCLValue(JSONValue(parsing: said.string ?? "")), "\(stated.label) \(name)")
                    compared += 1
                case .object, .placeholder: continue
                }
            }
        }
        #expect(compared > 10)
    }
}

extension JSONValue {
    /// The value with an element more in the list at a place.
    fileprivate func adding(_ element: JSONValue, to list: JSONPointer) -> JSONValue {
        guard let first = list.tokens.first else { return .array((array ?? []) + [element]) }
        var object = self.object ?? [:]
        object[first] = (object[first] ?? (list.tokens.count == 1 ? .array([]) : .object([:])))
            .adding(element, to: JSONPointer(Array(list.tokens.dropFirst())))
        return .object(object)
    }
}
