import Foundation
import TestSupport
import Testing

/// The forms of `diff` and `coverage`.
@Suite struct DiffFormTests {
    @Test func `two moments may be a range or two words, and patterns narrow it down`() throws {
        let story = try RecordedStory.terraform()
        let range = try story.ask("diff", "2026-05-05..2026-05-13 23:00")
        #expect(try story.ask("diff", "2026-05-05", "2026-05-13 23:00") == range)
        let database = try story.ask("diff", "2026-05-05", "2026-05-13 23:00", "db-instance/*")
        #expect(
            database == """
                ~ aws/444455556666/eu-central-1/rds/db-instance/shop  updated
                    ~ /publiclyAccessible  false → true  frank@example.com  2026-05-12 19:51:02Z  rds:ModifyDBInstance

                1 resource: 1 updated; 1 attribute

                """
        )
        #expect(try story.ask("diff", "2026-05-05..2026-05-13 23:00", "db-instance/shop") == database)
    }

    @Test func `--stat counts each resource's attributes and names the actors`() throws {
        let lines = try RecordedStory.terraform().ask("diff", "2026-05-05..2026-05-14", "--stat").split(separator: "\n")
        #expect(lines.last == "4 resources: 4 updated; 12 attributes")
        #expect(lines.contains { $0.contains(/rds\/db-instance\/shop +~1 +frank@example.com$/) })
        let one = try RecordedStory.terraform().ask("diff", "2026-05-05..2026-05-14", "--stat", "db-instance/shop")
        #expect(one.hasSuffix("1 resource: 1 updated; 1 attribute\n"))
    }

    @Test(arguments: [
        ("2026-05-04 06:01:20", "2026-05-14"), ("2026-05-05", "2026-05-14"), ("1970-01-02", "2026-05-14"),
    ])
    func `a patch turns one moment's files into the other's with git apply`(from: String, to: String) throws {
        let story = try RecordedStory.terraform()
        let folder = try TemporaryFolder()
        let (old, new) = (try commit(story, before: from), try commit(story, before: to))
        let patch = try story.ask("diff", from, to, "-o", "patch")
        try Data(patch.utf8).write(to: folder.url.appending(path: "p.patch"))
        let work = folder.path("work")
        for arguments in [
            ["clone", "-q", "--no-checkout", story.path, work], ["-C", work, "checkout", "-q", "--detach", old],
            ["-C", work, "apply", "--index", folder.path("p.patch")],
        ] {
            let result = try Program.git.run(arguments)
            #expect(result.status == 0, "\(arguments): \(result.error)")
        }
        #expect(try Program.git.run(["-C", work, "diff", "--cached", "--stat", new]).output == "")
        #expect(!patch.isEmpty)
    }

    @Test(arguments: ["terraform", "bucket"])
    func `the ledger's shares add up to 100.0`(name: String) throws {
        let story = try name == "bucket" ? RecordedStory.bucket() : RecordedStory.terraform()
        let lines = try story.ask("coverage").split(separator: "\n")
        let shares = lines.prefix { !$0.hasPrefix("applied,") }.compactMap {
            $0.firstMatch(of: /(\d+)\.(\d) %/).flatMap { Int($0.1 + $0.2) }
        }
        #expect(shares.count == 9)
        #expect(shares.last == 1_000)
        #expect(shares.dropLast().reduce(0, +) == 1_000)
    }

    /// The last commit up to a moment, by git's own account.
    private func commit(_ story: RecordedStory, before moment: String) throws -> String {
        let time = moment.contains(":") ? moment : moment == "2026-05-14" ? moment + " 23:59:59" : moment + " 00:00:00"
        let result = try Program.git.run(["-C", story.path, "rev-list", "-1", "--before=\(time) +0000", "main"])
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
