import AuditLogs
import FastJSON
import HindcastModel
import Testing

@testable import Replay

/// What Google Cloud's calls do to resources.
@Suite struct GoogleCloudRulesTests {
    private var world = World(book: .builtIn, decode: GoogleCloudRulesTests.read)
    private var second: Int64 = 0

    private static let read: SessionTable.Decode = { record in
        (try? JSONValue(parsing: record)).flatMap { try? RecordDecoder.decode($0).get() }
    }

    /// Applies an entry; the start of an operation waits, as in an import.
    @discardableResult
    private mutating func apply(
        _ method: String,
        on name: String,
        _ request: String = "{}",
        response: String = "{}",
        payload extra: String = "{}",
        operation: (id: String, part: String)? = nil,
        labels: String = #"{"project_id":"shop-prod"}"#,
        log: String = "activity",
        by email: String = "nora@example.com"
    ) throws -> AppliedEvent {
        second += 1
        let service =
            method.hasPrefix("google.iam")
            ? "iam" : String(method.split(separator: ".").first { !["v1", "beta"].contains($0) } ?? "")
        let known = [
            "SetIamPolicy": "cloudresourcemanager", "google": "container", "datasetservice": "bigquery",
            "tables": "bigquery",
        ]
        var payload: JSONObject = [
            "@type": "type.googleapis.com/google.cloud.audit.AuditLog", "methodName": .string(method),
            "serviceName": .string("\(known[service] ?? service).googleapis.com"), "resourceName": .string(name),
            "authenticationInfo": ["principalEmail": .string(email)], "request": try JSONValue(parsing: request),
            "response": try JSONValue(parsing: response),
        ]
        for member in try JSONValue(parsing: extra).object ?? [:] { payload[member.key] = member.value }
        var record: JSONObject = [
            "insertId": .string("e-\(second)"), "timestamp": .string(Moment(seconds: 1_780_000_000 + second).rfc3339),
            "logName": .string("projects/shop-prod/logs/cloudaudit.googleapis.com%2F\(log)"),
            "protoPayload": .object(payload), "resource": ["labels": try JSONValue(parsing: labels)],
        ]
        if let operation {
            record["operation"] = ["id": .string(operation.id), operation.part == "first" ? "first" : "last": true]
        }
        let event = try RecordDecoder.decode(.object(record)).get()
        if let key = RuleBook.stagingKey(of: event), operation?.part == "first" {
            let line = Array(event.record.compactText.utf8)
            world.openSession(key: key, eventID: event.id, at: event.time, record: line)
            return AppliedEvent(disposition: .staged)
        }
        return world.apply(event)
    }

    private static let firewall = "projects/shop-prod/global/firewalls/allow-ssh"
    private static let rule = """
        {"@type":"type.googleapis.com/compute.firewalls.insert","name":"allow-ssh","alloweds":[{"IPProtocol":"tcp","ports":["22"]}],
        "direction":"INGRESS","network":"global/networks/web","priority":"1000","sourceRanges":["10.0.0.0/8","0.0.0.0/0"]}
        """

    // MARK: Operations

    @Test mutating func `an operation changes the resource at its end, with the request of its start`() throws {
        #expect(
            try apply("v1.compute.firewalls.insert", on: Self.firewall, Self.rule, operation: ("op-1", "first"))
                .disposition == .staged
        )
        let end = try apply("v1.compute.firewalls.insert", on: Self.firewall, operation: ("op-1", "last"))
        let after = try #require(end.changes.first?.after)
        #expect(end.disposition == .applied && end.confidence == .high && end.changes.first?.kind == .created)
        #expect(end.subject == "open tcp/22 to 0.0.0.0/0, 10.0.0.0/8 on allow-ssh")
        #expect(after.address.description == "gcp/shop-prod/global/compute/firewalls/allow-ssh")
        #expect(after.knowledge == .complete && after.arn == "//compute.googleapis.com/\(Self.firewall)")
        #expect(
            after.configuration == [
                "allowed": [["IPProtocol": "tcp", "ports": ["22"]]], "direction": "INGRESS", "name": "allow-ssh",
                "network": "https://www.googleapis.com/compute/v1/projects/shop-prod/global/networks/web",
                "priority": 1000,
                "sourceRanges": ["0.0.0.0/0", "10.0.0.0/8"],
            ]
        )
        #expect(end.origin.evidence.count == 1, "the start's record is evidence of the end's")
    }

    @Test mutating func `an end without a start shows that the resource is there, and no more`() throws {
        let end = try apply("v1.compute.firewalls.insert", on: Self.firewall, operation: ("op-1", "last"))
        #expect(end.confidence == .medium && end.changes.first?.after?.knowledge == .partial)
        #expect(end.subject == "create firewall allow-ssh (request not seen)")
    }

    @Test mutating func `who started an operation is behind an end that names nobody`() throws {
        let request = #"{"cluster":{"name":"main","legacyAbac":{},"initialClusterVersion":"1.33"}}"#
        let name = "projects/shop-prod/zones/europe-west1-b/clusters/main"
        let method = "google.container.v1.ClusterManager.CreateCluster"
        try apply(method, on: name, request, operation: ("op-2", "first"))
        let end = try apply(method, on: name, payload: #"{"authenticationInfo":{}}"#, operation: ("op-2", "last"))
        #expect(end.origin.origin(of: Principal(kind: .unknown)) == "nora@example.com")
        #expect(end.changes.first?.after?.configuration["legacyAbac"] == ["enabled": false])
    }

    @Test mutating func `a cluster's labels are its tags, whichever call sets them`() throws {
        let name = "projects/shop-prod/zones/europe-west1-b/clusters/main"
        let made = try apply(
            "google.container.v1.ClusterManager.CreateCluster",
            on: name,
            #"{"cluster":{"name":"main","resourceLabels":{"team":"shop"}}}"#
        )
        #expect(made.changes.first?.after?.tags == ["team": "shop"])
        #expect(made.changes.first?.after?.configuration == ["name": "main"])
        let set = try apply(
            "google.container.v1.ClusterManager.SetLabels",
            on: name,
            #"{"name":"x","labelFingerprint":"f","resourceLabels":{"team":"ops"}}"#
        )
        #expect(set.changes.first?.after?.tags == ["team": "ops"])
    }

    // MARK: The grammar

    private mutating func makeFirewall() throws {
        try apply("v1.compute.firewalls.insert", on: Self.firewall, Self.rule)
    }

    @Test mutating func `a patch changes what it holds, an update all`() throws {
        try makeFirewall()
        let patched = try apply("v1.compute.firewalls.patch", on: Self.firewall, #"{"disabled":true,"priority":"900"}"#)
        #expect(patched.changes.first?.after?.configuration["priority"] == 900)
        #expect(patched.changes.first?.after?.configuration["sourceRanges"]?.array?.count == 2)
        #expect(patched.subject == "close tcp/22 to 0.0.0.0/0, 10.0.0.0/8 on allow-ssh")
        let updated = try apply(
            "v1.compute.firewalls.update",
            on: Self.firewall,
            #"{"name":"allow-ssh","alloweds":[{"IPProtocol":"tcp"}],"sourceRanges":["0.0.0.0/0"]}"#
        )
        #expect(updated.changes.first?.after?.configuration["direction"] == nil)
        #expect(updated.subject == "open tcp to 0.0.0.0/0 on allow-ssh")
        #expect(try apply("v1.compute.firewalls.delete", on: Self.firewall).changes.first?.kind == .deleted)
    }

    @Test mutating func `putting the same again changes nothing`() throws {
        try makeFirewall()
        #expect(
            try apply("v1.compute.firewalls.patch", on: Self.firewall, #"{"priority":"1000"}"#).disposition == .noEffect
        )
    }

    @Test mutating func `what no rule knows is told as such`() throws {
        #expect(try apply("v1.compute.firewalls.frobnicate", on: Self.firewall).disposition == .unmodelled)
        #expect(try apply("SetIamPolicy", on: "").disposition == .unmodelled)
    }

    @Test mutating func `setters set their member, and one that the log hides is unknown`() throws {
        let name = "projects/shop-prod/zones/europe-west1-b/instances/web-1"
        let type = try apply(
            "v1.compute.instances.setMachineType",
            on: name,
            #"{"machineType":"zones/europe-west1-b/machineTypes/e2-small"}"#
        )
        #expect(
            type.changes.first?.after?.configuration["machineType"]
                == "https://www.googleapis.com/compute/v1/projects/shop-prod/zones/europe-west1-b/machineTypes/e2-small"
        )
        #expect(type.changes.first?.kind == .updated && type.subject == "set machine type of instance web-1")
        try apply("v1.compute.instances.setTags", on: name, #"{"tags":["web","https-server"],"fingerprint":"\ufffd"}"#)
        try apply("v1.compute.instances.setLabels", on: name, #"{"labels":{"team":"shop"},"labelFingerprint":"x"}"#)
        let delta = #"{"metadata":{"instanceMetadataDelta":{"addedMetadataKeys":["ssh-keys"]}}}"#
        try apply("v1.compute.instances.setMetadata", on: name, payload: delta)
        let stopped = try apply("v1.compute.instances.stop", on: name)
        let after = try #require(stopped.changes.first?.after)
        #expect(after.configuration["tags"] == ["items": ["https-server", "web"]] && after.tags == ["team": "shop"])
        #expect(
            after.configuration["metadata"] == [
                "items": [["key": "ssh-keys", "value": ["$unknown": "not in the log"]]]
            ]
        )
        #expect(after.configuration["status"] == "TERMINATED" && stopped.subject == "stop instance web-1")
        let scheduling = try apply("v1.compute.instances.setScheduling", on: name)
        #expect(scheduling.changes.first?.after?.configuration["scheduling"]?.isUnknown == true)
    }

    /// The methods of Compute Engine that the grammar does not tell, one after the other on one resource: what each leaves in
    /// the member that it is about.
    static let special: [(method: String, request: String, member: String, left: String)] = [
        (
            "instances.attachDisk", #"{"deviceName":"a","mode":"READ_ONLY"}"#, "disks",
            #"[{"deviceName":"a","mode":"READ_ONLY"}]"#
        ),
        ("instances.detachDisk", #"{"deviceName":"a"}"#, "disks", "null"),
        (
            "instances.setDiskAutoDelete", #"{"deviceName":"b","autoDelete":true}"#, "disks",
            #"[{"autoDelete":true,"deviceName":"b"}]"#
        ),
        (
            "networks.addPeering", #"{"networkPeering":{"name":"p","exchangeSubnetRoutes":true}}"#, "peerings",
            #"[{"exchangeSubnetRoutes":true,"name":"p"}]"#
        ),
        (
            "networks.updatePeering", #"{"networkPeering":{"name":"p","importCustomRoutes":true}}"#, "peerings",
            #"[{"exchangeSubnetRoutes":true,"importCustomRoutes":true,"name":"p"}]"#
        ),
        ("networks.removePeering", #"{"name":"p"}"#, "peerings", "null"),
        (
            "firewallPolicies.addRule", #"{"priority":"1000","action":"allow"}"#, "rules",
            #"[{"action":"allow","priority":1000}]"#
        ),
        (
            "firewallPolicies.patchRule", #"{"priority":"1000","action":"deny"}"#, "rules",
            #"[{"action":"deny","priority":1000}]"#
        ),
        ("firewallPolicies.removeRule", #"{"priority":"1000"}"#, "rules", "null"),
        (
            "firewallPolicies.addAssociation", #"{"association":{"name":"a","shortName":"x"}}"#, "associations",
            #"[{"name":"a","shortName":"x"}]"#
        ),
        ("firewallPolicies.removeAssociation", #"{"name":"a"}"#, "associations", "null"),
        (
            "projects.setCommonInstanceMetadata", #"{"items":[{"key":"enable-oslogin","value":"TRUE"}]}"#,
            "commonInstanceMetadata", #"{"items":[{"key":"enable-oslogin","value":"TRUE"}]}"#
        ),
        (
            "instances.setServiceAccount", #"{"email":"a@example.com","scopes":["s"]}"#, "serviceAccounts",
            #"[{"email":"a@example.com","scopes":["s"]}]"#
        ),
        (
            "instances.setMachineResources", #"{"guestAccelerators":[{"acceleratorCount":1}]}"#, "guestAccelerators",
            #"[{"acceleratorCount":1}]"#
        ),
        ("disks.resize", #"{"sizeGb":"20"}"#, "sizeGb", #""20""#),
        ("instanceGroupManagers.resize", #"{"size":3}"#, "targetSize", "3"),
        ("subnetworks.expandIpCidrRange", #"{"ipCidrRange":"10.0.0.0/16"}"#, "ipCidrRange", #""10.0.0.0/16""#),
        ("networks.switchToCustomMode", "{}", "autoCreateSubnetworks", "false"),
        ("instances.updateDisplayDevice", #"{"enableDisplay":true}"#, "displayDevice", #"{"enableDisplay":true}"#),
        (
            "instances.updateShieldedInstanceConfig", #"{"enableVtpm":true}"#, "shieldedInstanceConfig",
            #"{"enableVtpm":true}"#
        ),
        ("projects.enableXpnHost", "{}", "xpnProjectStatus", #""HOST""#),
        ("projects.disableXpnHost", "{}", "xpnProjectStatus", "null"),
        ("disks.addResourcePolicies", #"{"resourcePolicies":["daily"]}"#, "resourcePolicies", #"["daily"]"#),
        ("disks.removeResourcePolicies", #"{"resourcePolicies":["daily"]}"#, "resourcePolicies", "null"),
        ("targetPools.addInstance", #"{"instances":[{"instance":"i"}]}"#, "instances", #"["i"]"#),
        ("targetPools.removeInstance", #"{"instances":[{"instance":"i"}]}"#, "instances", "null"),
        ("targetPools.addHealthCheck", #"{"healthChecks":[{"healthCheck":"h"}]}"#, "healthChecks", #"["h"]"#),
        ("targetPools.removeHealthCheck", #"{"healthChecks":[{"healthCheck":"h"}]}"#, "healthChecks", "null"),
        ("instances.addAccessConfig", "{}", "networkInterfaces", #"{"$unknown":"not in the log"}"#),
    ]

    @Test mutating func `the methods of Compute Engine with names of their own leave what they are about`() throws {
        for (method, request, member, left) in Self.special {
            let collection = method.prefix { $0 != "." }
            let name = collection == "projects" ? "projects/shop-prod" : "projects/shop-prod/global/\(collection)/x"
            let applied = try apply("v1.compute.\(method)", on: name, request)
            #expect(applied.disposition == .applied, "\(method)")
            let after = applied.changes.first { $0.address.type == collection }?.after
            let expected = try JSONValue(parsing: left)
            #expect((after?.configuration[member] ?? .null) == expected, "\(method)")
        }
        let methods = Set(Self.special.compactMap { $0.method.split(separator: ".").last.map(String.init) })
        let others: Set = [
            "setTags", "setMetadata", "deleteAccessConfig", "updateAccessConfig", "updateNetworkInterface",
            "addInstances", "removeInstances",
        ]
        #expect(ComputeMethods.named.subtracting(methods).subtracting(others).isEmpty)
    }

    @Test mutating func `what the provider does by itself moves machines, and what a managed group makes is made`()
        throws
    {
        let machine = "projects/shop-prod/zones/europe-west1-b/instances/web-1"
        func happen(_ method: String) throws -> AppliedEvent {
            try apply("compute.instances.\(method)", on: machine, log: "system_event", by: "system@google.com")
        }
        #expect(try happen("migrateOnHostMaintenance").disposition == .notConfiguration)
        #expect(try happen("preempted").disposition == .notConfiguration)
        #expect(try happen("insert").changes.first?.after?.knowledge == .partial)
        #expect(try happen("delete").changes.first?.kind == .deleted)
    }

    // MARK: Side effects

    @Test mutating func `a machine's boot disk comes and goes with it`() throws {
        let name = "projects/shop-prod/zones/europe-west1-b/instances/web-1"
        let request = """
            {"name":"web-1","disks":[{"autoDelete":true,"boot":true,"deviceName":"web-1","initializeParams":
            {"diskSizeGb":"10","sourceImage":"projects/debian-cloud/global/images/debian-13"}},{"autoDelete":false,"source":
            "zones/europe-west1-b/disks/data"}]}
            """
        let made = try apply("v1.compute.instances.insert", on: name, request)
        #expect(made.changes.map(\.address.type) == ["disks", "instances"])
        #expect(made.changes[0].after?.configuration["sizeGb"] == "10")
        let disk = made.changes[1].after?.configuration["disks"]?.array?.first
        #expect(disk?["initializeParams"] == nil)
        #expect(disk?["source"]?.string?.hasSuffix("/zones/europe-west1-b/disks/web-1") == true)
        let gone = try apply("v1.compute.instances.delete", on: name)
        #expect(
            gone.changes.map(\.address.description) == [
                "gcp/shop-prod/europe-west1-b/compute/disks/web-1",
                "gcp/shop-prod/europe-west1-b/compute/instances/web-1",
            ]
        )
    }

    @Test mutating func `a cluster takes its node pools along`() throws {
        let cluster = "projects/shop-prod/locations/europe-west1/clusters/main"
        let manager = "google.container.v1.ClusterManager"
        try apply("\(manager).CreateCluster", on: cluster, #"{"cluster":{"name":"main"}}"#)
        try apply(
            "\(manager).CreateNodePool",
            on: "\(cluster)/nodePools/large",
            #"{"nodePool":{"name":"large","initialNodeCount":3}}"#
        )
        try apply("\(manager).UpdateCluster", on: cluster, #"{"update":{"desiredLoggingService":"none"}}"#)
        let gone = try apply("\(manager).DeleteCluster", on: cluster)
        #expect(gone.changes.map(\.address.id) == ["main", "main/large"])
        #expect(gone.changes[0].before?.configuration["loggingService"] == "none")
    }

    // MARK: Names

    @Test
    mutating func `a snapshot is named by the request, a service account by what came back, a number by its project`()
        throws
    {
        let snapshot = try apply(
            "v1.compute.disks.createSnapshot",
            on: "projects/4711/zones/europe-west1-b/disks/web-1",
            #"{"name":"s-1"}"#
        )
        #expect(snapshot.changes.first?.address.description == "gcp/shop-prod/global/compute/snapshots/s-1")
        let email = "ci@shop-prod.iam.gserviceaccount.com"
        let account = try apply(
            "google.iam.admin.v1.CreateServiceAccount",
            on: "projects/shop-prod",
            #"{"account_id":"ci","service_account":{"display_name":"CI"}}"#,
            response:
                #"{"name":"projects/shop-prod/serviceAccounts/\#(email)","email":"\#(email)","unique_id":"106627732878","display_name":"CI","etag":"x"}"#
        )
        #expect(account.changes.first?.address.id == email)
        #expect(account.changes.first?.after?.configuration["displayName"] == "CI")
        let policy = try apply(
            "google.iam.admin.v1.SetIAMPolicy",
            on: "projects/-/serviceAccounts/106627732878",
            response:
                #"{"bindings":[{"role":"roles/iam.serviceAccountTokenCreator","members":["user:eve@example.com"]}]}"#
        )
        #expect(policy.changes.first?.address.id == email)
    }

    @Test mutating func `an instance of Cloud SQL is named by its request, and its users lie inside it`() throws {
        let made = try apply(
            "cloudsql.instances.create",
            on: "projects/shop-prod",
            #"{"body":{"name":"orders","settings":{"tier":"db-f1"}}}"#
        )
        #expect(made.changes.first?.address.id == "orders" && made.changes.first?.address.type == "instances")
        let user = try apply(
            "cloudsql.users.create",
            on: "instances/orders",
            #"{"instance":"orders","body":{"name":"app"}}"#
        )
        #expect(user.changes.first?.address.id == "orders/app")
        #expect(try apply("cloudsql.instances.delete", on: "instances/orders").changes.count == 2)
    }

    // MARK: Access

    @Test mutating func `a binding that is granted is told, and so is one that is revoked`() throws {
        let granted = try apply(
            "SetIamPolicy",
            on: "projects/shop-prod",
            response:
                #"{"version":1,"etag":"x","bindings":[{"role":"roles/viewer","members":["user:b@example.com","user:a@example.com"]},{"role":"roles/editor","members":["user:eve@example.com"]}]}"#,
            payload:
                #"{"serviceData":{"policyDelta":{"bindingDeltas":[{"action":"ADD","role":"roles/editor","member":"user:eve@example.com"}]}}}"#
        )
        #expect(granted.subject == "grant roles/editor to user:eve@example.com on shop-prod")
        #expect(
            granted.changes.first?.address.description == "gcp/shop-prod/global/cloudresourcemanager/projects/shop-prod"
        )
        #expect(
            granted.changes.first?.after?.configuration["iamPolicy"] == [
                "bindings": [
                    ["members": ["user:eve@example.com"], "role": "roles/editor"],
                    ["members": ["user:a@example.com", "user:b@example.com"], "role": "roles/viewer"],
                ]
            ]
        )
        // Without what changed, what was known before tells.
        let revoked = try apply(
            "SetIamPolicy",
            on: "projects/shop-prod",
            #"{"policy":{"bindings":[{"role":"roles/viewer","members":["user:a@example.com","user:b@example.com"]}]}}"#
        )
        #expect(revoked.subject == "revoke roles/editor from user:eve@example.com on shop-prod")
    }

    @Test mutating func `a delta alone changes the policy that is known`() throws {
        let delta =
            #"{"serviceData":{"policyDelta":{"bindingDeltas":[{"action":"ADD","role":"roles/storage.admin","member":"user:a@example.com"},{"action":"REMOVE","role":"roles/storage.admin","member":"user:b@example.com"}]}}}"#
        let labels = #"{"project_id":"shop-prod","bucket_name":"invoices","location":"eu"}"#
        let made = try apply(
            "storage.setIamPermissions",
            on: "projects/_/buckets/invoices",
            payload: delta,
            labels: labels
        )
        #expect(made.changes.first?.address.description == "gcp/shop-prod/eu/storage/buckets/invoices")
        #expect(
            made.changes.first?.after?.configuration["iamPolicy"]?["bindings"] == [
                ["members": ["user:a@example.com"], "role": "roles/storage.admin"]
            ]
        )
    }

    // MARK: Services of their own kind

    @Test mutating func `a dataset and a table are told by the member that is there`() throws {
        let table = try apply(
            "google.cloud.bigquery.v2.JobService.InsertJob",
            on: "projects/shop-prod/datasets/sales/tables/q1",
            payload:
                #"{"serviceName":"bigquery.googleapis.com","metadata":{"tableCreation":{"reason":"JOB","table":{"tableName":"projects/shop-prod/datasets/sales/tables/q1","schemaJson":"{\"fields\":[]}"}}}}"#
        )
        #expect(table.disposition == .applied && table.subject == "create table q1")
        #expect(table.changes.first?.address.description == "gcp/shop-prod/global/bigquery/tables/sales%2Fq1")
        #expect(table.changes.first?.after?.configuration["schema"] == ["fields": []])
        let dataset = try apply(
            "datasetservice.insert",
            on: "projects/shop-prod/datasets",
            payload:
                #"{"serviceData":{"datasetInsertResponse":{"resource":{"datasetName":{"projectId":"shop-prod","datasetId":"sales"},"info":{"friendlyName":"Sales"},"acl":{"entries":[{"role":"OWNER","userEmail":"nora@example.com","specialGroup":"PROJECT_OWNERS"}]},"defaultTableExpireDuration":"432000s"}}}}"#
        )
        #expect(dataset.changes.first?.address.id == "sales")
        let configuration = dataset.changes.first?.after?.configuration
        #expect(configuration?["access"] == [["role": "OWNER", "userByEmail": "nora@example.com"]])
        #expect(configuration?["defaultTableExpirationMs"] == "432000000" && configuration?["friendlyName"] == "Sales")
    }

    @Test mutating func `each record of a zone is a resource`() throws {
        let change =
            #"{"managedZone":"shop","change":{"additions":[{"name":"www.example.com.","type":"A","ttl":300,"rrdata":["192.0.2.7"]}]}}"#
        let added = try apply("dns.changes.create", on: "managedZones/shop", change)
        #expect(added.subject == "point www.example.com. A to 192.0.2.7")
        #expect(added.changes.first?.address.id == "shop/www.example.com./A")
        let removed = change.replacing("additions", with: "deletions")
        #expect(try apply("dns.changes.create", on: "managedZones/shop", removed).changes.first?.kind == .deleted)
    }

    @Test mutating func `a bucket's switch that is empty is off`() throws {
        let labels = #"{"project_id":"shop-prod","bucket_name":"invoices","location":"eu"}"#
        let off = try apply(
            "storage.buckets.update",
            on: "projects/_/buckets/invoices",
            #"{"metadata":{"versioning":{}}}"#,
            response:
                #"{"name":"invoices","versioning":{},"metageneration":"2","updated":"2026-01-01T00:00:00Z","location":"EU"}"#,
            labels: labels
        )
        #expect(off.changes.first?.kind == .updated, "nobody saw it being made")
        #expect(
            off.changes.first?.after?.configuration == [
                "location": "EU", "name": "invoices", "versioning": ["enabled": false],
            ]
        )
    }

    // MARK: Actors

    @Test mutating func `who took a service account's place is the origin`() throws {
        let info = """
            {"authenticationInfo":{"principalEmail":"deployer@shop-prod.iam.gserviceaccount.com","serviceAccountDelegationInfo":[
            {"principalSubject":"principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/subject/repo:example/shop"},
            {"firstPartyPrincipal":{"principalEmail":"ci@shop-prod.iam.gserviceaccount.com"}}]}}
            """
        let made = try apply("v1.compute.firewalls.insert", on: Self.firewall, Self.rule, payload: info)
        #expect(made.origin.hops.map(\.label) == ["ci@shop-prod.iam.gserviceaccount.com", "ci:example/shop"])
        #expect(made.origin.confidence == .stated)
        #expect(made.origin.hops.last?.reason == "identity pool github, acting as ci@shop-prod.iam.gserviceaccount.com")
    }

    // MARK: Secrets and hostile input

    @Test func `secrets are taken out wherever they stand`() throws {
        let record = """
            {"insertId":"1","timestamp":"2026-06-09T14:02:45Z","protoPayload":{"methodName":"cloudsql.sslCerts.create",
            "serviceName":"cloudsql.googleapis.com","resourceName":"instances/x","request":{"body":{"name":"u","password":"hunter2"},
            "metadata":{"items":[{"key":"startup-script","value":"export TOKEN=s3cret-a"},{"key":"enable-oslogin","value":"TRUE"}]},
            "env":[{"name":"A","value":"s3cret-b"}],"environmentVariables":{"B":"s3cret-c"},"rawKey":"s3cret-d"},
            "response":{"clientCert":{"certPrivateKey":"s3cret-e"},"note":"-----BEGIN RSA PRIVATE KEY-----s3cret-f"}}}
            """
        let event = try RecordDecoder.decode(try JSONValue(parsing: record)).get()
        let clean = Redactor(key: Array("key".utf8)).redact(event)
        let text = clean.record.compactText
        #expect(!text.contains("s3cret") && !text.contains("hunter2") && text.contains("TRUE"))
        #expect(try RecordDecoder.decode(clean.record).get().id == "1")
    }

    @Test(arguments: [
        "v1.compute.firewalls.insert", "v1.compute.instances.setMetadata", "SetIamPolicy", "dns.changes.create",
        "cloudsql.users.create", "google.container.v1.ClusterManager.UpdateCluster", "storage.buckets.update",
        "datasetservice.insert", "v1.compute.instances.attachDisk", "v1.compute.networks.addPeering",
    ])
    mutating func `values of the wrong kind do no harm`(method: String) throws {
        for value in [
            "1", #""x""#, "[]", "[[]]", "null", #"{"bindings":[1],"policy":[],"name":{},"items":[{}],"disks":[null]}"#,
        ] {
            for name in ["", "/", "a/", "projects/p", "projects//zones//x/y", "//", "https://"] {
                try apply(
                    method,
                    on: name,
                    value,
                    response: value,
                    payload: #"{"serviceData":[],"metadata":{"datasetChange":1}}"#
                )
            }
        }
    }

    // MARK: What the log does not number, and many at once

    @Test mutating func `a version of a key that the log does not number changes its key`() throws {
        let key = "projects/shop-prod/locations/europe/keyRings/main/cryptoKeys/orders"
        let request = #"{"parent":"\#(key)"}"#
        func create(_ labels: String) throws -> AppliedEvent {
            try apply("cloudkms.CreateCryptoKeyVersion", on: key, request, labels: labels)
        }
        let unnumbered = try create(#"{"project_id":"shop-prod","location":"europe"}"#)
        #expect(unnumbered.changes.map(\.address.type) == ["cryptoKeys"] && unnumbered.confidence == .medium)
        #expect(unnumbered.changes.first?.after?.configuration["cryptoKeyVersions"]?.isUnknown == true)
        #expect(unnumbered.subject == "create a version of key main/orders")
        #expect(try create(#"{"project_id":"shop-prod","location":"europe"}"#).disposition == .applied)
        let numbered = try create(#"{"project_id":"shop-prod","location":"europe","crypto_key_version_id":"7"}"#)
        #expect(numbered.changes.map(\.address.id) == ["main/orders/7"])
    }

    @Test mutating func `who is invited to own a project stands in the project`() throws {
        let invited = try apply(
            "cloudresourcemanager.InsertProjectOwnershipInvite",
            on: "projects/shop-prod",
            #"{"projectId":"shop-prod","member":"user:eve@example.com"}"#
        )
        #expect(invited.subject == "invite user:eve@example.com to own shop-prod")
        #expect(invited.changes.first?.after?.configuration["ownershipInvitations"] == ["user:eve@example.com"])
    }

    @Test mutating func `machines that are made in bulk are each a resource`() throws {
        func make(_ more: String) throws -> AppliedEvent {
            try apply(
                "v1.compute.instances.bulkInsert",
                on: "projects/shop-prod/zones/europe-west1-b/instances",
                #"{"instanceProperties":{"machineType":"e2-small"},\#(more)}"#
            )
        }
        let numbered = try make(#""namePattern":"web-###","count":"3""#)
        #expect(numbered.changes.map(\.address.id) == ["web-001", "web-002", "web-003"])
        #expect(numbered.confidence == .medium && numbered.subject == "create 3 instances web-###")
        let named = try make(#""perInstanceProperties":{"db-a":{},"db-b":{}}"#)
        #expect(named.changes.map(\.address.id) == ["db-a", "db-b"] && named.confidence == .high)
        #expect(named.changes.first?.after?.configuration["machineType"] == "e2-small")
    }

    @Test mutating func `a machine and its disks name each other, and so do a network and its subnets`() throws {
        let root = "https://www.googleapis.com/compute/v1/projects/shop-prod"
        let zone = "projects/shop-prod/zones/europe-west1-b"
        try apply("v1.compute.disks.insert", on: zone + "/disks/data", #"{"name":"data","sizeGb":"10"}"#)
        let attached = try apply(
            "v1.compute.instances.insert",
            on: zone + "/instances/web-1",
            #"{"name":"web-1","disks":[{"deviceName":"d","source":"\#(zone)/disks/data"}]}"#
        )
        func users(_ applied: AppliedEvent) -> JSONValue? {
            applied.changes.first { $0.address.type == "disks" }?.after?.configuration["users"]
        }
        #expect(users(attached) == [.string("\(root)/zones/europe-west1-b/instances/web-1")])
        let detached = try apply(
            "v1.compute.instances.detachDisk",
            on: zone + "/instances/web-1",
            #"{"deviceName":"d"}"#
        )
        #expect(detached.changes.map(\.address.type) == ["disks", "instances"] && users(detached) == nil)

        try apply("v1.compute.networks.insert", on: "projects/shop-prod/global/networks/net", #"{"name":"net"}"#)
        let subnet = "projects/shop-prod/regions/europe-west1/subnetworks/web"
        let made = try apply(
            "v1.compute.subnetworks.insert",
            on: subnet,
            #"{"name":"web","network":"projects/shop-prod/global/networks/net","ipCidrRange":"10.0.0.0/24"}"#
        )
        func subnets(_ applied: AppliedEvent) -> JSONValue? {
            applied.changes.first { $0.address.type == "networks" }?.after?.configuration["subnetworks"]
        }
        #expect(subnets(made) == [.string("\(root)/regions/europe-west1/subnetworks/web")])
        let gone = try apply("v1.compute.subnetworks.delete", on: subnet)
        #expect(Set(gone.changes.map(\.kind)) == [.updated, .deleted] && subnets(gone) == nil)
    }
}
