import AuditLogs
import FastJSON
import HindcastModel
import Testing

/// What the decoder makes of one record of Kubernetes's audit log.
@Suite struct KubernetesDecoderTests {
    private func decode(_ changes: JSONObject = [:], cluster: String? = nil) throws -> AuditEvent {
        try RecordDecoder.decode(auditRecord("a-1", changes), within: .init(cluster: cluster)).get()
    }

    @Test func `a record tells who did what to which object`() throws {
        let event = try decode(cluster: "prod")
        #expect(event.provider == .k8s)
        #expect(event.id == "a-1")
        #expect(event.action == "apps:deployments.patch")
        #expect(event.account == "prod")
        #expect(event.location == "shop")
        #expect(event.principal.label == "mira@example.com")
        #expect(event.sourceIP == "192.0.2.10")
        #expect(event.time.rfc3339 == "2026-11-20T09:00:00.25Z")
        #expect(event.outcome == .succeeded)
    }

    @Test func `what is not said of the cluster has one name, what is said is kept in the record`() throws {
        #expect(try decode().account == "kubernetes")
        let event = try decode(cluster: "prod")
        #expect(try RecordDecoder.decode(event.record).get() == event)
        #expect(try decode(["cluster": "stated"], cluster: "prod").account == "stated")
    }

    @Test func `each stage of a call is an event of its own, and only the last may change something`() throws {
        #expect(try decode(["stage": "RequestReceived"]).id == "a-1:RequestReceived")
        #expect(try decode(["stage": "Panic"]).outcome != .succeeded)
    }

    @Test(
        arguments: [
            (["responseStatus": ["code": 403, "reason": "Forbidden"]], "Forbidden"),
            (["responseStatus": ["code": 409]], "409"),
            (["responseObject": ["kind": "Status", "status": "Failure", "reason": "Conflict"]], "Conflict"),
            (["requestURI": "/apis/apps/v1/namespaces/shop/deployments/web?dryRun=All"], "DryRun"),
            (["verb": "delete", "requestObject": ["kind": "DeleteOptions", "dryRun": ["All"]]], "DryRun"),
        ] as [(JSONObject, String)]
    )
    func `what changed nothing has failed`(changes: JSONObject, code: String) throws {
        guard case .failed(let found, _) = try decode(changes).outcome else {
            Issue.record("it succeeded")
            return
        }
        #expect(found == code)
    }

    @Test func `a record of the first version, cut from a list, has neither version nor user agent`() throws {
        let event = try decode([
            "apiVersion": .null, "userAgent": .null, "stageTimestamp": .null, "requestReceivedTimestamp": .null,
            "timestamp": "2018-10-26T09:51:35Z",
        ])
        #expect(event.time.rfc3339 == "2018-10-26T09:51:35Z")
    }

    @Test func `a record without objectRef is told by its URI`() throws {
        let event = try decode([
            "objectRef": .null, "requestURI": "/api/v1/namespaces/shop/pods/web%2D1/eviction", "verb": "create",
        ])
        #expect(event.action == "core:pods.eviction.create")
        #expect(event.location == "shop")
        #expect(try decode(["objectRef": .null, "requestURI": "/healthz", "verb": "get"]).isReadOnly == true)
    }

    @Test func `a namespace lies in no namespace`() throws {
        let reference: JSONValue = ["resource": "namespaces", "namespace": "foo", "name": "foo", "apiVersion": "v1"]
        #expect(try decode(["objectRef": reference]).location == "-")
    }

    @Test(
        arguments: [
            (["verb": .null], "it has no verb"),
            (["stageTimestamp": .null, "requestReceivedTimestamp": .null], "it has no time"),
            (["stageTimestamp": "yesterday"], "its time is no time"),
        ] as [(JSONObject, String)]
    )
    func `a record that lacks what every event has is broken`(changes: JSONObject, reason: String) {
        guard case .failure(let failure) = RecordDecoder.decode(auditRecord("a-1", changes)) else {
            Issue.record("it was decoded")
            return
        }
        #expect(failure.reason.hasPrefix(reason))
    }

    @Test func `who acts as somebody else is taken for that one`() throws {
        let event = try decode(["impersonatedUser": ["username": "system:serviceaccount:shop:release"]])
        #expect(event.principal.label == "system:serviceaccount:shop:release")
        #expect(event.principal.kind == .service)
    }

    @Test func `on EKS the role behind a user and its key are known`() throws {
        let arn = "arn:aws:sts::111122223333:assumed-role/ops/mira"
        let event = try decode([
            "user": [
                "username": .string(arn),
                "extra": ["arn": [.string(arn)], "accessKeyId": ["ASIAEXAMPLE"], "sessionName": ["mira"]],
            ]
        ])
        #expect(event.principal.arn == arn)
        #expect(event.principal.kind == .assumedRole)
        #expect(event.principal.sessionIssuerName == "ops")
        #expect(event.principal.accessKeyID == "ASIAEXAMPLE")
    }

    @Test func `a log entry of GKE is a record of its cluster`() throws {
        let entry: JSONValue = [
            "insertId": "i-1", "timestamp": "2026-11-20T09:00:00.5Z",
            "resource": ["type": "k8s_cluster", "labels": ["cluster_name": "eu-1", "project_id": "example"]],
            "protoPayload": [
                "serviceName": "k8s.io", "methodName": "io.k8s.core.v1.pods.exec.create",
                "resourceName": "core/v1/namespaces/shop/pods/web", "status": ["code": 7, "message": "no"],
                "authenticationInfo": ["principalEmail": "mira@example.com"],
                "requestMetadata": ["callerIp": "192.0.2.10", "callerSuppliedUserAgent": "kubectl/v1"],
            ],
        ]
        let event = try RecordDecoder.decode(entry).get()
        #expect(event.action == "core:pods.exec.create")
        #expect(event.account == "eu-1")
        #expect(event.kind == .data)
        #expect(event.outcome == .failed(code: "7", message: "no"))
        #expect(event.principal.name == "mira@example.com")
        #expect(event.userAgent == "kubectl/v1")
    }
}

/// A record of a change of a deployment, with members replaced, added or, by `null`, taken out.
func auditRecord(_ id: String, _ changes: JSONObject = [:]) -> JSONValue {
    var fields: JSONObject = [
        "kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "RequestResponse", "auditID": .string(id),
        "stage": "ResponseComplete", "requestURI": "/apis/apps/v1/namespaces/shop/deployments/web", "verb": "patch",
        "user": ["username": "mira@example.com"], "sourceIPs": ["192.0.2.10", "10.0.0.1"], "userAgent": "kubectl/v1.31",
        "objectRef": [
            "resource": "deployments", "namespace": "shop", "name": "web", "apiGroup": "apps", "apiVersion": "v1",
        ],
        "responseStatus": ["code": 200], "requestObject": ["spec": ["replicas": 3]],
        "requestReceivedTimestamp": "2026-11-20T09:00:00.1Z", "stageTimestamp": "2026-11-20T09:00:00.25Z",
    ]
    for change in changes { fields[change.key] = change.value == .null ? nil : change.value }
    return .object(fields)
}
