import Foundation
import TestSupport
import Testing

/// `show -o terraform|cloudformation|kubectl|aws-cli` and `drift -o terraform-import` on the command line.
@Suite struct RestoreCommandTests {
    @Test(arguments: [
        ("security-group/sg-0b0000000000000a1", "group"), ("role/shop-web", "role"), ("db-instance/shop", "database"),
        ("instance/i-0b00000000000a0001", "instance"),
    ])
    func `the commands undo what was done by hand, and say who did it`(resource: String, name: String) throws {
        let text = try RecordedStory.terraform().ask("show", resource, "--at", "2026-05-05", "-o", "aws-cli")
        try expectSnapshot(text, at: "Drift/restore-\(name).sh")
    }

    @Test func `a template has the resource as it was`() throws {
        let text = try RecordedStory.terraform().ask(
            "show",
            "role/shop-web",
            "--at",
            "2026-05-05",
            "-o",
            "cloudformation"
        )
        try expectSnapshot(text, at: "Drift/restore-role.yaml")
    }

    @Test func `a declaration has the resource as it was, with its import block`() throws {
        let text = try RecordedStory.terraform().ask(
            "show",
            "sg-0b0000000000000a1",
            "--at",
            "2026-05-05",
            "-o",
            "terraform"
        )
        #expect(text.contains("import {\n  to = aws_security_group.shop-web\n  id = \"sg-0b0000000000000a1\"\n}\n"))
        #expect(text.contains("shop front") && !text.contains("frank home"))
        #expect(text.contains("# set by ci:example/infra@main, 2026-05-04T06:01:26Z"))
        #expect(text.contains("# changed since, last by frank@example.com, 2026-05-12T19:48:13Z"))
    }

    @Test func `what is as it was needs no command`() throws {
        let text = try RecordedStory.terraform().ask("show", "role/shop-web", "-o", "aws-cli")
        #expect(text.hasSuffix("# There is nothing to do: it is as it was.\n"))
    }

    @Test func `a form that a provider has not is a mistake, and so is one of an event`() throws {
        let story = try RecordedStory.terraform()
        for arguments in [
            ["show", "role/shop-web", "-o", "kubectl"], ["show", "role/shop-web", "-o", "bicep"],
            ["show", "e:a8ec1466-c8c3-46fa-a68a-efa9b1e84794", "-o", "terraform"],
        ] {
            let result = try story.run(arguments)
            #expect(result.status == 64)
            #expect(result.output.isEmpty)
        }
        #expect(try story.run(["show", "role/shop-web", "--at", "2026-05-01", "-o", "terraform"]).status == 1)
    }

    @Test func `import blocks are written for what nobody stated, with who made it`() throws {
        let result = try RecordedStory.terraform().run([
            "drift", "--against", "2026-05-04..2026-05-14", "-o", "terraform-import",
        ])
        #expect(result.status == 2)
        try expectSnapshot(result.output, at: "Drift/imports.tf")
    }

    // MARK: The example

    private static let example = Repository.root.appending(path: "Examples/nightly-drift-on-github")

    @Test func `the example's ignore file is one`() throws {
        let file = Self.example.appending(path: ".hindcastignore.yaml").path
        let result = try RecordedStory.terraform().run([
            "drift", "--against", "2026-05-05..2026-05-14", "--ignore-file", file,
        ])
        #expect(result.status == 2)
        #expect(!result.error.contains("hindcastignore.yaml:"))
    }

    private static let hasYAML =
        (try? Program(URL(filePath: "/usr/bin/env")).run(["python3", "-c", "import yaml"]))?.status == 0

    @Test(.enabled(if: hasYAML, "PyYAML is not there"))
    func `the example's steps are bash, and its commands are this program's`() throws {
        let python = Program(URL(filePath: "/usr/bin/env"))
        let script = """
            import sys, yaml
            job = yaml.safe_load(open(sys.argv[1]))["jobs"]["drift"]
            print("\\n".join(step["run"] for step in job["steps"] if "run" in step))
            """
        let file = Self.example.appending(path: "drift.yml").path
        let steps = try python.run(["python3", "-c", script, file])
        #expect(steps.status == 0, "\(steps.error)")
        let check = try Program(URL(filePath: "/bin/bash")).run(["-n"], input: steps.output)
        #expect(check.status == 0, "\(check.error)")
        let commands = steps.output.split(separator: "\n").compactMap { line -> [String]? in
            let words = line.split(separator: " ").map(String.init)
            guard let start = words.firstIndex(of: "hindcast"), words.dropFirst(start + 1).first == "drift" else {
                return nil
            }
            return Array(words[(start + 1)...].prefix { $0 != ">" })
        }
        #expect(commands.count == 4)
        let folder = try TemporaryFolder()
        let state = Repository.root.appending(path: "Examples/terraform-changed-by-hand/terraform.tfstate")
        try folder.write(String(contentsOf: state, encoding: .utf8), to: "state/prod.tfstate")
        let story = try RecordedStory.terraform()
        for command in commands {
            let status = try Program.hindcast.run(["--repo", story.path] + command, in: folder.url).status
            // The estate was changed by hand.
            #expect(status == 2, "\(command)")
        }
    }
}

/// What one command writes the other takes.
@Suite struct RestoreRoundTripTests {
    @Test func `a manifest that is written has no drift, and another one has it at its line`() throws {
        let folder = try TemporaryFolder()
        let history = ["--repo", folder.path("h.git")]
        func run(_ arguments: String...) throws -> Program.Result {
            try Program.hindcast.run(history + arguments, in: folder.url)
        }
        #expect(try Program.hindcast.run(["init", folder.path("h.git")]).status == 0)
        let logs = Repository.root.appending(path: "Examples/secret-in-a-rollout/logs").path
        #expect(try run("import", "--cluster", "shop-prod", logs).status == 0)

        let settings = try run("show", "configmaps/checkout", "-o", "kubectl").output
        let now = try run("show", "deployments/checkout", "-o", "kubectl").output
        let before = try run("show", "deployments/checkout", "--at", "2026-06-08 10:00", "-o", "kubectl").output
        try folder.write(settings + "---\n" + now, to: "now/shop.yaml")
        try folder.write(settings + "---\n" + before, to: "before/shop.yaml")

        let same = try run("drift", "--against", "now", "--cluster", "shop-prod", "--only", "changed,missing")
        #expect(same.status == 0, "\(same.output)")
        let other = try run(
            "drift",
            "--against",
            "before",
            "--cluster",
            "shop-prod",
            "--only",
            "changed,missing",
            "-o",
            "sarif"
        )
        #expect(other.status == 2)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(other.output.utf8)) as? [String: Any])
        let runs = try #require(log["runs"] as? [[String: Any]])
        let results = try #require(runs[0]["results"] as? [[String: Any]])
        #expect(results.count == 2)
        for result in results {
            let locations = try #require(result["locations"] as? [[String: Any]])
            let place = try #require(locations[0]["physicalLocation"] as? [String: Any])
            #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "before/shop.yaml")
            let line = try #require((place["region"] as? [String: Any])?["startLine"] as? Int)
            let text = (settings + "---\n" + before).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(text[line - 1].hasPrefix("apiVersion: apps/v1"), "\(text[line - 1])")
        }
    }
}
