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

    @Test(arguments: [
        "2026-05-12 19:51:02", "2026-05-12T19:51:02Z", "2026-05-12T21:51:02+02:00", "1778615462", "@1778615462",
        "2026-05-13", "434b1f7c04", "e:EVENT",
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
        let event = try eventID(story)
        let shown = try #require(try story.json("show", "e:\(event)") as? [String: Any])
        #expect(shown["event_id"] as? String == event)
        let record = try #require(shown["record"] as? [String: Any])
        #expect(record["eventID"] as? String == event)
        #expect(record["eventName"] as? String == "ModifyDBInstance")
    }

    private func publicly(_ story: RecordedStory, at moment: String, _ more: String...) throws -> String {
        let moment = moment.replacing("EVENT", with: try eventID(story))
        let result = try story.run(["show", "db-instance/shop", "--at", moment] + more)
        #expect(result.status == 0, "\(result.error)")
        return result.output.firstMatch(of: /publiclyAccessible: (\w+)/).map { String($0.1) } ?? ""
    }

    /// The event that made the database public.
    private func eventID(_ story: RecordedStory) throws -> String {
        let changes = try #require(try story.json("who", "db-instance/shop", "/publiclyAccessible") as? [[String: Any]])
        return try #require(changes.first?["event_id"] as? String)
    }
}
