import FastJSON
import HindcastModel
import Inventories
import Testing

/// The ways in which Cloud Asset Inventory is written, and what of it is left out, hidden or broken.
@Suite struct CloudAssetFileTests {
    // MARK: The ways in which it is written

    @Test func `lists of gcloud, answers of the interface and rows of BigQuery say the same as an export`() throws {
        let exported = try CloudAssetSample.read(CloudAssetSample.line(CloudAssetSample.firewall)).resources
        var camel = CloudAssetSample.firewall.object ?? [:]
        camel["assetType"] = camel["asset_type"]
        camel["updateTime"] = camel["update_time"]
        for key in ["asset_type", "update_time"] { camel[key] = nil }
        var row = CloudAssetSample.firewall.object ?? [:]
        var resource = row["resource"]?.object ?? [:]
        resource["data"] = resource["data"].map { .string($0.compactText) }
        row["resource"] = .object(resource)
        row["update_time"] = "2026-11-20 09:00:00.5 UTC"
        row["iam_policy"] = .null
        row["org_policy"] = []
        let texts = [
            CloudAssetSample.line([.object(camel)]), CloudAssetSample.line(["assets": [.object(camel)]]),
            CloudAssetSample.line(.object(row)), CloudAssetSample.line([.object(row)]),
        ]
        for text in texts {
            var read = try CloudAssetSample.read(text).resources
            for index in read.indices { read[index].line = nil }
            #expect(Bool(read == exported), "\(text.prefix(60))")
        }
        let answer = try CloudAssetSample.read(
            CloudAssetSample.line(["assets": [.object(camel)], "readTime": "2026-11-21T00:00:00Z"])
        )
        #expect(answer.observedAt == Moment(rfc3339: "2026-11-21T00:00:00Z") && answer.resources[0].observedAt == nil)
    }

    @Test func `a search tells parts, and all where it has the versioned resource`() throws {
        let found: JSONValue = [
            "name": "//compute.googleapis.com/projects/shop-prod/global/firewalls/allow-ssh",
            "assetType": "compute.googleapis.com/Firewall", "project": "projects/573988288153", "location": "global",
            "displayName": "allow-ssh", "description": "for the admins", "labels": ["team": "shop"], "state": "ENABLED",
        ]
        let resource = try #require(try CloudAssetSample.read(CloudAssetSample.line([found])).resources.first)
        #expect(!resource.isWhole && resource.configuration["description"] == "for the admins")
        #expect(resource.tags == ["team": "shop"])
        var whole = found.object ?? [:]
        whole["versionedResources"] = [
            ["version": "v1", "resource": CloudAssetSample.firewall["resource"]?["data"] ?? .null]
        ]
        #expect(
            try CloudAssetSample.read(CloudAssetSample.line(["results": [.object(whole)]])).resources.first?.isWhole
                == true
        )
        let policy: JSONValue = [
            "resource": .string(CloudAssetSample.project), "project": "projects/573988288153",
            "policy": ["bindings": [["role": "roles/owner", "members": ["user:eve@example.com"]]]],
        ]
        let policies = try CloudAssetSample.read(
            [CloudAssetSample.firewall, policy].map(CloudAssetSample.line).joined(separator: "\n")
        )
        #expect(policies.resources[1].elements.map(\.list.description) == ["/iamPolicy/bindings"])
    }

    @Test func `a feed tells the last state of each asset, and what is gone`() throws {
        var newer = CloudAssetSample.firewall.object ?? [:]
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
            ["asset": CloudAssetSample.firewall, "window": ["startTime": "2026-11-20T09:00:00Z"]], gone,
        ]
        let inventory = try CloudAssetSample.read(texts.map(CloudAssetSample.line).joined(separator: "\n"))
        #expect(inventory.resources.count == 2)
        #expect(inventory.resources[0].configuration["disabled"] == true)
        #expect(inventory.resources[0].observedAt == Moment(rfc3339: "2026-11-20T11:00:00Z"))
        #expect(inventory.resources[0].omissions.map(\.place) == ["window 2026-11-20T09:00:00Z"])
        #expect(inventory.resources[1].isAbsent)
    }

    // MARK: What is left out, hidden or broken

    @Test func `a number that no asset gives an id for is not compared`() throws {
        let alone: JSONValue = [
            "name": .string(CloudAssetSample.project), "asset_type": "cloudresourcemanager.googleapis.com/Project",
            "iam_policy": ["bindings": []],
        ]
        let resource = try #require(try CloudAssetSample.read(CloudAssetSample.line(alone)).resources.first)
        guard case .none(let reason) = resource.mapping else {
            Issue.record("it is compared")
            return
        }
        #expect(reason.contains("number"))
    }

    @Test func `secrets are marked where the log's redaction finds them`() throws {
        let function = CloudAssetSample.asset(
            "//compute.googleapis.com/projects/shop-prod/zones/europe-west1-b/instances/web-1",
            "compute.googleapis.com/Instance",
            ["name": "web-1", "metadata": ["items": [["key": "startup-script", "value": "TOKEN=hunter2"]]]]
        )
        let resource = try #require(try CloudAssetSample.read(CloudAssetSample.line(function)).resources.first)
        #expect(resource.secrets.map(\.description) == ["/metadata/items/0/value"])
    }

    @Test func `what is broken is told with its place, and the rest is read`() throws {
        let texts = [
            CloudAssetSample.line(CloudAssetSample.firewall), "{\"name\":", "[]",
            "{\"name\":\"//x\",\"asset_type\":\"a/B\"}", "42", "\u{1B}[31m{}",
            #"{"name":"not a name","asset_type":"x"}"#, CloudAssetSample.line(["asset": [1]]),
            CloudAssetSample.line(CloudAssetSample.firewall),
        ]
        let inventory = try CloudAssetSample.read(texts.joined(separator: "\n"))
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
        let text = Array(
            ([CloudAssetSample.firewall, CloudAssetSample.firewall].map(CloudAssetSample.line).joined(separator: "\n"))
                .utf8
        )
        for end in stride(from: 0, to: text.count, by: 7) {
            _ = InventoryFormat.read(Array(text[..<end]), of: "x", as: .cloudAssets)
        }
    }
}
