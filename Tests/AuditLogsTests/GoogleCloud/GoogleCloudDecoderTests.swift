import AuditLogs
import FastJSON
import HindcastModel
import Testing

@Suite struct GoogleCloudDecoderTests {
    private func decode(_ record: JSONValue) throws -> AuditEvent {
        let event = try RecordDecoder.decode(record).get()
        #expect(try RecordDecoder.decode(event.record).get() == event, "its record tells the same again")
        return event
    }

    @Test func `an entry becomes an event`() throws {
        let event = try decode(entry("a1", members: ["operation": ["id": "operation-1", "first": true]]))
        #expect(event.id == "a1" && event.provider == .gcp && event.requestID == "operation-1")
        #expect(event.time.rfc3339 == "2026-06-09T14:02:45.123456789Z")
        #expect(event.action == "compute:firewalls.insert")
        #expect(event.account == "shop-prod" && event.location == "global")
        #expect(event.kind == .call && event.outcome == .succeeded && event.isReadOnly == false)
        #expect(event.sourceIP == "203.0.113.24" && event.userAgent == "google-cloud-sdk gcloud/530.0.0")
        #expect(event.request["name"] == "allow-ssh")
    }

    @Test(arguments: [
        ("v1.compute.firewalls.insert", "compute", "firewalls.insert"),
        ("beta.compute.instances.setTags", "compute", "instances.setTags"),
        ("compute.instances.migrateOnHostMaintenance", "compute", "instances.migrateOnHostMaintenance"),
        ("google.iam.admin.v1.CreateServiceAccount", "iam", "CreateServiceAccount"),
        ("google.cloud.bigquery.v2.TableService.InsertTable", "bigquery", "InsertTable"),
        ("google.container.v1beta1.ClusterManager.CreateCluster", "container", "CreateCluster"),
        ("SetIamPolicy", "cloudresourcemanager", "SetIamPolicy"),
        ("storage.buckets.update", "storage", "buckets.update"),
        ("google.storage.buckets.get", "storage", "buckets.get"),
        ("datasetservice.insert", "bigquery", "datasetservice.insert"),
        ("cloudsql.instances.create", "cloudsql", "instances.create"), ("dns.changes.create", "dns", "changes.create"),
    ])
    func `a method is named without versions and packages`(method: String, service: String, operation: String) throws {
        let event = try decode(entry("a", method, service: "\(service).googleapis.com"))
        #expect(event.operation == operation && event.service == service)
    }

    @Test(arguments: [
        ("v1.compute.instances.get", true), ("v1.compute.instances.aggregatedList", true), ("GetProject", true),
        ("google.longrunning.Operations.GetOperation", true), ("v1.compute.instances.insert", false),
        ("google.iam.v1.IAMPolicy.GetIamPolicy", true), ("storage.getIamPermissions", true), ("Getaway.Start", false),
        ("CheckInvitationRequired", true), ("v1.compute.instances.setLabels", false),
    ])
    func `what only reads is told by its name`(method: String, onlyReads: Bool) throws {
        #expect(try decode(entry("a", method)).isReadOnly == onlyReads)
    }

    @Test func `a permission to write goes before the name`() throws {
        let payload: JSONObject = ["authorizationInfo": [["permission": "x", "permissionType": "ADMIN_WRITE"]]]
        #expect(try decode(entry("a", "GetAndSet", payload: payload)).isReadOnly == false)
    }

    static let outcomes: [(JSONObject, AuditEvent.Outcome)] = [
        ([:], .succeeded), (["status": .null], .succeeded), (["status": ["message": "OK"]], .succeeded),
        (["status": ["code": 0]], .succeeded), (["status": ["message": "Instance migrated."]], .succeeded),
        (["status": ["code": 7, "message": "denied"]], .failed(code: "7", message: "denied")),
        (
            ["response": ["@type": "type.googleapis.com/error", "error": ["code": 404, "message": "not found"]]],
            .failed(code: "404", message: "not found")
        ),
    ]

    @Test(arguments: outcomes)
    func `the outcome is what the status says`(payload: JSONObject, outcome: AuditEvent.Outcome) throws {
        #expect(try decode(entry("a", payload: payload)).outcome == outcome)
    }

    @Test(arguments: [
        ("projects/shop-prod/logs/cloudaudit.googleapis.com%2Fdata_access", AuditEvent.Kind.data),
        ("projects/shop-prod/logs/cloudaudit.googleapis.com/data_access", .data),
        ("projects/shop-prod/logs/cloudaudit.googleapis.com%2Fsystem_event", .serviceEvent),
        ("organizations/1234/logs/cloudaudit.googleapis.com%2Factivity", .call),
    ])
    func `the log's name tells what sort of happening it is`(log: String, kind: AuditEvent.Kind) throws {
        #expect(try decode(entry("a", members: ["logName": .string(log)])).kind == kind)
    }

    @Test func `an entry of the policy log is a refusal, also where it names no method`() throws {
        let payload: JSONObject = ["methodName": .null, "status": ["code": 7, "message": "no"]]
        let log: JSONObject = ["logName": "organizations/1/logs/cloudaudit.googleapis.com%2Fpolicy"]
        #expect(try decode(entry("a", payload: payload, members: log)).outcome == .failed(code: "7", message: "no"))
    }

    static let accounts: [(JSONObject, JSONObject, String)] = [
        (["resourceName": "projects/1234567/zones/z/instances/i"], [:], "shop-prod"),
        (
            ["resourceName": "projects/other-prod/global/x/y"], ["resource": ["labels": ["project_id": "424242"]]],
            "other-prod"
        ),
        (["resourceName": "projects/_/buckets/b"], ["resource": .null], "shop-prod"),
        (["resourceName": "projects/1234567/x/y"], ["resource": .null, "logName": .null], "1234567"),
        (["resourceName": "organizations/99/roles/r"], ["resource": .null, "logName": .null], "organizations:99"),
        (["resourceName": .null], ["resource": .null, "logName": "folders/7/logs/l"], "folders:7"),
    ]

    @Test(arguments: accounts)
    func `a project goes by its id where the entry shows it`(payload: JSONObject, members: JSONObject, account: String)
        throws
    {
        #expect(try decode(entry("a", payload: payload, members: members)).account == account)
    }

    @Test func `a time that was blanked out is the one of the arrival`() throws {
        let blank: JSONObject = ["timestamp": "0000-00-00T00:00:00.000Z"]
        #expect(try decode(entry("a", members: blank)).time.rfc3339 == "2026-06-09T14:02:46Z")
        let both: JSONObject = ["timestamp": "0000-00-00T00:00:00.000Z", "receiveTimestamp": .null]
        #expect(throws: RecordDecoder.Failure(reason: "its timestamp is no time")) {
            try decode(entry("a", members: both))
        }
    }

    @Test func `an entry without an id gets one from its content that lasts`() throws {
        let event = try decode(entry("a", members: ["insertId": .null]))
        #expect(event.id.hasPrefix("sha256-") && event.id.count == 47)
    }

    @Test(
        arguments: [
            (["principalEmail": "nora@example.com"], Principal.Kind.user, "nora@example.com"),
            (
                ["principalEmail": "ci@shop-prod.iam.gserviceaccount.com"], .serviceAccount,
                "ci@shop-prod.iam.gserviceaccount.com"
            ),
            (["principalEmail": "system@google.com"], .service, "system@google.com"),
            (
                [
                    "principalSubject":
                        "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/subject/repo:example/shop"
                ], .webIdentity, "repo:example/shop"
            ),
            (["principalSubject": "user:omar@example.com"], .user, "omar@example.com"), ([:], .unknown, "unknown"),
        ] as [(JSONValue, Principal.Kind, String)]
    )
    func `every kind of identity is known`(identity: JSONValue, kind: Principal.Kind, label: String) throws {
        let principal = try decode(entry("a", payload: ["authenticationInfo": identity])).principal
        #expect(principal.kind == kind && principal.label == label)
    }

    @Test(arguments: [
        "[]", #"{"protoPayload":{"methodName":1,"serviceName":{}},"timestamp":"2026-06-09T14:02:45Z"}"#,
        #"{"protoPayload":{"methodName":"..","serviceName":".","resourceName":"////"},"timestamp":"2026-06-09T14:02:45Z"}"#,
        #"{"protoPayload":{"methodName":"v1","serviceName":"compute.googleapis.com"},"timestamp":[]}"#,
        #"{"protoPayload":{"@type":"google.cloud.audit.AuditLog"}}"#,
    ])
    func `hostile entries are refused or read, never a crash`(text: String) throws {
        _ = RecordDecoder.decode(try JSONValue(parsing: text))
    }
}
