import FastJSON
import HindcastModel
import Testing

@testable import Inventories

/// What Terraform's Google Cloud resources say, against the log of the calls that Terraform makes for them.
@Suite struct TerraformGoogleTests {
    /// A state with one resource.
    static func state(_ type: String, _ attributes: JSONValue) -> String {
        let resource: JSONValue = [
            "mode": "managed", "type": .string(type), "name": "this",
            "provider": #"provider["registry.terraform.io/hashicorp/google"]"#,
            "instances": [["schema_version": 0, "attributes": attributes]],
        ]
        let state: JSONValue = [
            "version": 4, "terraform_version": "1.11.4", "serial": 8, "lineage": "l", "outputs": [:],
            "resources": [resource],
        ]
        return state.compactText
    }

    private func resource(_ type: String, _ attributes: JSONValue) throws -> StatedResource {
        let text = Self.state(type, attributes)
        let inventory = try #require(InventoryFormat.read(Array(text.utf8), of: "terraform.tfstate"))
        #expect(inventory.findings.isEmpty)
        return try #require(inventory.resources.first)
    }

    @Test(arguments: GoogleCase.compute + GoogleCase.others)
    func `a state agrees with the calls that made the resource, and tells what was changed since`(_ sample: GoogleCase)
        throws
    {
        var estate = AuditedEstate()
        try sample.make(&estate)
        let attributes = try JSONValue(parsing: sample.state)
        let stated = try resource(sample.type, attributes)
        #expect(stated.mapping == .table, "\(sample.type)")
        #expect(estate.differences(from: stated) == [], "\(sample.type)")
        #expect(stated.omissions.allSatisfy { $0.reason != "no line of the mapping names it" }, "\(stated.omissions)")
        guard !sample.drift.isEmpty else { return }
        var other = attributes.object ?? [:]
        for member in try JSONValue(parsing: sample.drift).object ?? [:] { other[member.key] = member.value }
        let found = estate.differences(from: try resource(sample.type, .object(other)))
        #expect(!found.isEmpty && found != ["missing"], "\(sample.type)")
    }

    @Test func `every type that the mapping has a table for is compared with a log here`() {
        let tested = Set((GoogleCase.compute + GoogleCase.others).map(\.type))
        let missing = EmbeddedMaps.mappings.types.filter { kind, mapping in
            if case TypeMapping.Role.none = mapping.role { return false }
            return mapping.provider == .gcp && !tested.contains(kind) && !GoogleCase.alike.contains(kind)
        }
        #expect(missing.keys.sorted() == [])
    }

    @Test func `members of one role are one binding, whoever gives them`() throws {
        let grants = ["user:ana@example.com", "user:mira@example.com"].map { member -> JSONValue in
            [
                "mode": "managed", "type": "google_project_iam_member",
                "name": .string(String(member.dropFirst(5).prefix(3))),
                "provider": "p",
                "instances": [
                    [
                        "attributes": [
                            "project": "shop-prod", "role": "roles/viewer", "member": .string(member), "condition": [],
                        ]
                    ]
                ],
            ]
        }
        let state: JSONValue = [
            "version": 4, "terraform_version": "1.11.4", "lineage": "l", "resources": .array(grants),
        ]
        let inventory = try #require(InventoryFormat.read(Array(state.compactText.utf8), of: "x"))
        var estate = AuditedEstate()
        try estate.google(
            "SetIamPolicy",
            of: "cloudresourcemanager",
            on: "projects/shop-prod",
            response: [
                "bindings": [
                    ["role": "roles/viewer", "members": ["user:mira@example.com", "user:ana@example.com"]],
                    ["role": "roles/owner", "members": ["user:ana@example.com"]],
                ], "etag": "x",
            ]
        )
        #expect(inventory.resources.flatMap { estate.differences(from: $0) } == [])
        #expect(inventory.resources.map(\.elements.count) == [1, 0])
    }

    @Test func `a machine's scripts are secret, a machine's name is not`() throws {
        let stated = try resource(
            "google_compute_instance",
            ["name": "web-1", "project": "shop-prod", "metadata": ["startup-script": "TOKEN=hunter2"]]
        )
        #expect(stated.secrets.map(\.description) == ["/metadata/items/0/value"])
    }
}
