import Testing

@testable import GitStore

@Suite struct CommitMessageTests {
    static let hostile = [
        "plain", "", " leading", "trailing ", "new\nline", "carriage\r\nreturn", "tab\t", "back\\slash", "\\n", "\\",
        "\\\n",
        "\\u{41}", "esc\u{1b}[31m", "nul\u{0}", "del\u{7f}", "c1\u{9b}", "bidi\u{202e}", "caf\u{e9}", "\u{2028}",
        "a: b", ":",
        "\\u{110000}",
    ]

    @Test(arguments: hostile)
    func `any value reads back from the one line it is written on`(value: String) {
        let message = CommitMessage(
            subject: "ec2: do",
            trailers: [.init(key: "User-Agent", value: value), .init(key: "Event-Id", value: "e-1")]
        )
        #expect(message.text.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
        #expect(message.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(CommitMessage(parsing: message.text) == message)
    }

    @Test(arguments: hostile)
    func `any subject stays on the first line`(subject: String) {
        let message = CommitMessage(subject: subject, trailers: [.init(key: "Event-Id", value: "e-1")])
        #expect(message.text.hasSuffix("\n\nEvent-Id: e-1\n"))
        #expect(message.text.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    }

    @Test func `git reads the trailers as we do`() throws {
        let folder = try TemporaryFolder()
        let message = CommitMessage(
            subject: "s3: put \u{1b}]0;x\u{7} policy",
            trailers: [.init(key: "Principal", value: "x\nForged: yes"), .init(key: "Via", value: "cli")]
        )
        let parsed = try Git(directory: folder.path)("interpret-trailers", "--parse", input: Array(message.text.utf8))
        #expect(parsed == "Principal: x\\nForged: yes\nVia: cli")
        #expect(message.text.hasPrefix("s3: put \\u{1b}]0;x\\u{7} policy\n"))
    }

    @Test func `a message without trailers has none`() {
        #expect(CommitMessage(parsing: "hindcast: begin the history\n").trailers.isEmpty)
        #expect(CommitMessage(parsing: "Note: this\n").trailers.isEmpty)
    }
}

@Suite struct IdentityTests {
    @Test(arguments: [
        ("Alice Example", "alice@example.com", "Alice Example <alice@example.com>"),
        ("", "", "unknown <>"),
        (" .Alice, ", "<alice@example.com>", "Alice <alice@example.com>"),
        ("a<b>c", "x\ny", "a\\u{3c}b\\u{3e}c <x\\ny>"),
        ("AWS CORP\\alice", "arn:aws:iam::111122223333:root", "AWS CORP\\\\alice <arn:aws:iam::111122223333:root>"),
        ("\u{1b}[2J", "\u{0}", "[2J <>"), ("x\u{1b}[2J", "y", "x\\u{1b}[2J <y>"),
    ])
    func `names and addresses become what git accepts`(name: String, email: String, line: String) {
        #expect(Identity.line(name: name, email: email) == line)
    }
}
