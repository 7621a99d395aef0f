import Foundation
import TestSupport
import Testing

/// `drift` on the command line: what it exits with, and what it ignores.
@Suite struct DriftCommandTests {
    private static let question = ["drift", "--against", "2026-05-05..2026-05-14"]

    private func drift(_ more: String..., ignoring entries: String? = nil) throws -> Program.Result {
        let folder = try TemporaryFolder()
        var arguments = Self.question + more
        if let entries { arguments += ["--ignore-file", try folder.write(entries, to: "ignore.yaml")] }
        return try RecordedStory.terraform().run(arguments)
    }

    @Test func `what was changed by hand has its hand`() throws {
        let result = try drift()
        #expect(result.status == 2)
        try expectSnapshot(result.output, at: "Drift/changed-by-hand.txt")
    }

    @Test func `an element that came at once is one line`() throws {
        let lines = try drift().output.split(separator: "\n").filter { $0.contains("ingress[tcp/5432") }
        #expect(lines.count == 1)
        #expect(lines[0].contains("nothing → {\"cidrIpv4\":\"203.0.113.55/32\""))
    }

    @Test func `an estate without drift is clean: 0`() throws {
        let result = try RecordedStory.terraform().run(["drift", "--against", "2026-05-05..2026-05-06"])
        #expect(result.status == 0)
        #expect(result.output.hasSuffix(": no drift\n"))
    }

    @Test func `drift is a finding: 2, in every form`() throws {
        for form in ["text", "json", "ndjson", "md", "sarif", "junit"] { #expect(try drift("-o", form).status == 2) }
    }

    @Test func `only groups that fail make it fail, and all are shown`() throws {
        let result = try drift("--fail-on", "missing,unattributed")
        #expect(result.status == 0)
        #expect(result.output.contains("4 changed"))
        #expect(try drift("--fail-on", "missing,changed").status == 2)
        #expect(try drift("--fail-on", "everything").status == 64)
        #expect(try drift("--only", "missing").status == 0)
        #expect(try drift("--only", "everything").status == 64)
    }

    @Test(arguments: [
        (#"{"version":4,"resources":[{"mode":"managed""#, "its JSON cannot be read"),
        (#"{"version":3,"modules":[]}"#, "a Terraform state of version 3: version 4 is read"),
        (#"{"Records":[]}"#, "it states nothing of an estate in a form that is known"),
    ])
    func `a file that cannot be read is no good news: 1, and why`(content: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(content, to: "terraform.tfstate")
        for command in ["drift", "reconcile"] {
            for named in [path, folder.url.path] {
                let result = try RecordedStory.terraform().run([command, "--against", named])
                #expect(result.status == 1)
                #expect(result.error.contains("terraform.tfstate: \(reason)"))
            }
        }
    }

    @Test func `what cannot be read is an error: 1, and a wrong question one of usage: 64`() throws {
        let story = try RecordedStory.terraform()
        #expect(try story.run(["drift", "--against", "/no/such/file"]).status == 1)
        #expect(
            try story.run(["drift", "--against", "2026-05-05..2026-05-14", "--ignore-file", "/no/such/file"]).status
                == 1
        )
        #expect(try story.run(["drift"]).status == 64)
        #expect(try drift("-o", "xml").status == 64)
        #expect(try drift("--format", "nonsense").status == 64)
        let broken = try drift(ignoring: "- resource: a\n  because: b")
        #expect(broken.status == 1)
        #expect(broken.error.contains("ignore.yaml:2: “because” is no key of an ignore file"))
    }

    @Test func `what cannot be told is incomplete under --strict: 3`() throws {
        let folder = try TemporaryFolder()
        let state = Repository.root.appending(path: "Examples/terraform-changed-by-hand/terraform.tfstate")
        _ = try folder.write(String(contentsOf: state, encoding: .utf8), to: "terraform.tfstate")
        _ = try folder.write("nothing of an estate", to: "a.txt")
        let question = ["drift", "--against", folder.url.path, "--at", "2026-05-05"]
        let story = try RecordedStory.terraform()
        let lenient = try story.run(question)
        #expect(lenient.status == 0)
        #expect(lenient.error.contains("a.txt"))
        #expect(try story.run(question + ["--strict"]).status == 3)
        // Drift weighs more.
        #expect(try drift("--strict", ignoring: "- {resource: nothing/*, reason: r}").status == 2)
    }

    @Test func `what is let be is counted, listed, and no drift`() throws {
        let all = "- {resource: 'aws/*/*/*/*/*', reason: an exercise}"
        let result = try drift(ignoring: all)
        #expect(result.status == 0)
        #expect(result.output.contains(": no drift\nignored 6 differences by "))
        #expect(try drift("--uncompared", ignoring: all).output.contains("  an exercise  frank@example.com\n"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(drift("-o", "json", ignoring: all).output.utf8))
                as? [String: Any]
        )
        let ignored = try #require(json["ignored"] as? [[String: Any]])
        #expect(ignored.count == 4)
        #expect(ignored.allSatisfy { $0["ignore_reason"] as? String == "an exercise" })
    }

    @Test func `an entry that has expired is a finding, even where nothing differs: 2`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("- {resource: a, reason: r, expires: 2020-01-01}", to: "ignore.yaml")
        let result = try RecordedStory.terraform().run([
            "drift", "--against", "2026-05-05..2026-05-06", "--ignore-file", file,
        ])
        #expect(result.status == 2)
        #expect(result.output.contains("expired after 2020-01-01"))
    }

    @Test func `an entry that soon expires is told on standard error`() throws {
        let soon = Date().addingTimeInterval(5 * 86_400).formatted(.iso8601.year().month().day())
        let result = try drift(ignoring: "- {resource: 'db-instance/*', reason: r, expires: \(soon)}")
        #expect(result.error.contains("ignore.yaml:1: the entry for db-instance/* expires after \(soon)"))
    }

    @Test func `an entry of no use is told under --strict: 3`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("- {resource: nothing/*, reason: r}", to: "ignore.yaml")
        let question = ["drift", "--against", "2026-05-05..2026-05-06", "--ignore-file", file]
        let story = try RecordedStory.terraform()
        #expect(try story.run(question).status == 0)
        #expect(try story.run(question).error.isEmpty)
        let strict = try story.run(question + ["--strict"])
        #expect(strict.status == 3)
        #expect(strict.error.contains("the entry for nothing/* ignores nothing that there is"))
    }

    @Test func `the ignore file is found here, and above up to the repository's root, no further`() throws {
        let folder = try TemporaryFolder()
        try folder.write("- {resource: '*', reason: far away}", to: ".hindcastignore.yaml")
        try folder.write("- {resource: 'db-instance/*', reason: at the root}", to: "project/.hindcastignore.yaml")
        try folder.write("", to: "project/.git/HEAD")
        try folder.write("", to: "project/live/eu/x")
        try folder.write("", to: "elsewhere/x")
        let story = try RecordedStory.terraform()
        func output(in place: String) throws -> String {
            let question = ["--repo", story.path] + Self.question
            return try Program.hindcast.run(question, in: folder.url.appending(path: place)).output
        }
        #expect(try output(in: "project").contains("ignored 1 difference by .hindcastignore.yaml"))
        #expect(try output(in: "project/live/eu").contains("ignored 1 difference by ../../.hindcastignore.yaml"))
        #expect(try output(in: "elsewhere").contains("ignored") == false)
        #expect(try output(in: ".").contains("ignored 6 differences"))
    }
}
