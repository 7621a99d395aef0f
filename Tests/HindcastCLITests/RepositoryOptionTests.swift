import Foundation
import TestSupport
import Testing

/// How a command finds its history.
@Suite struct RepositoryOptionTests {
    @Test func `--repo stands before the command or after it`() throws {
        let path = try RecordedStory.terraform().path
        let answers = try [
            ["--repo", path, "log"], ["log", "--repo", path], ["--repo=\(path)", "log"],
            ["--tz", "UTC", "--repo", path, "log"],
        ].map { try Program.hindcast.run($0) }
        #expect(answers.allSatisfy { $0.status == 0 && !$0.output.isEmpty })
        #expect(Set(answers.map(\.output)).count == 1)
    }

    @Test func `HINDCAST_REPO names it, and --repo is stronger`() throws {
        let story = try RecordedStory.terraform()
        let named = try Program.hindcast.run(["log"], environment: ["HINDCAST_REPO": story.path])
        #expect(named.output == (try story.ask("log")))
        let both = try Program.hindcast.run(
            ["--repo", story.path, "log"],
            environment: ["HINDCAST_REPO": "/no/such/history"]
        )
        #expect(both.output == named.output)
    }

    @Test func `it is hindcast.git in the current folder otherwise`() throws {
        let folder = try TemporaryFolder()
        let result = try shell(
            "cd \"$folder\" && $hindcast init && $hindcast import \"$logs\" >summary && $hindcast log -n 1",
            environment: ["folder": folder.url.path, "logs": try RecordedStory.bucket().logs]
        )
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("Made an empty history at hindcast.git."))
        #expect(result.output.contains("erin@example.com"))
    }

    @Test func `options before the command still let it explain itself`() throws {
        let result = try Program.hindcast.run(["--repo", "x.git", "log", "--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("Show changes, newest first."))
    }
}
