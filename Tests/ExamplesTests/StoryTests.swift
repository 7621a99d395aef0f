import Foundation
import TestSupport
import Testing

/// Replays the example stories with the command line tool, as a newcomer would.
@Suite struct StoryTests {
    static let stories = [
        "security-group-opened", "bucket-made-public", "terraform-changed-by-hand", "secret-in-a-rollout",
        "from-account-to-cluster", "firewall-opened", "rule-opened-by-deployment",
    ]
    private static let key = String(repeating: "0123456789abcdef", count: 4)

    @Test(arguments: stories)
    func `a story is rebuilt to the byte, with the same commit ids and answers`(story: String) throws {
        let history = try record(story, ["logs"])
        try expectSnapshot(try answer(history, ["export"]), at: "Examples/\(story)/export.ndjson")
        let commits = try Program.git.run(["-C", history.path("h.git"), "log", "--reverse", "--format=%H %ad %an | %s"])
        try expectSnapshot(commits.output, at: "Examples/\(story)/commits.txt")
        for (number, question) in try questions(of: story).enumerated() {
            let text = "$ hindcast \(question.text)\n" + (try answer(history, question.arguments))
            try expectSnapshot(text, at: "Examples/\(story)/\(number + 1)-\(question.arguments[0]).txt")
        }
        #expect(try Program.git.run(["-C", history.path("h.git"), "fsck", "--strict", "--full"]).status == 0)
    }

    @Test(arguments: stories, [1, 2, 3])
    func `a story's files in any order, one import each, give the same head`(story: String, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let files = try #require(
            FileManager.default.enumerator(
                at: Self.folder(story).appending(path: "logs"),
                includingPropertiesForKeys: nil
            )
        )
        .compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".gz") || $0.hasSuffix(".json") }.sorted().shuffled(
            using: &generator
        )
        let shuffled = try record(story, files, oneByOne: true)
        let whole = try record(story, ["logs"])
        #expect(try head(shuffled) == head(whole))
        #expect(try answer(shuffled, ["export"]) == answer(whole, ["export"]))
    }

    @Test func `the group was opened by Alice behind two roles and closed by Bob`() throws {
        let history = try record("security-group-opened", ["logs"])
        let who = try answer(history, ["who", "sg-0a1b2c3d4e5f60001", "/configuration/securityGroupRules"])
        let lines = who.split(separator: "\n")
        #expect(lines[0].contains("bob@example.com") && lines[0].contains("close tcp/22 to 0.0.0.0/0"))
        #expect(lines[1].contains("alice@example.com") && lines[1].contains("open tcp/22 to 0.0.0.0/0"))
    }

    @Test func `the bucket was open from Dave's policy to Erin's deletion`() throws {
        let history = try record("bucket-made-public", ["logs"])
        #expect(
            try answer(history, ["show", "bucket/example-invoices", "--at", "2026-04-14 16:45:02"]).contains(
                "PublicRead"
            ) == false
        )
        #expect(
            try answer(history, ["show", "bucket/example-invoices", "--at", "2026-04-14 16:45:03"]).contains(
                "PublicRead"
            )
        )
        #expect(
            try answer(history, ["show", "bucket/example-invoices", "--at", "2026-04-16 09:02:30"]).contains(
                "PublicRead"
            )
        )
        #expect(
            try answer(history, ["show", "bucket/example-invoices", "--at", "2026-04-16 09:02:31"]).contains(
                "PublicRead"
            ) == false
        )
    }

    @Test func `each change by hand has its hand`() throws {
        let history = try record("terraform-changed-by-hand", ["logs"])
        let diff = try answer(history, ["diff", "2026-05-05..2026-05-14"])
        #expect(diff.contains("frank@example.com") && diff.contains("grace@example.com"))
        #expect(!diff.contains("ci:example/infra"))
        let blame = try answer(history, ["blame", "db-instance/shop", "/configuration/publiclyAccessible"])
        #expect(blame.contains("frank@example.com") && blame.contains("true"))
    }

    @Test func `the secret is nowhere in the history, and still to be seen to change`() throws {
        let history = try record("secret-in-a-rollout", ["logs"])
        let objects = try Program.git.run([
            "-C", history.path("h.git"), "cat-file", "--batch-all-objects", "--batch", "--unordered",
        ]).output
        #expect(objects.contains("registry.example.com/checkout:1.5"))
        let secrets = ["correct-horse-example", "Y29ycmVjdC1ob3JzZS1leGFtcGxl", "first-example-password"]
        for secret in secrets { #expect(!objects.contains(secret), "\(secret)") }
        let log = try answer(history, ["log", "secrets/checkout-db"])
        #expect(log.contains("dave@example.com") && log.contains("set password in secret checkout-db"))
        // The texts of a request and the bytes of an answer that spell the same have one digest.
        let shown = try answer(history, ["show", "secrets/checkout-db", "-o", "json"])
        let environment = try answer(
            history,
            ["show", "deployments/checkout", "--at", "2026-06-08 11:30", "-o", "json"]
        )
        let digest = try #require(shown.split(separator: "hmac-sha256:").dropFirst().first?.prefix(16))
        #expect(environment.contains(digest))
    }

    @Test func `who made the cluster's door is found behind the role of another cloud's log`() throws {
        let history = try record("from-account-to-cluster", ["logs"])
        let who = try answer(history, ["who", "clusterrolebindings/debug-admin"])
        #expect(who.contains("carol@example.com") && who.contains("grant cluster-admin to shop/default"))
        let log = try answer(history, ["log", "--actor", "carol@example.com"])
        #expect(log.contains("debug-admin") && log.contains("sg-0e0000000000000a1"))
    }

    @Test func `the firewall was opened by Nora in the deployer's place, and closed by Priya`() throws {
        let history = try record("firewall-opened", ["logs"])
        let lines = try answer(history, ["who", "allow-ssh", "/configuration/sourceRanges"]).split(separator: "\n")
        #expect(lines[0].contains("priya@example.com") && lines[0].contains("close tcp/22 to 0.0.0.0/0"))
        #expect(lines[1].contains("nora@example.com") && lines[1].contains("open tcp/22 to 0.0.0.0/0"))
        #expect(lines[2].contains("ci:example/shop-infra@main"))
        let gone = try answer(history, ["export", "--at", "2026-06-10 07:14:49"])
        #expect(!gone.contains("contractor@example.net"))
        let granted = try answer(history, ["export", "--at", "2026-06-09 18:00"])
        #expect(granted.contains("contractor@example.net"))
        #expect(!(try answer(history, ["export"]).contains("example-not-a-token")))
    }

    @Test func `the rule was opened by Ivan's deployment and deleted by Judy`() throws {
        let history = try record("rule-opened-by-deployment", ["logs"])
        let who = try answer(history, ["who", "web-nsg", "/configuration/properties/securityRules"])
        let lines = who.split(separator: "\n")
        #expect(lines[0].contains("judy@example.com") && lines[0].contains("close tcp/22 to 0.0.0.0/0"))
        #expect(lines[1].contains("ivan@example.com") && lines[1].contains("open tcp/22 to 0.0.0.0/0"))
        let group = try answer(history, ["show", "web-nsg"])
        #expect(!group.contains("allow-ssh-temp") && group.contains("allow-https"))
    }

    // MARK: Recording and asking

    private static func folder(_ story: String) -> URL {
        Repository.root.appending(path: "Examples").appending(path: story)
    }

    private func record(_ story: String, _ paths: [String], oneByOne: Bool = false) throws -> TemporaryFolder {
        let history = try TemporaryFolder()
        #expect(try Program.hindcast.run(["init", history.path("h.git"), "--redaction-key", Self.key]).status == 0)
        let paths = paths.map { $0.hasPrefix("/") ? $0 : Self.folder(story).appending(path: $0).path }
        for batch in oneByOne ? paths.map({ [$0] }) : [paths] {
            let result = try Program.hindcast.run(
                ["--repo", history.path("h.git"), "import", "--activity"] + options(of: story) + batch
            )
            #expect(result.status == 0, "\(result.error)")
        }
        return history
    }

    private func answer(_ history: TemporaryFolder, _ arguments: [String]) throws -> String {
        let result = try Program.hindcast.run(["--repo", history.path("h.git")] + arguments, in: Repository.root)
        // Drift that is found is an answer.
        let isAnswer = result.status == 0 || result.status == 2 && arguments[0] == "drift"
        #expect(isAnswer, "\(arguments): \(result.error)")
        return result.output
    }

    /// What the story's import is told beside its files, such as the name of its cluster.
    private func options(of story: String) -> [String] {
        let text = try? String(contentsOf: Self.folder(story).appending(path: "options"), encoding: .utf8)
        return (text ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private func head(_ history: TemporaryFolder) throws -> String {
        try Program.git.run(["-C", history.path("h.git"), "rev-parse", "main"]).output
    }

    private func questions(of story: String) throws -> [(text: String, arguments: [String])] {
        try String(contentsOf: Self.folder(story).appending(path: "questions"), encoding: .utf8)
            .split(separator: "\n").map { line in
                (String(line), words(of: line))
            }
    }

    /// Cuts a line into words; quotes of both kinds hold words together, as in a shell.
    private func words(of line: Substring) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap(\.self)
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
