import Foundation
import TestSupport
import Testing

@testable import HindcastCLI

/// `incident` on the command line.
@Suite struct IncidentTests {
    private static let question = [
        "incident", "--at", "2026-05-13 10:22", "--around", "24h", "--near", "instance/i-0b00000000000a0001",
    ]

    @Test(arguments: ["text", "md", "html", "json"])
    func `a report is the same in every form, to the byte`(form: String) throws {
        let result = try RecordedStory.terraform().run(Self.question + ["-o", form])
        #expect(result.status == 0, "\(result.error)")
        try expectSnapshot(result.output, at: "Incident/changed-by-hand.\(form == "text" ? "txt" : form)")
    }

    @Test(arguments: ["md", "html"])
    func `refused attempts and undone changes are in every form`(form: String) throws {
        let report = try RecordedStory.group().ask("incident", "--at", "2026-03-09 14:05", "-o", form)
        try expectSnapshot(report, at: "Incident/group-opened.\(form)")
        #expect(report.contains("e:2f78e43c-8fa5-4a75-a3ed-76d1d363c722"))
    }

    @Test func `it is near what it is about: the instance, its role two references away, its database's group`() throws
    {
        let json = try #require(
            try RecordedStory.terraform().json(
                "incident",
                "--at",
                "2026-05-13 10:22",
                "--around",
                "24h",
                "--near",
                "instance/i-0b00000000000a0001"
            ) as? [String: Any]
        )
        let changes = try #require(json["changes"] as? [[String: Any]])
        #expect(changes.map { $0["hops"] as? Int } == [0, 0, 2, 1, 2])
        #expect(changes.map { $0["rank"] as? Int } == [1, 2, 3, 4, 5])
        for change in changes {
            #expect((change["event_id"] as? String)?.isEmpty == false)
            #expect((change["commit"] as? String)?.count == 40)
        }
        let path = try #require(changes[2]["path"] as? [[String: Any]])
        #expect(path.map { $0["reason"] as? String } == ["names", "names"])
    }

    @Test func `actors come with the way to them, and the one who was refused is the same person`() throws {
        let json = try #require(
            try RecordedStory.group().json("incident", "--at", "e:43c94569-4504-4507-aeb3-cfc92e2a0de1")
                as? [String: Any]
        )
        let actors = try #require(json["actors"] as? [[String: Any]])
        #expect(actors.count == 1)
        #expect(actors[0]["origin"] as? String == "alice@example.com")
        #expect(actors[0]["denied"] as? Int == 1)
        let chains = try #require(actors[0]["chains"] as? [[String: Any]])
        let hops = try #require(chains[0]["hops"] as? [[String: Any]])
        #expect(hops.map { $0["confidence"] as? String } == ["proven", "proven", "stated"])
        let denied = try #require(json["denied"] as? [[String: Any]])
        #expect(denied.map { $0["seconds"] as? Int } == [-374])
    }

    @Test func `the moment may be that of an event that made no commit`() throws {
        let text = try RecordedStory.group().ask("incident", "--at", "e:2f78e43c-8fa5-4a75-a3ed-76d1d363c722")
        #expect(text.hasPrefix("incident  2026-03-09 13:56:31Z\n"))
    }

    @Test func `what could not be told is said, and makes the exit code 3 under --strict`() throws {
        let story = try RecordedStory.terraform()
        let result = try story.run(Self.question + ["--strict"])
        #expect(result.status == 3)
        #expect(result.error.contains("refused attempts are not known: import with --activity to keep them"))
        #expect(result.output.contains("denied    not known: no import kept activity\n"))
        let empty = try story.run(["incident", "--at", "2020-01-01"])
        #expect(empty.status == 0)
        #expect(empty.error.contains("nothing changed in that time"))
    }

    @Test func `mistakes have the exit codes of every command`() throws {
        let story = try RecordedStory.terraform()
        #expect(try story.run(["incident"]).status == 64)
        #expect(try story.run(["incident", "--at", "whenever"]).status == 64)
        #expect(try story.run(["incident", "--at", "now", "--around", "45"]).status == 64)
        #expect(try story.run(["incident", "--at", "now", "-n", "-1"]).status == 64)
        #expect(try story.run(["incident", "--at", "now", "--near", "nothing-like-it"]).status == 1)
    }

    @Test func `attempts of one sort are one line, and their number is told`() throws {
        let folder = try TemporaryFolder()
        let denied = (0..<30).map { number in
            var record = TestLog.record(number, "ec2:AuthorizeSecurityGroupIngress", request: ["groupId": "sg-0c01"])
            record["errorCode"] = "Client.UnauthorizedOperation"
            return record
        }
        let log = TestLog.text(denied + [TestLog.group(60, name: "web", id: "sg-0c01")])
        try record(try folder.write(log, to: "log.json"), into: folder.path("h.git"), activity: true)
        let text = try Program.hindcast.run(["--repo", folder.path("h.git"), "incident", "--at", "1770000030"]).output
        #expect(text.contains("denied    30 attempts by 1 actor\n"))
        #expect(text.split(separator: "\n").count { $0.contains("denied ×30  Client.UnauthorizedOperation") } == 1)
    }

    // MARK: Text that attackers chose

    private static let hostile = [
        "</style><script>alert(1)</script>", "`code` ``more``", "| a | b |", "[x](javascript:alert(1))", "@everyone #1",
        "\"onload=\"x", "a\nb", "\u{202E}c", "&lt;",
    ]

    private func hostileReport(_ form: String) throws -> String {
        let folder = try TemporaryFolder()
        var records: [[String: Any]] = []
        for (index, text) in Self.hostile.enumerated() {
            let name = TestLog.group(records.count, name: text, id: "sg-0c0\(index)", description: text, session: text)
            records.append(name)
            var denied = TestLog.record(records.count, "ec2:Do", request: [:], user: text, userAgent: text)
            denied["errorCode"] = "AccessDenied\(text)"
            denied["sourceIPAddress"] = text
            records.append(denied)
        }
        try record(try folder.write(TestLog.text(records), to: "log.json"), into: folder.path("h.git"), activity: true)
        let result = try Program.hindcast.run([
            "--repo", folder.path("h.git"), "incident", "--at", "1770000005", "-o", form,
        ])
        #expect(result.status == 0, "\(result.error)")
        #expect(!result.output.unicodeScalars.contains { $0.value == 0x202E || $0.value < 0x20 && $0.value != 0x0A })
        return result.output
    }

    @Test func `no text of a log is markup of the page, and the page asks for nothing`() throws {
        let page = try hostileReport("html")
        #expect(!page.contains("<script") && !page.contains("\"onload=\""))
        #expect(page.contains("&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("&amp;lt;"))
        #expect(page.components(separatedBy: "</style>").count == 2)
        // Nothing is loaded, nothing runs, and no attribute styles: a strict policy leaves the page as it is.
        for word in ["src=", "@import", "url(", " style=", "<link", "<iframe", "http://", "https://", " onclick"] {
            #expect(!page.contains(word), "\(word)")
        }
        let links = page.matches(of: /href="([^"]*)"/).map { String($0.output.1) }
        #expect(links.allSatisfy { $0.hasPrefix("#change-") })
        #expect(page.contains(/content="default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+\/=]{44}&#39;;/))
    }

    @Test func `text of a log stands in code spans of the Markdown, whatever backticks and bars it has`() throws {
        let text = try hostileReport("md")
        for line in text.split(separator: "\n") {
            let plain = MarkdownReading.outsideCode(String(line))
            for word in ["<script", "](", "@everyone", "alert(1)"] { #expect(!plain.contains(word), "\(line)") }
            // A row of the table has its five cells.
            if line.hasPrefix("| ") {
                let bars = line.replacing("\\|", with: "").count { $0 == "|" }
                #expect(bars == 6, "\(line)")
            }
        }
        #expect(text.contains("@everyone"))
    }
}
