import FastJSON
import HindcastModel
import Inventories
import Testing

/// What is read of Cloud Asset Inventory, and that it says the same as the log of the calls that made the estate.
@Suite struct CloudAssetTests {
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
        let inventory = try CloudAssetSample.read(CloudAssetSample.line(CloudAssetSample.firewall))
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
        let found = estate.differences(
            from: try #require(
                try CloudAssetSample.read(CloudAssetSample.line(CloudAssetSample.firewall)).resources.first
            )
        )
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
        let inventory = try CloudAssetSample.read(
            CloudAssetSample.line(
                CloudAssetSample.asset(
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
                                "source": .string("\(CloudAssetSample.compute)/zones/europe-west1-b/disks/web-1"),
                            ]
                        ],
                        "id": "7680465287756501088", "labelFingerprint": "42WmSpB8rSM=", "labels": ["team": "shop"],
                        "machineType": .string(
                            "\(CloudAssetSample.compute)/zones/europe-west1-b/machineTypes/e2-small"
                        ),
                        "name": "web-1",
                        "networkInterface": [
                            [
                                "fingerprint": "DmucjcL5aT8=", "ipAddress": "10.138.0.2", "name": "nic0",
                                "network": .string("\(CloudAssetSample.compute)/global/networks/web"),
                                "subnetwork": .string(
                                    "\(CloudAssetSample.compute)/regions/europe-west1/subnetworks/web"
                                ),
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
                        "zone": .string("\(CloudAssetSample.compute)/zones/europe-west1-b"),
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
        let account = CloudAssetSample.asset(
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
            "name": .string(CloudAssetSample.project), "asset_type": "cloudresourcemanager.googleapis.com/Project",
            "iam_policy": [
                "etag": "X", "version": 1,
                "bindings": [
                    ["role": "roles/editor", "members": [.string("serviceAccount:\(email)")]],
                    ["role": "roles/owner", "members": ["user:ana@example.com", "user:mira@example.com"]],
                ],
            ],
            "ancestors": ["projects/573988288153"],
        ]
        let inventory = try CloudAssetSample.read([account, policy].map(CloudAssetSample.line).joined(separator: "\n"))
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
        let other = try CloudAssetSample.read(
            [account, .object(wider)].map(CloudAssetSample.line).joined(separator: "\n")
        )
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
        let inventory = try CloudAssetSample.read(
            [
                CloudAssetSample.asset(
                    "//serviceusage.googleapis.com/projects/573988288153/services/compute.googleapis.com",
                    "serviceusage.googleapis.com/Service",
                    [
                        "name": "projects/573988288153/services/compute.googleapis.com",
                        "parent": "projects/573988288153",
                        "state": "ENABLED",
                    ]
                ),
                CloudAssetSample.asset(
                    "//pubsub.googleapis.com/projects/shop-prod/topics/orders",
                    "pubsub.googleapis.com/Topic",
                    ["name": "projects/shop-prod/topics/orders", "labels": ["team": "shop"]]
                ),
                CloudAssetSample.asset(
                    "//bigquery.googleapis.com/projects/shop-prod/datasets/sales",
                    "bigquery.googleapis.com/Dataset",
                    [
                        "datasetReference": ["datasetId": "sales", "projectId": "shop-prod"], "id": "shop-prod:sales",
                        "kind": "bigquery#dataset", "location": "EU", "friendlyName": "Sales", "type": "DEFAULT",
                        "defaultTableExpirationMs": "432000000", "creationTime": "1780000000000",
                        "access": [["role": "OWNER", "specialGroup": "projectOwners"]],
                    ]
                ),
            ].map(CloudAssetSample.line).joined(separator: "\n")
        )
        #expect(inventory.resources.count == 3)
        for resource in inventory.resources { #expect(estate.differences(from: resource) == [], "\(resource.label)") }
    }
}
