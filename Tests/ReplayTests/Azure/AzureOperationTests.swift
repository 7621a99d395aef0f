import HindcastModel
import Replay
import Testing

/// How the events of one operation become one change.
@Suite struct AzureOperationTests {
    private var world = AzureWorld()
    private let write = "Microsoft.Network/networkSecurityGroups/write"

    @Test mutating func `start, answer and end are one change, made at the end`() throws {
        let request: JSONValue = ["location": "westeurope", "properties": ["flushConnection": false]]
        let answer: JSONValue = [
            "etag": "1", "id": .string(AzureWorld.nsg), "location": "westeurope", "name": "web-nsg",
            "properties": ["flushConnection": false, "provisioningState": "Updating", "resourceGuid": "g-1"],
            "tags": ["team": "shop"],
        ]
        try world.event(write, on: AzureWorld.nsg, "Started", request: request)
        #expect(world.applied == nil)
        try world.event(write, on: AzureWorld.nsg, "Accepted", sub: "Created", response: answer)
        #expect(world.applied == nil)
        try world.event(write, on: AzureWorld.nsg, "Succeeded")
        let applied = try #require(world.applied)
        #expect(applied.subject == "create network security group web-nsg" && applied.confidence == .high)
        #expect(applied.origin.evidence.count == 2)
        let document = try #require(world.document("networksecuritygroups/web-nsg"))
        #expect(document.configuration["properties"] == ["flushConnection": false, "resourceGuid": "g-1"])
        #expect(document.configuration["etag"] == nil && document.tags == ["team": "shop"])
        #expect(document.knowledge == .complete && applied.changes.first?.kind == .created)
        #expect(
            document.address.description
                == "azure/11111111-2222-3333-4444-555555555555/shop/microsoft.network/networksecuritygroups/web-nsg"
        )
    }

    @Test mutating func `a failed operation changes nothing`() throws {
        try world.event(write, on: AzureWorld.nsg, "Started", request: ["location": "westeurope", "properties": [:]])
        try world.event(write, on: AzureWorld.nsg, "Failed", sub: "Conflict")
        #expect(world.applied?.disposition == .failed && world.applied?.changes == [])
    }

    @Test mutating func `operations under one correlation id are kept apart`() throws {
        let other = AzureWorld.group + "/providers/Microsoft.Network/networkSecurityGroups/db-nsg"
        for (place, resource) in [AzureWorld.nsg, other].enumerated() {
            try world.event(
                write,
                on: resource,
                "Started",
                id: "o-\(place)",
                request: ["location": "westeurope", "properties": ["place": .integer(Int64(place))]]
            )
        }
        for (place, resource) in [AzureWorld.nsg, other].enumerated() {
            try world.event(write, on: resource, "Succeeded", id: "o-\(place)")
            #expect(world.applied?.changes.count == 1)
            #expect(
                world.applied?.changes.first?.after?.configuration["properties"]?["place"] == .integer(Int64(place))
            )
        }
    }

    @Test mutating func `a write without a body makes the settings unknown, each one anew`() throws {
        try world.operate(write, on: AzureWorld.nsg, request: ["location": "westeurope", "properties": ["a": 1]])
        for _ in 0..<2 {
            try world.operate(write, on: AzureWorld.nsg)
            let document = try #require(world.document("/web-nsg"))
            #expect(document.configuration["properties"]?.isUnknown == true && document.knowledge == .partial)
            #expect(document.configuration["location"] == "westeurope")
        }
    }

    @Test mutating func `putting replaces, patching merges, putting the same again changes nothing`() throws {
        let full: JSONValue = ["location": "westeurope", "properties": ["a": 1, "b": 2], "tags": ["x": "y"]]
        try world.operate(write, on: AzureWorld.nsg, sub: "Created", request: full)
        try world.operate(write, on: AzureWorld.nsg, request: full)
        #expect(world.applied?.disposition == .noEffect)
        try world.operate(write, on: AzureWorld.nsg, method: "PATCH", request: ["properties": ["b": 3, "a": .null]])
        #expect(world.document("/web-nsg")?.configuration["properties"] == ["b": 3])
        #expect(world.document("/web-nsg")?.tags == ["x": "y"])
        try world.operate(write, on: AzureWorld.nsg, request: ["location": "westeurope", "properties": ["c": 4]])
        #expect(
            world.document("/web-nsg")?.configuration["properties"] == ["c": 4]
                && world.document("/web-nsg")?.tags == [:]
        )
        // Event Hubs leave the method out.
        try world.operate(write, on: AzureWorld.nsg, method: nil, request: ["properties": ["d": 5]])
        #expect(world.document("/web-nsg")?.configuration["properties"] == ["c": 4, "d": 5])
    }

    @Test mutating func `what is masked stays as it was known, and is unknown where it was not`() throws {
        let masked: JSONValue = ["location": "westeurope", "properties": ["a": "******"], "tags": "******"]
        try world.operate(write, on: AzureWorld.nsg, request: masked)
        #expect(world.document("/web-nsg")?.tags == ["$unknown": "hidden by the provider"])
        #expect(world.document("/web-nsg")?.configuration["properties"]?["a"]?.isUnknown == true)
        let known: JSONValue = ["location": "westeurope", "properties": ["a": "b"], "tags": ["x": "y"]]
        try world.operate(write, on: AzureWorld.nsg, request: known)
        try world.operate(write, on: AzureWorld.nsg, request: masked)
        #expect(world.applied?.disposition == .noEffect)
    }

    @Test mutating func `an id in another case is the same resource, and makes no change`() throws {
        let body: JSONValue = [
            "location": "westeurope", "properties": ["vault": .string(AzureWorld.group + "/providers/X.Y/zs/Z")],
        ]
        try world.operate(write, on: AzureWorld.nsg, sub: "Created", request: body)
        let upper: JSONValue = [
            "id": .string(AzureWorld.nsg.uppercased()), "location": "westeurope", "name": "WEB-NSG",
            "properties": ["vault": .string((AzureWorld.group + "/providers/X.Y/zs/Z").lowercased())],
        ]
        try world.operate(write.uppercased(), on: AzureWorld.nsg.uppercased(), response: upper)
        #expect(world.applied?.disposition == .noEffect)
    }

    @Test mutating func `a deletion takes what lies in the resource and what is put on it`() throws {
        try world.operate(
            write,
            on: AzureWorld.nsg,
            sub: "Created",
            request: ["location": "westeurope", "properties": [:]]
        )
        let rule = AzureWorld.nsg + "/securityRules/ssh"
        try world.operate(
            "Microsoft.Network/networkSecurityGroups/securityRules/write",
            on: rule,
            request: securityRule("ssh")
        )
        let lock = AzureWorld.nsg + "/providers/Microsoft.Authorization/locks/keep"
        try world.operate(
            "Microsoft.Authorization/locks/write",
            on: lock,
            request: ["properties": ["level": "CanNotDelete"]]
        )
        try world.operate(
            "Microsoft.Resources/subscriptions/resourceGroups/delete",
            on: AzureWorld.group,
            method: "DELETE"
        )
        let gone = try #require(world.applied).changes.filter { $0.kind == .deleted }.map(\.address.type)
        #expect(Set(gone) == ["locks", "networksecuritygroups", "securityrules", "resourcegroups"])
        #expect(world.applied?.subject == "delete resource group shop")
    }

    @Test mutating func `a deletion that shows the resource as it was is a deletion`() throws {
        let id = AzureWorld.group + "/providers/Microsoft.Authorization/policyAssignments/audit-vms"
        let body: JSONValue = [
            "id": .string(id), "name": "audit-vms",
            "properties": ["displayName": "Audit", "metadata": "******", "parameters": "******"],
        ]
        try world.operate(
            "Microsoft.Authorization/policyAssignments/delete",
            on: id,
            method: "DELETE",
            response: body
        )
        let change = try #require(world.applied?.changes.first)
        #expect(change.kind == .deleted && change.after == nil)
        #expect(change.before?.configuration["properties"]?["displayName"] == "Audit")
        #expect(change.before?.configuration["properties"]?["metadata"]?.isUnknown == true)
    }

    @Test mutating func `a start that nothing can be joined to is taken as unconfirmed`() throws {
        let record: JSONValue = [
            "caller": "mira@example.com", "category": ["value": "Administrative"], "eventDataId": "e-9",
            "eventTimestamp": "2026-02-02T00:00:00Z", "operationName": ["value": .string(write)],
            "properties": ["requestbody": #"{"location":"westeurope","properties":{}}"#],
            "resourceId": .string(AzureWorld.nsg), "status": ["value": "Started"],
        ]
        try world.take(record)
        #expect(world.applied?.disposition == .applied && world.applied?.confidence == .medium)
        #expect(world.applied?.subject.hasSuffix("(no end seen)") == true)
    }

    @Test mutating func `a change made by a deployment leads to who deployed`() throws {
        let deployment = AzureWorld.group + "/providers/Microsoft.Resources/deployments/hotfix-214"
        try world.event(
            "Microsoft.Resources/deployments/write",
            on: deployment,
            "Started",
            id: "d-1",
            correlation: "c-7"
        )
        try world.event(
            write,
            on: AzureWorld.nsg,
            "Succeeded",
            id: "o-7",
            correlation: "c-7",
            response: ["location": "westeurope", "properties": [:]],
            caller: "5e1f0000-0000-4000-a000-000000000001"
        )
        let origin = try #require(world.applied?.origin)
        #expect(origin.hops.map(\.label) == ["mira@example.com"] && origin.confidence == .proven)
        #expect(origin.hops.first?.reason == "deployment hotfix-214" && origin.hops.first?.eventID == "e-1")
    }
}
