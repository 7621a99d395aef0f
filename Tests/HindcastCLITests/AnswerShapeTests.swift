import Foundation
import TestSupport
import Testing

/// The members of JSON answers: scripts are written against them.
@Suite struct AnswerShapeTests {
    private static let changeKeys: Set<String> = [
        "commit", "time", "event_id", "action", "principal", "origin", "origin_confidence", "via", "source_ip",
        "confidence",
    ]

    @Test func `log answers with one object a change`() throws {
        let changes = try #require(try RecordedStory.terraform().json("log") as? [[String: Any]])
        #expect(changes.count == 22)
        for change in changes {
            #expect(Set(change.keys) == Self.changeKeys.union(["resource", "kind", "subject", "differences"]))
            for difference in try #require(change["differences"] as? [[String: Any]]) {
                #expect(Set(difference.keys) == ["pointer", "before", "after"])
            }
        }
        let newest = try #require(changes.first)
        #expect(newest["action"] as? String == "ec2:CreateTags")
        #expect(newest["origin"] as? String == "grace@example.com")
        #expect(newest["time"] as? String == "2026-05-13T10:25:09Z")
    }

    @Test func `blame answers with one object a leaf`() throws {
        let leaves = try #require(try RecordedStory.terraform().json("blame", "db-instance/shop") as? [[String: Any]])
        // Places in lists have a name beside the pointer.
        for leaf in leaves {
            #expect(Set(leaf.keys).subtracting(["name"]) == Self.changeKeys.union(["pointer", "value"]))
        }
        let open = try #require(leaves.first { $0["pointer"] as? String == "/configuration/publiclyAccessible" })
        #expect(open["value"] as? Bool == true)
        #expect(open["origin"] as? String == "frank@example.com")
        #expect(Set(leaves.compactMap { $0["pointer"] as? String }).count == leaves.count)
    }

    @Test func `export writes one object a line, sorted by address`() throws {
        let lines = try RecordedStory.terraform().ask("export").split(separator: "\n")
        let required: Set<String> = [
            "address", "provider", "account", "location", "service", "type", "id", "aliases", "knowledge", "tags",
            "configuration",
            "changed_at", "changed_by", "event_id", "commit",
        ]
        var addresses: [String] = []
        for line in lines {
            let resource = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let keys = Set(resource.keys)
            #expect(keys.isSuperset(of: required))
            #expect(keys.subtracting(required).isSubset(of: ["arn", "name", "created_at"]))
            let parts = ["provider", "account", "location", "service", "type", "id"].compactMap {
                resource[$0] as? String
            }
            #expect(resource["address"] as? String == parts.joined(separator: "/"))
            addresses.append(parts.joined(separator: "/"))
        }
        #expect(addresses.count == 10)
        #expect(addresses == addresses.sorted())
        let array = try #require(try RecordedStory.terraform().json("export") as? [[String: Any]])
        #expect(array.compactMap { $0["address"] as? String } == addresses)
    }

    @Test(arguments: [
        ["log"], ["log", "--patch"], ["who", "db-instance/shop"], ["who", "db-instance/shop", "/publiclyAccessible"],
        ["ls"],
        ["ls", "--deleted"], ["show", "db-instance/shop"], ["blame", "db-instance/shop", "--history"],
        ["diff", "2026-05-05..2026-05-14"], ["status"], ["coverage"], ["coverage", "--list", "applied"], ["export"],
        ["explain", "ec2:CreateRoute"],
    ])
    func `json is one value and ndjson one value a line, the same ones`(arguments: [String]) throws {
        let story = try RecordedStory.terraform()
        let whole = try story.run(arguments + ["-o", "json"])
        let lines = try story.run(arguments + ["-o", "ndjson"])
        #expect(whole.status == 0 && lines.status == 0)
        #expect(whole.error.isEmpty && lines.error.isEmpty)
        let value = try JSONSerialization.jsonObject(with: Data(whole.output.utf8)) as AnyObject
        let values = try lines.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8))
        }
        #expect(!values.isEmpty)
        let expected = value is [Any] ? value : [value] as AnyObject
        #expect((values as NSArray).isEqual(expected))
    }

    @Test func `an import's summary is JSON when asked for`() throws {
        let folder = try TemporaryFolder()
        #expect(try Program.hindcast.run(["init", folder.path("h.git")]).status == 0)
        let result = try Program.hindcast.run([
            "--repo", folder.path("h.git"), "import", "-o", "json", try RecordedStory.bucket().logs,
        ])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(summary["records"] as? Int == 33)
        #expect(summary["events"] as? Int == 31)
        #expect(summary["duplicates"] as? Int == 2)
        let ledger = try #require(summary["ledger"] as? [String: Int])
        #expect(ledger.values.reduce(0, +) == 31)
    }

    @Test func `nothing found is an empty array, never nothing`() throws {
        let story = try RecordedStory.terraform()
        for arguments in [["log", "nothing/*"], ["ls", "nothing/*"], ["diff", "2026-06-01", "2026-06-02"]] {
            let result = try story.run(arguments + ["-o", "json"])
            #expect(result.status == 0)
            #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String] == [])
        }
    }
}
