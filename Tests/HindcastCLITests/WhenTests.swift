import Foundation
import TestSupport
import Testing

/// `when` on the command line.
@Suite struct WhenTests {
    private func story() throws -> RecordedStory { try RecordedStory.bucket() }
    private let isPublic =
        #"[.configuration.policy.Statement[]? | select(.Effect == "Allow" and .Principal == "*")] | length > 0"#

    @Test func `a window tells who opened it, who closed it, and how long it stood`() throws {
        let text = try story().ask("when", "bucket/example-invoices", isPublic)
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "aws/111122223333/global/s3/bucket/example-invoices")
        #expect(lines[1].hasPrefix("    1 d 16 h  opened  dave              2026-04-14 16:45:03Z"))
        #expect(lines[2].hasPrefix("              closed  erin@example.com  2026-04-16 09:02:31Z"))
        #expect(lines[3] == "1 window on 1 resource, all closed")
    }

    @Test func `windows are the same once the index was lost, in every form`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        try FileManager.default.copyItem(atPath: story().path, toPath: path)
        for form in ["text", "json", "ndjson"] {
            let before = try story().run(["when", "bucket/*", isPublic, "-o", form])
            try FileManager.default.removeItem(atPath: path + "/hindcast")
            let after = try Program.hindcast.run(["--repo", path, "when", "bucket/*", isPublic, "-o", form])
            #expect(after.status == 0 && after.error.isEmpty, "\(after.error)")
            #expect(after.output == before.output && !after.output.isEmpty)
            #expect(FileManager.default.fileExists(atPath: path + "/hindcast/index.sqlite"))
        }
    }

    @Test func `--fail exits with 2 where a window is found, and only there`() throws {
        #expect(try story().run(["when", "bucket/*", isPublic, "--fail"]).status == 2)
        #expect(try story().run(["when", "bucket/*", isPublic, "--fail", "--open"]).status == 0)
        #expect(try story().run(["when", "bucket/*", isPublic, "--fail", "--until", "2026-04-14"]).status == 2)
        #expect(try story().run(["when", "bucket/*", isPublic, "--fail", "--until", "2026-04-13"]).status == 0)
        #expect(try story().run(["when", "bucket/*", isPublic, "--fail", "--since", "2026-04-17"]).status == 0)
    }

    @Test func `the JSON forms have a window each`() throws {
        let list = try story().json("when", "bucket/*", isPublic)
        let windows = try #require(list as? [[String: Any]])
        #expect(windows.count == 1)
        #expect(windows[0]["seconds"] as? Int == 145_048)
        #expect(windows[0]["ended"] as? String == "changed")
        let opened = try #require(windows[0]["opened"] as? [String: Any])
        #expect(opened["origin"] as? String == "arn:aws:iam::111122223333:user/dave")
        #expect(opened["event_id"] as? String == "acea6d6d-f2e0-4c9b-aa99-5b7342310207")
        let lines = try story().ask("when", "bucket/*", isPublic, "-o", "ndjson").split(separator: "\n")
        #expect(lines.count == 1)
        #expect(try story().ask("when", "bucket/*", "false", "-o", "json") == "[]\n")
    }

    @Test func `what could not be told is said, and makes the exit code 3 under --strict`() throws {
        let result = try story().run(["when", "*", ".configuration.policy.Statement[]", "--strict"])
        #expect(result.status == 3)
        #expect(result.error.contains("undecided on ") && result.error.contains("Cannot iterate over null (null)"))
        #expect(!result.output.contains("undecided"))
        let all = try story().ask("when", "*", ".configuration.policy.Statement[]", "--undecided")
        #expect(all.contains("    undecided: Cannot iterate over null (null)\n"))
    }

    @Test func `a predicate that finds nothing says how much it looked at, and what may be meant`() throws {
        let result = try story().run(["when", "bucket/example-invoices", ".policy"])
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("no window: looked at "))
        #expect(result.error.contains("did you mean .configuration.policy?"))
    }

    @Test func `mistakes are told in jq's words, by the exit codes of every command`() throws {
        let broken = try story().run(["when", "bucket/*", ".a |"])
        #expect(broken.status == 64)
        #expect(
            broken.error
                == "hindcast: the predicate is no jq program: syntax error, unexpected $end at line 1\n  .a |\n"
        )
        #expect(try story().run(["when", "bucket/*", "$ENV.HOME"]).status == 64)
        #expect(try story().run(["when", "bucket/*", " "]).status == 64)
        #expect(try story().run(["when", "no-such-thing", "true"]).status == 1)
        let endless = try story().run(["when", "bucket/*", "last(range(infinite))"])
        #expect(endless.status == 1)
        #expect(endless.error.contains("ran for more than 2 s on aws/111122223333/global/s3/bucket/"))
    }

    @Test func `a program's own words reach no terminal as they are`() throws {
        let result = try story().run([
            "when", "bucket/*", "error(\"\\u001b[2J\\nhindcast: all is well\")", "--undecided",
        ])
        #expect(!(result.output + result.error).contains("\u{1B}"))
        #expect(result.error.contains("\\u{1b}[2J\\nhindcast: all is well"))
    }
}
