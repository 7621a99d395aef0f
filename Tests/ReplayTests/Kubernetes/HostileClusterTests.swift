import AuditLogs
import FastJSON
import HindcastModel
import Replay
import TestSupport
import Testing

/// Records that no API server writes end in a row of the ledger, whatever they hold.
@Suite struct HostileClusterTests {
    private static let odd: [JSONValue] = [
        .null, true, -1, "", "\u{1B}[2J/../..", [], [[]], [:], ["metadata": []], ["metadata": ["name": ["x"]]],
        ["kind": "List", "items": [1, ["metadata": ["name": ""]]]], ["metadata": ["name": "../x", "labels": "none"]],
        ["kind": "Secret", "data": "all", "stringData": [1]], [["op": "move", "path": "/a", "from": "/a/b"]],
        [["op": "add", "path": "/spec/-", "value": .null]],
        ["$patch": "replace", "spec": ["containers": [1, "a", [:]]]],
        ["spec": ["replicas": "many", "containers": ["env": [["name": 1, "value": [:]]]]]], ["$unknown": "x"],
    ]
    private static let verbs = ["create", "update", "patch", "delete", "deletecollection", "frobnicate"]
    private static let parts = [
        "", "/scale", "/binding", "/eviction", "/finalize", "/ephemeralcontainers", "/\u{202E}x",
    ]

    @Test(arguments: verbs, parts) func `odd bodies harm nothing`(verb: String, part: String) throws {
        var cluster = AuditedCluster()
        _ = try cluster.call("create", AuditedCluster.deployment, answer: AuditedCluster.answer(), code: 201)
        for request in Self.odd {
            for response in Self.odd {
                let applied = try cluster.call(
                    verb,
                    AuditedCluster.deployment + part,
                    request.compactText,
                    answer: response.compactText
                )
                for change in applied.changes {
                    #expect(!change.address.description.contains("../"))
                    if let after = change.after { #expect(ResourceDocument(json: after.json) == after) }
                }
            }
        }
    }

    @Test func `a body as deep as can be read is worked through`() throws {
        var cluster = AuditedCluster()
        let depth = 900
        let body =
            #"{"metadata":{"name":"web"},"spec":"# + String(repeating: #"{"a":["#, count: depth / 2) + "1"
            + String(repeating: "]}", count: depth / 2) + "}"
        let made = try cluster.call("create", AuditedCluster.deployment, body, answer: body, code: 201)
        #expect(made.disposition == .applied)
        #expect(try cluster.call("patch", AuditedCluster.deployment, body).disposition == .noEffect)
    }
}
