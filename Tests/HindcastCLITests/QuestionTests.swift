import TestSupport
import Testing

/// Naming resources and moments on the command line.
@Suite struct QuestionTests {
    @Test func `an ambiguous name lists the candidates`() throws {
        let result = try RecordedStory.terraform().run(["show", "shop-web"])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(
            result.error == """
                hindcast: “shop-web” means several resources
                  aws/444455556666/global/iam/instance-profile/shop-web
                  aws/444455556666/global/iam/role/shop-web

                """
        )
    }

    @Test func `a slip of the finger gets near matches`() throws {
        let result = try RecordedStory.terraform().run(["blame", "role/shop-wbe"])
        #expect(result.status == 1)
        #expect(result.error.contains("\n  aws/444455556666/global/iam/role/shop-web\n"))
    }

    @Test(arguments: [
        ["log", "nothing/*"], ["ls", "nothing/*"], ["blame", "db-instance/shop", "/nothing"],
        ["who", "db-instance/shop", "/nothing"],
    ])
    func `a pattern that matches nothing says so on standard error`(arguments: [String]) throws {
        let result = try RecordedStory.terraform().run(arguments)
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("hindcast: no") || result.error.contains("nothing at"))
    }

    @Test func `an element of a list is asked for by its name`() throws {
        let story = try RecordedStory.terraform()
        let rule = "routes[0.0.0.0/0]"
        let lines = try story.ask("blame", "rtb-0b000000000000a01", rule).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.contains("/routes[0.0.0.0/0]/") })
        #expect(try story.ask("blame", "rtb-0b000000000000a01", "/" + rule) == lines.joined(separator: "\n") + "\n")
        #expect(try story.ask("who", "rtb-0b000000000000a01", rule).contains("ec2:CreateRoute "))
        let list = try #require(try story.json("blame", "rtb-0b000000000000a01", rule) as? [[String: Any]])
        #expect(list[0]["pointer"] as? String == "/configuration/routes/0/destinationCidrBlock")
        #expect(list[0]["name"] as? String == "/configuration/routes[0.0.0.0/0]/destinationCidrBlock")
    }

    @Test func `blame and who see through actors, and show what one tool did`() throws {
        let story = try RecordedStory.terraform()
        let whole = try story.ask("who", "db-instance/shop").split(separator: "\n")
        let hands = try story.ask("who", "db-instance/shop", "--ignore-actor", "ci:*").split(separator: "\n")
        #expect(!hands.isEmpty && hands.count < whole.count)
        #expect(hands.allSatisfy { !$0.contains("ci:example") })
        #expect(try story.ask("who", "db-instance/shop", "--via", "console").split(separator: "\n") == hands)
        let blame = try story.ask("blame", "db-instance/shop", "--via", "console")
        #expect(!blame.isEmpty && blame.split(separator: "\n").allSatisfy { $0.hasPrefix("frank@example.com") })
        #expect(
            try story.run(["blame", "db-instance/shop", "--via", "helm"]).error
                == "hindcast: nothing of aws/444455556666/eu-central-1/rds/db-instance/shop was set via helm\n"
        )
    }

    @Test(arguments: [
        "2026-05-12 19:51:02", "2026-05-12T19:51:02Z", "2026-05-12T21:51:02+02:00", "1778615462", "@1778615462",
        "2026-05-13", "COMMIT", "e:EVENT",
    ])
    func `a moment has many forms, and includes the event of that very moment`(moment: String) throws {
        let story = try RecordedStory.terraform()
        #expect(try publicly(story, at: moment) == "true")
    }

    @Test(arguments: ["2026-05-12 19:51:01", "2026-05-12T21:51:01+02:00", "1778615461", "2026-05-12", "e:EVENT^"])
    func `a moment before a change shows what was before it`(moment: String) throws {
        let story = try RecordedStory.terraform()
        #expect(try publicly(story, at: moment) == "false")
    }

    @Test func `times without a zone are read in --tz, offset or name, and HINDCAST_TZ`() throws {
        let story = try RecordedStory.terraform()
        // 19:51:02Z is 21:51:02 in Berlin's summer.
        for zone in ["Europe/Berlin", "+02:00", "+0200"] {
            #expect(try publicly(story, at: "2026-05-12 21:51:02", "--tz", zone) == "true")
            #expect(try publicly(story, at: "2026-05-12 21:51:01", "--tz", zone) == "false")
        }
        let ls = try story.run(
            ["log", "--since", "2026-05-12 21:51:02", "-n", "9"],
            environment: ["HINDCAST_TZ": "Europe/Berlin"]
        )
        #expect(ls.output.split(separator: "\n").count == 4)
        // Output stays UTC.
        #expect(ls.output.contains("2026-05-12 19:51:02Z"))
    }

    @Test func `recent moments lie after all of the story`() throws {
        let story = try RecordedStory.terraform()
        for moment in ["now", "2100-01-01"] { #expect(try publicly(story, at: moment) == "true") }
        // Its events may lie in the future of the clock; the question is understood all the same.
        for moment in ["yesterday", "3 hours ago", "7d"] { #expect(try story.run(["ls", "--at", moment]).status == 0) }
    }

    @Test func `ls lists what exists at a moment, and what is gone when asked`() throws {
        let story = try RecordedStory.terraform()
        #expect(try story.ask("ls").split(separator: "\n").count == 10)
        #expect(try story.ask("ls", "--at", "2026-05-04 06:01:05").split(separator: "\n").count == 1)
        #expect(try story.ask("ls", "aws/*/*/ec2/subnet/*").split(separator: "\n").count == 2)
    }

    @Test func `a deleted resource shows its last state and who deleted it`() throws {
        let folder = try TemporaryFolder()
        let log = TestLog.text([
            TestLog.group(1, name: "gone", id: "sg-0c01", description: "short-lived"),
            TestLog.record(
                2,
                "ec2:DeleteSecurityGroup",
                request: ["groupId": "sg-0c01"],
                response: ["_return": true],
                user: "oscar"
            ),
        ])
        #expect(try Program.hindcast.run(["init", folder.path("h.git")]).status == 0)
        #expect(try Program.hindcast.run(["--repo", folder.path("h.git"), "import", "-"], input: log).status == 0)
        let shown = try Program.hindcast.run(["--repo", folder.path("h.git"), "show", "sg-0c01"])
        #expect(shown.status == 0)
        #expect(shown.output.contains("deleted    2026-02-02 02:40:02Z  oscar"))
        #expect(shown.output.contains("short-lived"))
        let listed = try Program.hindcast.run(["--repo", folder.path("h.git"), "ls", "--deleted", "security-group/*"])
        #expect(listed.output.contains("deleted by oscar"))
        let live = try Program.hindcast.run(["--repo", folder.path("h.git"), "ls"])
        #expect(!live.output.contains("sg-0c01"))
    }

    @Test func `an event shows its redacted record`() throws {
        let story = try RecordedStory.terraform()
        let event = try opening(story, "event_id")
        let shown = try #require(try story.json("show", "e:\(event)") as? [String: Any])
        #expect(shown["event_id"] as? String == event)
        let record = try #require(shown["record"] as? [String: Any])
        #expect(record["eventID"] as? String == event)
        #expect(record["eventName"] as? String == "ModifyDBInstance")
    }

    private func publicly(_ story: RecordedStory, at moment: String, _ more: String...) throws -> String {
        let moment = moment.replacing("EVENT", with: try opening(story, "event_id"))
            .replacing("COMMIT", with: try opening(story, "commit").prefix(10))
        let result = try story.run(["show", "db-instance/shop", "--at", moment] + more)
        #expect(result.status == 0, "\(result.error)")
        return result.output.firstMatch(of: /publiclyAccessible: (\w+)/).map { String($0.1) } ?? ""
    }

    /// What is told of the event that made the database public.
    private func opening(_ story: RecordedStory, _ member: String) throws -> String {
        let changes = try #require(try story.json("who", "db-instance/shop", "/publiclyAccessible") as? [[String: Any]])
        return try #require(changes.first?[member] as? String)
    }
}
