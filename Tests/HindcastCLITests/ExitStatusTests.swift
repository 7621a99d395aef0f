import Foundation
import TestSupport
import Testing

/// The exit statuses that scripts rely on.
@Suite struct ExitStatusTests {
    @Test(arguments: [
        ["show", "no-such-thing"], ["blame", "no-such-thing"], ["who", "shop-web"], ["show", "e:no-such-event"],
        ["diff", "abcdef0123", "now"], ["explain", "ec2:CreateRoutte"], ["import", "/no/such/file"],
    ])
    func `what is not there is an error: 1`(arguments: [String]) throws {
        let result = try RecordedStory.terraform().run(arguments)
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("hindcast: "))
    }

    @Test(arguments: [
        ["log", "--no-such-option"], ["log", "-o", "xml"], ["log", "-o", "patch"], ["log", "--since", "garbage"],
        ["show"],
        ["ls", "--at", "2026-02-30"], ["log", "--tz", "Mars/Olympus"], ["log", "--tz", "+25:00"],
        ["log", "--tz", "+01:75"],
        ["log", "--color", "blue"], ["diff", "2026-05-14", "2026-05-05"], ["diff", "garbage"],
        ["coverage", "--list", "nonsense"],
        ["import", "--format", "nonsense", "/dev/null"], ["nonsense"], ["blame", "db-instance/shop", "/a~2"],
        ["explain", "nonsense"],
    ])
    func `a question that is malformed is a usage error: 64`(arguments: [String]) throws {
        let result = try RecordedStory.terraform().run(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }

    @Test func `a bad time zone in the environment is a usage error, too`() throws {
        #expect(try RecordedStory.terraform().run(["log"], environment: ["HINDCAST_TZ": "Mars/Olympus"]).status == 64)
    }

    @Test func `a folder without a history is an error that says how to make one`() throws {
        let folder = try TemporaryFolder()
        let result = try Program.hindcast.run(["--repo", folder.path("none.git"), "log"])
        #expect(result.status == 1)
        #expect(result.error.contains("hindcast init"))
    }

    @Test func `a broken file is a finding, and incomplete under --strict: 3`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("logs"), withIntermediateDirectories: true)
        try Data("{\"Records\":[{\"eventVersion\":\"1.09\",".utf8).write(to: folder.url.appending(path: "logs/a.json"))
        let repository = folder.path("h.git")
        #expect(try Program.hindcast.run(["init", repository]).status == 0)
        let lenient = try Program.hindcast.run(["--repo", repository, "import", folder.path("logs")])
        #expect(lenient.status == 0)
        #expect(lenient.error.contains("a.json"))
        #expect(
            try Program.hindcast.run(["--repo", repository, "import", "--strict", folder.path("logs")]).status == 3
        )
    }

    @Test func `what no rule knows is incomplete under --strict: 3`() throws {
        let log = TestLog.text([TestLog.record(1, "example:FrobnicateWidget", request: ["x": 1])])
        let folder = try TemporaryFolder()
        #expect(try Program.hindcast.run(["init", folder.path("h.git")]).status == 0)
        let result = try Program.hindcast.run(["--repo", folder.path("h.git"), "import", "--strict", "-"], input: log)
        #expect(result.status == 3)
        #expect(result.output.contains("hindcast coverage --list unmodelled"))
    }

    @Test func `the example stories are complete`() throws {
        let folder = try TemporaryFolder()
        #expect(try Program.hindcast.run(["init", folder.path("h.git")]).status == 0)
        let logs = try RecordedStory.bucket().logs
        #expect(try Program.hindcast.run(["--repo", folder.path("h.git"), "import", "--strict", logs]).status == 0)
    }

    @Test func `a reader that goes away is no error and gets no complaint`() throws {
        let story = try RecordedStory.terraform()
        let result = try shell(
            "{ sleep 0.3; $hindcast --repo \"$repository\" export; echo $? >&2; } | true",
            environment: ["repository": story.path]
        )
        #expect(result.error == "0\n")
        let head = try shell("$hindcast --repo \"$repository\" log | head -1", environment: ["repository": story.path])
        #expect(head.output.split(separator: "\n").count == 1)
        #expect(head.error.isEmpty)
    }
}
