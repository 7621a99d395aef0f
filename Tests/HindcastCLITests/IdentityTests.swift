import Foundation
import TestSupport
import Testing

/// One person's identities are one in every answer, as git has them with the same map.
@Suite struct IdentityTests {
    private static let map = """
        Frank Example <frank@corp.example.com> <FRANK@example.com>
        <ops@corp.example.com> <grace@example.com>
        Infrastructure <infra@corp.example.com> <ci:example/infra@main>
        """

    @Test func `log knows authors as git log does`() throws {
        let story = try RecordedStory.terraform()
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.map, to: "people")
        let git = try Program.git.run([
            "-C", story.path, "-c", "mailmap.file=\(file)", "log", "--use-mailmap", "--format=%H %aN <%aE>",
            "main",
        ])
        var expected: [String: String] = [:]
        for line in git.lines {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            expected[parts[0]] = parts[1]
        }
        let changes = try #require(try story.json("log", "--mailmap", file) as? [[String: Any]])
        var known: Set<String> = []
        for change in changes {
            let author = try #require(change["commit"] as? String).description
            let origin = try #require(change["origin"] as? String)
            // Whom the map does not name is told by the label alone.
            #expect(
                origin.hasSuffix(">") ? origin == expected[author] : expected[author]?.hasSuffix("<\(origin)>") ?? false
            )
            known.insert(origin)
        }
        #expect(
            known.isSuperset(of: [
                "Frank Example <frank@corp.example.com>", "grace@example.com <ops@corp.example.com>",
                "Infrastructure <infra@corp.example.com>",
            ])
        )
    }

    @Test func `all answers follow the map, and filters know both names`() throws {
        let story = try RecordedStory.terraform()
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.map, to: "people")
        let frank = "Frank Example <frank@corp.example.com>"
        for command in [
            ["who", "db-instance/shop"], ["blame", "db-instance/shop"], ["show", "db-instance/shop"],
            ["diff", "2026-05-05", "2026-05-14"], ["log", "--actor", "corp.example"],
            ["log", "--actor", "frank@example.com"],
        ] {
            let result = try story.run(["--mailmap", file] + command)
            #expect(result.output.contains(frank), "\(command): \(result.output)\(result.error)")
            #expect(!result.output.contains("  frank@example.com"), "\(command)")
        }
        let missing = try story.run(["log", "--mailmap", folder.path("none")])
        #expect(missing.status == 64 && missing.error.contains("cannot be read"))
    }

    @Test(arguments: ["file", "blob"])
    func `the repository's own map counts without being named`(kind: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        try record(Repository.root.appending(path: "Examples/terraform-changed-by-hand/logs").path, into: path)
        if kind == "file" {
            try Self.map.write(toFile: path + "/people", atomically: false, encoding: .utf8)
            _ = try Program.git.run(["-C", path, "config", "mailmap.file", "people"])
        } else {
            let blob = try Program.git.run(["-C", path, "hash-object", "-w", "--stdin"], input: Self.map).lines[0]
            _ = try Program.git.run(["-C", path, "config", "mailmap.blob", blob])
        }
        let result = try Program.hindcast.run(["--repo", path, "who", "db-instance/shop"])
        #expect(result.output.contains("Frank Example <frank@corp.example.com>"))
        #expect(try Program.hindcast.run(["--repo", path, "verify"]).status == 0)
    }
}
