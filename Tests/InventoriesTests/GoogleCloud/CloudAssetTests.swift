import FastJSON
import HindcastModel
import Inventories
import Testing

/// What is read of Cloud Asset Inventory, and that it says the same as the log of the calls that made the estate.
@Suite struct CloudAssetTests {
    private func read(_ text: String) throws -> Inventory {
        try #require(InventoryFormat.read(Array(text.utf8), of: "assets.json"))
    }

    private func line(_ value: JSONValue) -> String { value.compactText }

    private static let project = "//cloudresourcemanager.googleapis.com/projects/573988288153"

    /// An asset as exports write it.
    private func asset(_ name: String, _ type: String, _ data: JSONValue, location: String = "global") -> JSONValue {
        [
            "name": .string(name), "asset_type": .string(type),
            "ancestors": ["projects/573988288153", "organizations/4"],
            "resource": [
                "version": "v1", "discovery_name": "X", "parent": .string(Self.project), "data": data,
                "location": .string(location),
            ],
            "update_time": "2026-11-20T09:00:00.5Z",
        ]
    }

    private static let compute = "https://www.googleapis.com/compute/v1/projects/shop-prod"

    /// A firewall with lists in singular, as exports have had them.
    private var firewall: JSONValue {
        asset(
            "//compute.googleapis.com/projects/shop-prod/global/firewalls/allow-ssh",
            "compute.googleapis.com/Firewall",
            [
                "allowed": [["ipProtocol": "tcp", "port": ["22"]]],
                "creationTimestamp": "2026-01-03T18:17:04.307-08:00",
                "description": "", "direction": "INGRESS", "disabled": false, "id": "1973316202281532623",
                "logConfig": ["enable": false], "name": "allow-ssh",
                "network": .string("\(Self.compute)/global/networks/web"), "priority": 1000,
                "selfLink": .string("\(Self.compute)/global/firewalls/allow-ssh"),
                "sourceRange": ["0.0.0.0/0", "10.0.0.0/8"],
                "targetTag": ["web"],
            ]
        )
    }

    private func insertFirewall(into estate: inout AuditedEstate, ranges: JSONValue = ["10.0.0.0/8", "0.0.0.0/0"])
        throws
    {
        try estate.google(
            "v1.compute.firewalls.insert",
            of: "compute",
            on: "projects/shop-prod/global/firewalls/allow-ssh",
            request: [
                "name": "allow-ssh", "alloweds": [["IPProtocol": "tcp", "ports": ["22"]]], "direction": "INGRESS",
                "network": "global/networks/web", "priority": "1000", "sourceRanges": ranges, "targetTags": ["web"],
            ]
        )
    }

    // MARK: Agreement with the log

    @Test func `an export says the same of a firewall as the call that made it`() throws {
        var estate = AuditedEstate()
        try insertFirewall(into: &estate)
        let inventory = try read(line(firewall))
        let resource = try #require(inventory.resources.first)
        #expect(inventory.standing == .observed && inventory.format == .cloudAssets && inventory.findings.isEmpty)
        #expect(
            resource.identity.address?.description == "gcp/shop-prod/global/compute/firewalls/allow-ssh"
        )
        #expect(resource.isWhole && resource.mapping == .native && resource.tags == [:])
        #expect(resource.observedAt == Moment(rfc3339: "2026-11-20T09:00:00.5Z"))
        #expect(estate.differences(from: resource) == [])
        #expect(estate.unstated(by: resource) == [])
    }

    @Test func `a rule that was opened without a call is told`() throws {
        var estate = AuditedEstate()
        try insertFirewall(into: &estate, ranges: ["10.0.0.0/8"])
        let found = estate.differences(from: try #require(try read(line(firewall)).resources.first))
        #expect(found == [#"/sourceRanges missing: "0.0.0.0/0" / -"#])
    }

    @Test func `a machine agrees whatever the provider filled in`() throws {
        var estate = AuditedEstate()
        let name = "projects/shop-prod/zones/europe-west1-b/instances/web-1"
        try estate.google(
            "v1.compute.instances.insert",
            of: "compute",
            on: name,
            request: [
                "name": "web-1", "machineType": "zones/europe-west1-b/machineTypes/e2-small",
                "disks": [
                    [
                        "boot": true, "autoDelete": true,
                        "initializeParams": ["sourceImage": "projects/debian-cloud/global/images/family/debian-12"],
                    ]
                ],
                "networkInterfaces": [["subnetwork": "projects/shop-prod/regions/europe-west1/subnetworks/web"]],
                "tags": ["tags": ["web"]], "labels": [["key": "team", "value": "shop"]],
                "serviceAccounts": [
                    [
                        "email": "web@shop-prod.iam.gserviceaccount.com",
                        "scopes": ["https://www.googleapis.com/auth/cloud-platform"],
                    ]
                ],
            ]
        )
        let inventory = try read(
            line(
                asset(
                    "//compute.googleapis.com/\(name)",
                    "compute.googleapis.com/Instance",
                    [
                        "canIpForward": false, "cpuPlatform": "Intel Broadwell", "deletionProtection": false,
                        "creationTimestamp": "2026-01-15T12:54:56.081-07:00", "description": "",
                        "disk": [
                            [
                                "autoDelete": true, "boot": true, "deviceName": "persistent-disk-0", "index": 0,
                                "guestOsFeature": [["type": "VIRTIO_SCSI_MULTIQUEUE"]], "interface": "SCSI",
                                "license": [
                                    "https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/x"
                                ],
                                "mode": "READ_WRITE", "type": "PERSISTENT",
                                "source": .string("\(Self.compute)/zones/europe-west1-b/disks/web-1"),
                            ]
                        ],
                        "id": "7680465287756501088", "labelFingerprint": "42WmSpB8rSM=", "labels": ["team": "shop"],
                        "machineType": .string("\(Self.compute)/zones/europe-west1-b/machineTypes/e2-small"),
                        "name": "web-1",
                        "networkInterface": [
                            [
                                "fingerprint": "DmucjcL5aT8=", "ipAddress": "10.138.0.2", "name": "nic0",
                                "network": .string("\(Self.compute)/global/networks/web"),
                                "subnetwork": .string("\(Self.compute)/regions/europe-west1/subnetworks/web"),
                            ]
                        ],
                        "scheduling": ["automaticRestart": true, "onHostMaintenance": "MIGRATE", "preemptible": false],
                        "serviceAccount": [
                            [
                                "email": "web@shop-prod.iam.gserviceaccount.com",
                                "scope": ["https://www.googleapis.com/auth/cloud-platform"],
                            ]
                        ],
                        "startRestricted": false, "status": "RUNNING",
                        "tags": ["fingerprint": "42WmSpB8rSM=", "tag": ["web"]],
                        "zone": .string("\(Self.compute)/zones/europe-west1-b"),
                    ],
                    location: "europe-west1-b"
                )
            )
        )
        let resource = try #require(inventory.resources.first)
        #expect(resource.identity.address?.description == "gcp/shop-prod/europe-west1-b/compute/instances/web-1")
        #expect(estate.differences(from: resource) == [])
        #expect(estate.unstated(by: resource) == [])
        #expect(resource.tags == ["team": "shop"])
    }

    @Test func `a service account goes by its address, a policy by its bindings`() throws {
        var estate = AuditedEstate()
        let email = "web@shop-prod.iam.gserviceaccount.com"
        try estate.google(
            "google.iam.admin.v1.CreateServiceAccount",
            of: "iam",
            on: "projects/shop-prod",
            request: ["name": "projects/shop-prod", "account_id": "web", "service_account": ["display_name": "Web"]],
            response: [
                "name": .string("projects/shop-prod/serviceAccounts/\(email)"), "email": .string(email),
                "display_name": "Web", "project_id": "shop-prod", "unique_id": "102628377948083709745",
                "oauth2_client_id": "102628377948083709745", "etag": "MDEwMjE5MjA=",
            ]
        )
        try estate.google(
            "SetIamPolicy",
            of: "cloudresourcemanager",
            on: "projects/shop-prod",
            response: [
                "bindings": [
                    ["role": "roles/owner", "members": ["user:mira@example.com", "user:ana@example.com"]],
                    ["role": "roles/editor", "members": [.string("serviceAccount:\(email)")]],
                ],
                "etag": "BwWC1qPLfdw=", "version": 1,
            ]
        )
        let name = "//iam.googleapis.com/projects/shop-prod/serviceAccounts/102628377948083709745"
        let account = asset(
            name,
            "iam.googleapis.com/ServiceAccount",
            [
                "displayName": "Web", "email": .string(email), "etag": "BwUvOZdP/Kc=",
                "name": .string("projects/shop-prod/serviceAccounts/\(email)"),
                "oauth2ClientId": "102628377948083709745", "projectId": "shop-prod",
                "uniqueId": "102628377948083709745",
            ]
        )
        let policy: JSONValue = [
            "name": .string(Self.project), "asset_type": "cloudresourcemanager.googleapis.com/Project",
            "iam_policy": [
                "etag": "X", "version": 1,
                "bindings": [
                    ["role": "roles/editor", "members": [.string("serviceAccount:\(email)")]],
                    ["role": "roles/owner", "members": ["user:ana@example.com", "user:mira@example.com"]],
                ],
            ],
            "ancestors": ["projects/573988288153"],
        ]
        let inventory = try read([account, policy].map(line).joined(separator: "\n"))
        #expect(inventory.resources.map(\.line) == [1, 2])
        for resource in inventory.resources { #expect(estate.differences(from: resource) == []) }
        #expect(
            inventory.resources.map { $0.identity.address?.description } == [
                nil, "gcp/shop-prod/global/cloudresourcemanager/projects/shop-prod",
            ]
        )
        // Somebody's right that no call gave is told.
        var wider = policy.object ?? [:]
        wider["iam_policy"] = ["bindings": [["role": "roles/owner", "members": ["user:eve@example.com"]]]]
        let other = try read([account, .object(wider)].map(line).joined(separator: "\n"))
        #expect(!estate.differences(from: other.resources[1]).isEmpty)
    }

    @Test func `interfaces that are on, topics and datasets agree`() throws {
        var estate = AuditedEstate()
        try estate.google(
            "google.api.serviceusage.v1.ServiceUsage.EnableService",
            of: "serviceusage",
            on: "projects/573988288153/services/compute.googleapis.com",
            request: ["name": "projects/573988288153/services/compute.googleapis.com"]
        )
        try estate.google(
            "google.pubsub.v1.Publisher.CreateTopic",
            of: "pubsub",
            on: "projects/shop-prod/topics/orders",
            request: ["name": "projects/shop-prod/topics/orders", "labels": ["team": "shop"]],
            response: ["name": "projects/shop-prod/topics/orders", "labels": ["team": "shop"]]
        )
        try estate.google(
            "google.cloud.bigquery.v2.DatasetService.InsertDataset",
            of: "bigquery",
            on: "projects/shop-prod/datasets/sales",
            extra: [
                "metadata": [
                    "datasetCreation": [
                        "dataset": [
                            "datasetName": "projects/shop-prod/datasets/sales", "createTime": "2026-11-20T09:00:00Z",
                            "datasetInfo": ["friendlyName": "Sales"], "defaultTableExpireDuration": "432000s",
                        ], "reason": "CREATE",
                    ]
                ]
            ]
        )
        let inventory = try read(
            [
                asset(
                    "//serviceusage.googleapis.com/projects/573988288153/services/compute.googleapis.com",
                    "serviceusage.googleapis.com/Service",
                    [
                        "name": "projects/573988288153/services/compute.googleapis.com",
                        "parent": "projects/573988288153",
                        "state": "ENABLED",
                    ]
                ),
                asset(
                    "//pubsub.googleapis.com/projects/shop-prod/topics/orders",
                    "pubsub.googleapis.com/Topic",
                    ["name": "projects/shop-prod/topics/orders", "labels": ["team": "shop"]]
                ),
                asset(
                    "//bigquery.googleapis.com/projects/shop-prod/datasets/sales",
                    "bigquery.googleapis.com/Dataset",
                    [
                        "datasetReference": ["datasetId": "sales", "projectId": "shop-prod"], "id": "shop-prod:sales",
                        "kind": "bigquery#dataset", "location": "EU", "friendlyName": "Sales", "type": "DEFAULT",
                        "defaultTableExpirationMs": "432000000", "creationTime": "1780000000000",
                        "access": [["role": "OWNER", "specialGroup": "projectOwners"]],
                    ]
                ),
            ].map(line).joined(separator: "\n")
        )
        #expect(inventory.resources.count == 3)
        for resource in inventory.resources { #expect(estate.differences(from: resource) == [], "\(resource.label)") }
    }

    // MARK: The ways in which it is written

    @Test func `lists of gcloud, answers of the interface and rows of BigQuery say the same as an export`() throws {
        let exported = try read(line(firewall)).resources
        var camel = firewall.object ?? [:]
        camel["assetType"] = camel["asset_type"]
        camel["updateTime"] = camel["update_time"]
        for key in ["asset_type", "update_time"] { camel[key] = nil }
        var row = firewall.object ?? [:]
        var resource = row["resource"]?.object ?? [:]
        resource["data"] = resource["data"].map { .string($0.compactText) }
        row["resource"] = .object(resource)
        row["update_time"] = "2026-11-20 09:00:00.5 UTC"
        row["iam_policy"] = .null
        row["org_policy"] = []
        let texts = [
            line([.object(camel)]), line(["assets": [.object(camel)]]), line(.object(row)), line([.object(row)]),
        ]
        for text in texts {
            var read = try read(text).resources
            for index in read.indices { read[index].line = nil }
            #expect(Bool(read == exported), "\(text.prefix(60))")
        }
        let answer = try read(line(["assets": [.object(camel)], "readTime": "2026-11-21T00:00:00Z"]))
        #expect(answer.observedAt == Moment(rfc3339: "2026-11-21T00:00:00Z") && answer.resources[0].observedAt == nil)
    }

    @Test func `a search tells parts, and all where it has the versioned resource`() throws {
        let found: JSONValue = [
            "name": "//compute.googleapis.com/projects/shop-prod/global/firewalls/allow-ssh",
            "assetType": "compute.googleapis.com/Firewall", "project": "projects/573988288153", "location": "global",
            "displayName": "allow-ssh", "description": "for the admins", "labels": ["team": "shop"], "state": "ENABLED",
        ]
        let resource = try #require(try read(line([found])).resources.first)
        #expect(!resource.isWhole && resource.configuration["description"] == "for the admins")
        #expect(resource.tags == ["team": "shop"])
        var whole = found.object ?? [:]
        whole["versionedResources"] = [["version": "v1", "resource": firewall["resource"]?["data"] ?? .null]]
        #expect(try read(line(["results": [.object(whole)]])).resources.first?.isWhole == true)
        let policy: JSONValue = [
            "resource": .string(Self.project), "project": "projects/573988288153",
            "policy": ["bindings": [["role": "roles/owner", "members": ["user:eve@example.com"]]]],
        ]
        let policies = try read([firewall, policy].map(line).joined(separator: "\n"))
        #expect(policies.resources[1].elements.map(\.list.description) == ["/iamPolicy/bindings"])
    }

    @Test func `a feed tells the last state of each asset, and what is gone`() throws {
        var newer = firewall.object ?? [:]
        newer["resource"] = ["data": ["name": "allow-ssh", "disabled": true]]
        let gone: JSONValue = [
            "asset": [
                "name": "//compute.googleapis.com/projects/shop-prod/global/networks/old",
                "assetType": "compute.googleapis.com/Network", "ancestors": ["projects/573988288153"],
            ],
            "priorAsset": ["name": "//compute.googleapis.com/projects/shop-prod/global/networks/old"],
            "deleted": true, "window": ["startTime": "2026-11-20T10:00:00Z"],
        ]
        let texts: [JSONValue] = [
            ["asset": .object(newer), "window": ["startTime": "2026-11-20T11:00:00Z"]],
            ["asset": firewall, "window": ["startTime": "2026-11-20T09:00:00Z"]], gone,
        ]
        let inventory = try read(texts.map(line).joined(separator: "\n"))
        #expect(inventory.resources.count == 2)
        #expect(inventory.resources[0].configuration["disabled"] == true)
        #expect(inventory.resources[0].observedAt == Moment(rfc3339: "2026-11-20T11:00:00Z"))
        #expect(inventory.resources[0].omissions.map(\.place) == ["window 2026-11-20T09:00:00Z"])
        #expect(inventory.resources[1].isAbsent)
    }

    // MARK: What is left out, hidden or broken

    @Test func `a number that no asset gives an id for is not compared`() throws {
        let alone: JSONValue = [
            "name": .string(Self.project), "asset_type": "cloudresourcemanager.googleapis.com/Project",
            "iam_policy": ["bindings": []],
        ]
        let resource = try #require(try read(line(alone)).resources.first)
        guard case .none(let reason) = resource.mapping else {
            Issue.record("it is compared")
            return
        }
        #expect(reason.contains("number"))
    }

    @Test func `secrets are marked where the log's redaction finds them`() throws {
        let function = asset(
            "//compute.googleapis.com/projects/shop-prod/zones/europe-west1-b/instances/web-1",
            "compute.googleapis.com/Instance",
            ["name": "web-1", "metadata": ["items": [["key": "startup-script", "value": "TOKEN=hunter2"]]]]
        )
        let resource = try #require(try read(line(function)).resources.first)
        #expect(resource.secrets.map(\.description) == ["/metadata/items/0/value"])
    }

    @Test func `what is broken is told with its place, and the rest is read`() throws {
        let texts = [
            line(firewall), "{\"name\":", "[]", "{\"name\":\"//x\",\"asset_type\":\"a/B\"}", "42", "\u{1B}[31m{}",
            #"{"name":"not a name","asset_type":"x"}"#, line(["asset": [1]]), line(firewall),
        ]
        let inventory = try read(texts.joined(separator: "\n"))
        #expect(inventory.resources.count == 2)
        #expect(inventory.findings.map(\.record) == [2, 3, 4, 5, 6, 7], "an empty list has no place")
        #expect(inventory.findings.allSatisfy { !$0.reason.contains("\u{1B}") })
        for text in ["", "{}", "[]", "null", "a: b", "{\"resources\":[]}", "[[[[]]]]"] {
            #expect(InventoryFormat.read(Array(text.utf8), of: "x") == nil)
        }
        let said = InventoryFormat.read(Array("a: b".utf8), of: "x", as: .cloudAssets)
        #expect(said?.findings.count == 1)
    }

    @Test func `every file of the formats' documentation that is cut anywhere gives findings, not an end`() throws {
        let text = Array(([firewall, firewall].map(line).joined(separator: "\n")).utf8)
        for end in stride(from: 0, to: text.count, by: 7) {
            _ = InventoryFormat.read(Array(text[..<end]), of: "x", as: .cloudAssets)
        }
    }
}
