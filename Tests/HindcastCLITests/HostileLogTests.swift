import Foundation
import TestSupport
import Testing

/// Text in logs is chosen by attackers: it must reach no terminal, commit or path as it is.
@Suite struct HostileLogTests {
    private static let texts = [
        "line one\nauthor evil <evil@example.com> 0 +0000\n\nline two", "\u{1B}[2J\u{1B}]0;owned\u{07}", "nul\u{0}here",
        "\u{202E}desrever\u{2066}", "c1 \u{9B}31m and \u{85}", "\"; rm -rf / #$(reboot)`reboot`", "tab\tand\rreturn",
        "tag \u{E0041}\u{200B}zero",
    ]
    private static let ids = [
        "../../etc/passwd", ".git", ".gitmodules", "..", "git~1", "a/b\\c:d*e?f", String(repeating: "long", count: 75),
        "sp ace\n", "%2e%2e",
    ]

    private static func log() -> String {
        var records: [[String: Any]] = []
        for (index, text) in texts.enumerated() {
            records.append(
                TestLog.group(
                    records.count,
                    name: text,
                    id: "sg-0c0\(index)",
                    description: text,
                    userAgent: text,
                    session: text
                )
            )
            records.append(
                TestLog.record(
                    records.count,
                    "ec2:CreateTags",
                    request: [
                        "resourcesSet": ["items": [["resourceId": "sg-0c0\(index)"]]],
                        "tagSet": ["items": [["key": text, "value": text]]],
                    ],
                    response: ["_return": true]
                )
            )
        }
        for id in ids {
            records.append(TestLog.record(records.count, "iam:CreateGroup", request: ["groupName": id]))
            records.append(TestLog.record(records.count, "sqs:CreateQueue", request: ["queueName": id], user: id))
            records.append(TestLog.record(records.count, "s3:CreateBucket", request: ["bucketName": id]))
        }
        return TestLog.text(records)
    }

    private func history() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        #expect(try Program.hindcast.run(["init", folder.path("h.git")]).status == 0)
        let result = try Program.hindcast.run(["--repo", folder.path("h.git"), "import", "-"], input: Self.log())
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains(/unmodelled +0\n/))
        return folder
    }

    @Test func `nothing that a terminal obeys comes out, of any command`() throws {
        let folder = try history()
        var questions: [[String]] = [
            ["log"], ["log", "--patch"], ["ls"], ["export"], ["export", "-o", "json"], ["status"], ["coverage"],
            ["coverage", "--list", "applied"],
            ["diff", "1970-01-02", "now"], ["diff", "1970-01-02", "now", "--stat"], ["log", "-o", "json"],
            ["show", "\u{1B}[31m"],
            ["incident", "--at", "2026-02-02"], ["incident", "--at", "2026-02-02", "--around", "9d", "-o", "md"],
            ["incident", "--at", "2026-02-02", "--around", "9d", "-n", "99", "-o", "html"],
            ["incident", "--at", "2026-02-02", "--around", "9d", "-n", "99", "-o", "json"],
            ["incident", "--at", "2026-02-02", "--around", "9d", "-n", "99"],
            ["blame", "no\nsuch"], ["log", "--since", "\u{1B}c"],
        ]
        for index in Self.texts.indices {
            for command in ["show", "blame", "who"] { questions.append([command, "sg-0c0\(index)"]) }
            questions.append(["show", "sg-0c0\(index)", "-o", "json"])
        }
        for question in questions {
            let result = try Program.hindcast.run(["--repo", folder.path("h.git")] + question)
            let hidden = (result.output + result.error).unicodeScalars.filter { Self.isObeyed($0) }
            #expect(hidden.isEmpty, "\(question): \(hidden.map { String($0.value, radix: 16) })")
        }
    }

    @Test func `commits and paths are such that git and file systems take no harm`() throws {
        let folder = try history()
        let path = folder.path("h.git")
        #expect(try Program.git.run(["-C", path, "fsck", "--strict", "--full"]).status == 0)
        let commits = try Program.git.run(["-C", path, "log", "--format=%an%n%ae%n%cn%n%ce%n%B", "main"]).output
        #expect(!commits.unicodeScalars.contains { Self.isObeyed($0) })
        #expect(!commits.contains("\nauthor evil"))
        let files = try Program.git.run(["-C", path, "ls-tree", "-r", "-z", "--name-only", "main"]).output.split(
            separator: "\0"
        )
        #expect(files.count == Self.texts.count + 3 * Self.ids.count)
        for file in files {
            for part in file.split(separator: "/", omittingEmptySubsequences: false) {
                #expect(part.wholeMatch(of: /[A-Za-z0-9._=@+,:~%-]+/) != nil, "\(file)")
                #expect(!part.hasPrefix(".") && part.utf8.count <= 255, "\(file)")
            }
        }
        // A checkout is the proof.
        let clone = try Program.git.run(["clone", "-q", path, folder.path("work")])
        #expect(clone.status == 0, "\(clone.error)")
    }

    @Test func `JSON answers give every text back as it was`() throws {
        let folder = try history()
        let lines = try Program.hindcast.run(["--repo", folder.path("h.git"), "export"]).output.split(separator: "\n")
        let resources = try lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        for (index, text) in Self.texts.enumerated() {
            let group = try #require(resources.first { $0["id"] as? String == "sg-0c0\(index)" })
            let configuration = try #require(group["configuration"] as? [String: Any])
            #expect((configuration["groupName"] as? String).map { Array($0.utf8) } == Array(text.utf8))
            let tags = try #require(group["tags"] as? [String: Any])
            #expect(tags[text] as? String == text)
        }
        let found = Set(resources.filter { $0["service"] as? String == "iam" }.compactMap { $0["id"] as? String })
        #expect(found == Set(Self.ids))
    }

    @Test func `a resource with a hostile id can be asked about by its address`() throws {
        let folder = try history()
        for line in try Program.hindcast.run(["--repo", folder.path("h.git"), "export"]).output.split(separator: "\n") {
            let resource = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let address = try #require(resource["address"] as? String)
            let result = try Program.hindcast.run(["--repo", folder.path("h.git"), "show", address, "-o", "json"])
            #expect(result.status == 0, "\(address): \(result.error)")
        }
    }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
