import Foundation
import TestSupport
import Testing

/// What late events corrected, and what was known before they came.
@Suite struct CorrectionTests {
    let story: LateStory

    init() throws { story = try LateStory.shared.get() }

    @Test func `corrections say when it was learnt, of whom from whom, and on which resources`() throws {
        let result = try story("log", "--corrections")
        #expect(result.status == 0, "\(result.error)")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0].wholeMatch(of: /learnt \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ: 2 events reattributed/) != nil)
        #expect(lines.contains("      ~ aws/111122223333/global/iam/role/break-glass"))
        #expect(
            lines.contains("      by alice@example.com (stated) instead of break-glass/hotfix-482 (unresolved)")
        )
        // The command that the answer names gives the earlier answer.
        let command = try #require(result.output.firstMatch(of: /hindcast log --known-at (\S+)/)?.1)
        let before = try story("log", "--known-at", String(command))
        #expect(before.output.contains("(?) break-glass/hotfix-482"))
        #expect(try !story("log").output.contains("(?)"))
    }

    @Test(arguments: [
        ["log"], ["show", "sg-0a1b2c3d4e5f60001"], ["ls"], ["blame", "sg-0a1b2c3d4e5f60001"], ["export"],
    ])
    func `what was known before the first import is an error that says when that was`(arguments: [String]) throws {
        // After the events, and before anybody imported them.
        let result = try Program.hindcast.run(
            ["--repo", story.path] + arguments + ["--known-at", "2026-04-01T00:00:00Z"]
        )
        #expect(result.status == 1 && result.output.isEmpty)
        let words = "nothing was known at 2026-04-01T00:00:00Z: the first import into the history was at 20"
        #expect(result.error.contains(words), "\(result.error)")
        #expect(try story("log", "--known-at", story.between).status == 0)
    }

    @Test(arguments: [
        (["sg-0a1b2c3d4e5f60001"], 1), (["aws/*/*/iam/*/*"], 1), (["--since", "2099-01-01"], 0),
        (["--until", "2020-01-01"], 0), (["-n", "0"], 0), (["no-such-thing"], 0), (["security-group/*", "role/*"], 2),
    ])
    func `corrections are narrowed by resources, by when they were learnt, and in number`(
        arguments: [String],
        events: Int
    ) throws {
        let result = try Program.hindcast.run(
            ["--repo", story.path, "log", "--corrections", "-o", "json"] + arguments
        )
        #expect(result.status == 0, "\(result.error)")
        let found = try result.objects().flatMap { $0["events"] as? [Any] ?? [] }
        #expect(found.count == events)
    }

    @Test func `corrections answer as json and as ndjson`() throws {
        let whole = try story("log", "--corrections", "-o", "json").objects()
        let lines = try story("log", "--corrections", "-o", "ndjson").lines
        #expect(whole.count == 1 && lines.count == 1)
        #expect(Set(whole[0].keys) == ["learnt", "former_head", "unchanged_through", "events"])
        let event = try #require((whole[0]["events"] as? [[String: Any]])?.first)
        #expect(event["correction"] as? String == "reattributed")
        #expect(event["former_origin_confidence"] as? String == "unresolved")
        #expect(event["origin"] as? String == "alice@example.com")
        #expect((event["resources"] as? [[String: String]])?.first?["kind"] == "updated")
    }

    @Test(arguments: [
        ["--patch"], ["--actor", "alice"], ["--action", "x"], ["--via", "cli"], ["--known-at", "now"],
    ])
    func `what does not go with corrections is a usage error`(arguments: [String]) throws {
        let result = try Program.hindcast.run(["--repo", story.path, "log", "--corrections"] + arguments)
        #expect(result.status == 64)
    }

    @Test func `a history that nothing corrected says so`() throws {
        let result = try RecordedStory.terraform().run(["log", "--corrections"])
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(result.error == "hindcast: no import has corrected anything\n")
    }

    @Test(arguments: [
        ["show", "role/break-glass"], ["ls", "role/*"], ["log", "role/break-glass"], ["log", "--patch"],
        ["who", "role/break-glass"], ["who", "role/break-glass", "/attachedManagedPolicies"],
        ["blame", "role/break-glass"],
        ["blame", "role/break-glass", "--history"], ["diff", "2026-03-01..2026-03-09"],
    ])
    func `every answer about changes can be had as it was known then`(arguments: [String]) throws {
        let session = "break-glass/hotfix-482"
        let takesMoment = ["show", "ls", "blame"].contains(arguments[0])
        let moment = takesMoment ? ["--at", "2026-03-09T23:00:00Z"] : []
        let before = try Program.hindcast.run(
            ["--repo", story.path] + arguments + moment + ["--known-at", story.between]
        )
        #expect(before.status == 0, "\(before.error)")
        #expect(before.output.contains("(?) " + session))
        #expect(!before.output.contains("alice@example.com"))
        let now = try Program.hindcast.run(["--repo", story.path] + arguments)
        #expect(now.status == 0, "\(now.error)")
        #expect(!now.output.contains("(?)"))
    }

    @Test func `an export names the actors that were known then`() throws {
        let arguments = ["export", "--at", "2026-03-09T23:00:00Z"]
        func actors(_ more: String...) throws -> Set<String> {
            let result = try Program.hindcast.run(["--repo", story.path] + arguments + more)
            #expect(result.status == 0, "\(result.error)")
            return Set(
                try result.lines.compactMap {
                    try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["changed_by"] as? String
                }
            )
        }
        let role = "arn:aws:sts::111122223333:assumed-role/break-glass/hotfix-482"
        #expect(try actors("--known-at", story.between).contains(role))
        #expect(try actors() == ["alice@example.com"])
    }

    @Test func `an event's chain ends where it ended then`() throws {
        let event = try #require(
            try story("log", "-o", "json", "--action", "ec2:AuthorizeSecurityGroupIngress").objects().first?["event_id"]
                as? String
        )
        let before = try story("who", "e:\(event)", "--chain", "--known-at", story.between)
        #expect(before.output.contains("1. unresolved (no event shows who assumed role break-glass)"))
        let now = try story("who", "e:\(event)", "--chain")
        #expect(!now.output.contains("unresolved"))
    }
}
