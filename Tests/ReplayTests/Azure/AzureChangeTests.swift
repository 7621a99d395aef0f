import HindcastModel
import Replay
import Testing

/// What change records of Resource Graph do.
@Suite struct AzureChangeTests {
    private var world = AzureWorld()
    private let firewall = AzureWorld.group + "/providers/Microsoft.Network/firewallPolicies/edge"
    private let write = "Microsoft.Network/firewallPolicies/write"

    private mutating func makeFirewall() throws {
        try world.operate(
            write,
            on: firewall,
            sub: "Created",
            request: [
                "location": "westeurope",
                "properties": [
                    "rules": [
                        ["name": "a.b", "ports": ["443"], "priority": 100, "enabled": true],
                        ["name": "c", "ports": [], "priority": 200, "enabled": false],
                    ], "size": "1 MB", "tier": "Basic",
                ], "tags": ["team": "net"],
            ]
        )
    }

    private var rules: [JSONValue]? { world.document("/edge")?.configuration["properties"]?["rules"]?.array }

    @Test mutating func `values get the type that the document shows for their place`() throws {
        try makeFirewall()
        try world.change(
            firewall,
            [
                #"properties.rules["a.b"].priority"#: ("100", "110"), "properties.rules[1].enabled": ("False", "True"),
                #"properties.rules["c"].ports[0]"#: (.null, "8080"), "tags.team": ("net", "edge"),
                "properties.provisioningState": ("Updating", "Succeeded"), "properties.size": ("1 MB", "2 MB"),
            ]
        )
        #expect(rules?[0]["priority"] == 110 && rules?[1]["enabled"] == true && rules?[1]["ports"] == ["8080"])
        #expect(world.document("/edge")?.tags == ["team": "edge"])
        #expect(world.document("/edge")?.configuration["properties"]?["size"] == "1 MB")
        #expect(world.applied?.confidence == .high && world.applied?.subject.contains("missing") == false)
    }

    @Test mutating func `a value that is not the one held says that a change is missing`() throws {
        try makeFirewall()
        try world.change(firewall, ["properties.tier": ("Premium", "Standard")])
        #expect(world.applied?.confidence == .medium)
        #expect(world.applied?.subject == "change tier on edge (a change before this is missing)")
        #expect(world.document("/edge")?.configuration["properties"]?["tier"] == "Standard")
    }

    @Test mutating func `what the activity log told already makes no change`() throws {
        try makeFirewall()
        try world.change(
            firewall,
            ["properties.tier": ("Standard", "Basic"), #"properties.rules["c"].priority"#: ("1", "200")]
        )
        #expect(world.applied?.disposition == .noEffect)
    }

    @Test mutating func `elements are put in and taken out by place and by name`() throws {
        try makeFirewall()
        try world.change(
            firewall,
            [
                "properties.rules[0].ports[10]": (.null, "p10"), "properties.rules[0].ports[2]": (.null, "p2"),
                "properties.rules[0].ports[1]": (.null, "p1"),
            ]
        )
        #expect(rules?[0]["ports"] == ["443", "p1", "p2", "p10"])
        try world.change(
            firewall,
            ["properties.rules[0].ports[0]": ("443", .null), "properties.rules[0].ports[2]": ("p2", "null")]
        )
        #expect(rules?[0]["ports"] == ["p1", "p10"])
    }

    @Test mutating func `a value that is cut off is unknown`() throws {
        try makeFirewall()
        try world.take([
            "targetResourceId": .string(firewall), "changeType": "Update",
            "changeAttributes": ["timestamp": "2026-03-01T00:00:00Z", "changedBy": "System"],
            "changes": ["properties.tier": ["newValue": "Stand", "previousValue": "Bas", "isTruncated": "true"]],
        ])
        #expect(world.document("/edge")?.configuration["properties"]?["tier"] == .unknown("cut off by the provider"))
    }

    @Test mutating func `a record that names nobody leads to who started the operation`() throws {
        try world.event(write, on: firewall, "Started", id: "c-5", correlation: "c-5")
        try world.change(firewall, by: "Unspecified", correlation: "c-5", ["properties.tier": ("Basic", "Premium")])
        let origin = try #require(world.applied?.origin)
        #expect(origin.hops.map(\.label) == ["mira@example.com"] && origin.confidence == .proven)
    }

    @Test mutating func `creation and deletion are told without properties`() throws {
        try world.change(firewall, as: "Create", [:])
        #expect(world.document("/edge")?.knowledge == .partial && world.applied?.subject == "create edge")
        try world.change(firewall, as: "Delete", [:])
        #expect(world.applied?.changes.map(\.kind) == [.deleted])
    }

    @Test mutating func `hostile paths change nothing else and stop nothing`() throws {
        try makeFirewall()
        for path in ["", "[", "[-1]", "[\"", "a[9999999999999999999]", "...", "['x", "[1][2][3]", "properties[0].x"] {
            try world.change(firewall, [path: (.null, "x")])
            #expect(world.applied != nil)
        }
    }
}
