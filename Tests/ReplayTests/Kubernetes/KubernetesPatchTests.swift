import FastJSON
import HindcastModel
import Testing

@testable import Replay

/// Patches whose outcome the log does not show are applied to what is known.
@Suite struct KubernetesPatchTests {
    private var cluster = AuditedCluster()

    private mutating func patched(_ patch: String, _ path: String = AuditedCluster.deployment) throws -> AppliedEvent {
        _ = try cluster.call("create", AuditedCluster.deployment, answer: AuditedCluster.answer(), code: 201)
        return try cluster.call("patch", path, patch)
    }

    private func containers(_ applied: AppliedEvent) -> [JSONValue] {
        applied.changes.first?.after?.configuration["spec"]?["template"]?["spec"]?["containers"]?.array ?? []
    }

    @Test mutating func `a strategic merge patch merges the elements of a list by their key`() throws {
        let applied = try patched(
            #"{"spec":{"template":{"spec":{"$setElementOrder/containers":[{"name":"proxy"},{"name":"web"}],"containers":[{"name":"web","image":"web:2","env":[{"$patch":"delete","name":"MODE"},{"name":"LEVEL","value":"b"}]}]}}}}"#
        )
        let containers = containers(applied)
        #expect(containers.map { $0["name"] } == ["proxy", "web"])
        #expect(containers[1] == ["name": "web", "image": "web:2", "env": [["name": "LEVEL", "value": "b"]]])
        #expect(applied.changes.first?.after?.knowledge == .complete)
    }

    @Test mutating func `a JSON patch changes places`() throws {
        let applied = try patched(
            #"[{"op":"test","path":"/spec/replicas","value":2},{"op":"replace","path":"/spec/replicas","value":3},{"op":"remove","path":"/spec/template/spec/containers/1"},{"op":"add","path":"/spec/template/spec/containers/-","value":{"name":"c"}},{"op":"add","path":"/metadata/labels/a~1b","value":"c"}]"#
        )
        #expect(containers(applied).map { $0["name"] } == ["web", "c"])
        #expect(applied.changes.first?.after?.configuration["spec"]?["replicas"] == 3)
        #expect(applied.changes.first?.after?.tags == ["app": "web", "a/b": "c"])
    }

    @Test mutating func `a JSON patch that does not fit what is known leaves the content unknown`() throws {
        let applied = try patched(#"[{"op":"remove","path":"/spec/template/spec/containers/7"}]"#)
        #expect(applied.changes.first?.after?.configuration["$unknown"] != nil)
        #expect(applied.confidence == .medium)
    }

    @Test mutating func `a merge patch of a custom resource replaces its lists`() throws {
        let path = "/apis/example.com/v1/namespaces/shop/widgets/w"
        let widget =
            #"{"kind":"Widget","apiVersion":"example.com/v1","metadata":{"name":"w"},"spec":{"containers":[{"name":"a"},{"name":"b"}],"x":1}}"#
        _ = try cluster.call("create", path, widget, code: 201)
        let applied = try cluster.call("patch", path, #"{"spec":{"containers":[{"name":"c"}],"x":null}}"#)
        #expect(applied.changes.first?.after?.configuration["spec"] == ["containers": [["name": "c"]]])
    }

    @Test mutating func `a server-side apply merges what one tool wants`() throws {
        let applied = try patched(
            #"{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":{"containers":[{"name":"web","image":"web:3"}]}}}}"#,
            AuditedCluster.deployment + "?fieldManager=flux&force=true"
        )
        #expect(containers(applied).map { $0["image"] } == ["web:3", "proxy:1"])
        #expect(applied.changes.first?.after?.configuration["spec"]?["replicas"] == 2)
    }

    @Test(arguments: [
        // Directive, primitive lists, atomic lists, kept keys, two protocols of one port.
        (#"{"a":{"x":1}}"#, #"{"a":{"$patch":"replace","y":2}}"#, #"{"a":{"y":2}}"#),
        (#"{"finalizers":["a","b"]}"#, #"{"$deleteFromPrimitiveList/finalizers":["a"]}"#, #"{"finalizers":["b"]}"#),
        (#"{"finalizers":["a"]}"#, #"{"finalizers":["b"]}"#, #"{"finalizers":["a","b"]}"#),
        (#"{"tolerations":[{"key":"a"}]}"#, #"{"tolerations":[{"key":"b"}]}"#, #"{"tolerations":[{"key":"b"}]}"#),
        (
            #"{"strategy":{"type":"RollingUpdate","rollingUpdate":{}}}"#,
            #"{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}"#, #"{"strategy":{"type":"Recreate"}}"#
        ),
        (
            #"{"ports":[{"port":53,"protocol":"TCP"}]}"#, #"{"ports":[{"port":53,"protocol":"UDP"}]}"#,
            #"{"ports":[{"port":53,"protocol":"TCP"},{"port":53,"protocol":"UDP"}]}"#
        ),
        (#"{"a":1,"b":2}"#, #"{"b":null}"#, #"{"a":1}"#),
        // What looks like a list with a key and is replaced whole: the policies of autoscaling, readiness gates.
        (
            #"{"policies":[{"type":"Pods"}]}"#, #"{"policies":[{"type":"Percent"}]}"#,
            #"{"policies":[{"type":"Percent"}]}"#
        ),
        (
            #"{"readinessGates":[{"conditionType":"a"}]}"#, #"{"readinessGates":[{"conditionType":"b"}]}"#,
            #"{"readinessGates":[{"conditionType":"b"}]}"#
        ), (#"{"supplementalGroups":[1]}"#, #"{"supplementalGroups":[2]}"#, #"{"supplementalGroups":[2]}"#),
        (#"{"data":{"$redacted":"x"}}"#, #"{"data":{"k":"v"}}"#, #"{"data":{"k":"v"}}"#),
    ])
    func `a strategic merge patch does what its directives say`(before: String, patch: String, after: String) throws {
        let target = try #require(try JSONValue(parsing: before).object)
        let changes = try #require(try JSONValue(parsing: patch).object)
        #expect(JSONValue.object(StrategicMergePatch().applied(changes, to: target)) == (try JSONValue(parsing: after)))
    }

    /// Each list that is merged, with the member that tells its elements apart.
    static let keyed: [(list: String, key: String)] = [
        ("containers", "name"), ("initContainers", "name"), ("ephemeralContainers", "name"), ("volumes", "name"),
        ("env", "name"), ("volumeMounts", "mountPath"), ("volumeDevices", "devicePath"), ("imagePullSecrets", "name"),
        ("hostAliases", "ip"), ("topologySpreadConstraints", "topologyKey"), ("schedulingGates", "name"),
        ("resourceClaims", "name"), ("ownerReferences", "uid"), ("secrets", "name"), ("conditions", "type"),
        ("addresses", "type"), ("webhooks", "name"), ("matchConditions", "name"), ("variables", "name"),
        ("drivers", "name"), ("podIPs", "ip"), ("hostIPs", "ip"), ("resourceClaimStatuses", "name"),
        ("ports", "port"), ("ports", "containerPort"),
    ]

    @Test(arguments: keyed)
    func `elements of a list with a key are merged one by one`(list: String, key: String) throws {
        let target = try #require(
            try JSONValue(parsing: #"{"\#(list)":[{"\#(key)":"a","x":1},{"\#(key)":"b"}]}"#).object
        )
        let patch = try #require(
            try JSONValue(
                parsing: #"{"\#(list)":[{"\#(key)":"a","y":2},{"\#(key)":"b","$patch":"delete"},{"\#(key)":"c"}]}"#
            )
            .object
        )
        let expected = try JSONValue(parsing: #"{"\#(list)":[{"\#(key)":"a","x":1,"y":2},{"\#(key)":"c"}]}"#)
        #expect(JSONValue.object(StrategicMergePatch().applied(patch, to: target)) == expected)
    }

    @Test(arguments: [
        (#"{"a":[1,2]}"#, #"[{"op":"add","path":"/a/1","value":9}]"#, #"{"a":[1,9,2]}"#),
        (#"{"a":1}"#, #"[{"op":"move","from":"/a","path":"/b"}]"#, #"{"b":1}"#),
        (#"{"a":{"c":1}}"#, #"[{"op":"copy","from":"/a/c","path":"/b"}]"#, #"{"a":{"c":1},"b":1}"#),
        (#"{"a":1}"#, #"[{"op":"replace","path":"","value":{"b":2}}]"#, #"{"b":2}"#),
        (#"{"a":[]}"#, #"[{"op":"remove","path":"/a/0"}]"#, "null"),
        (#"{"a":1}"#, #"[{"op":"frob","path":"/a"}]"#, "null"),
        (#"{"a":1}"#, #"[{"op":"remove","path":"/b"}]"#, "null"),
    ])
    func `a JSON patch is carried out wholly or not at all`(before: String, patch: String, after: String) throws {
        let operations = try #require(try JSONValue(parsing: patch).array)
        let result = PointedPatch.applied(operations, to: try JSONValue(parsing: before)) ?? .null
        #expect(result == (try JSONValue(parsing: after)))
    }
}
