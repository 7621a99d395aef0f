import Foundation
import TestSupport
import Testing

@testable import HindcastCLI

/// Colour, pager and progress: on a terminal only.
@Suite struct TerminalTests {
    private static let escape = "\u{1B}["

    @Test(arguments: [
        ["log"], ["blame", "db-instance/shop"], ["diff", "2026-05-05..2026-05-14"], ["show", "db-instance/shop"],
        ["coverage"],
    ])
    func `a pipe gets no colour, and --color always paints it`(arguments: [String]) throws {
        let story = try RecordedStory.terraform()
        let plain = try story.run(arguments)
        #expect(!plain.output.contains(Self.escape))
        let painted = try story.run(arguments + ["--color", "always"], environment: ["NO_COLOR": "1"])
        #expect(painted.output.contains(Self.escape))
        // Paint changes no word.
        #expect(painted.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.output)
    }

    @Test func `JSON is never painted`() throws {
        #expect(!(try RecordedStory.terraform().ask("log", "-o", "json", "--color", "always").contains(Self.escape)))
    }

    @Test(.enabled(if: PseudoTerminal.isAvailable))
    func `a terminal gets colour, unless NO_COLOR, TERM=dumb or --color never`() throws {
        let path = try RecordedStory.terraform().path
        let log = ["--repo", path, "log"]
        #expect(try PseudoTerminal.run(log, output: true, error: true).output.contains(Self.escape))
        for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
            let screen = try PseudoTerminal.run(log, output: true, error: true, environment: environment)
            #expect(screen.status == 0)
            #expect(!screen.output.isEmpty && !screen.output.contains(Self.escape))
        }
        let never = try PseudoTerminal.run(log + ["--color", "never"], output: true, error: true)
        #expect(!never.output.contains(Self.escape))
        // An empty NO_COLOR is none.
        #expect(
            try PseudoTerminal.run(log, output: true, error: true, environment: ["NO_COLOR": ""]).output.contains(
                Self.escape
            )
        )
    }

    @Test(.enabled(if: PseudoTerminal.isAvailable))
    func `text goes through the pager on a terminal; JSON, pipes and --no-pager do not`() throws {
        let path = try RecordedStory.terraform().path
        let pager = ["HINDCAST_PAGER": "sed 's/^/paged: /'"]
        let paged = try PseudoTerminal.run(["--repo", path, "log"], output: true, error: true, environment: pager)
        #expect(paged.output.split(separator: "\r\n").allSatisfy { $0.hasPrefix("paged: ") })
        #expect(paged.output.contains(Self.escape))
        for arguments in [["log", "--no-pager"], ["log", "-o", "json"], ["log", "-o", "ndjson"]] {
            let screen = try PseudoTerminal.run(
                ["--repo", path] + arguments,
                output: true,
                error: true,
                environment: pager
            )
            #expect(!screen.output.isEmpty && !screen.output.contains("paged: "))
        }
        let piped = try PseudoTerminal.run(["--repo", path, "log"], output: false, error: true, environment: pager)
        #expect(!piped.output.isEmpty && !piped.output.contains("paged: "))
        // A pager that is not there must not swallow the answer.
        let missing = try PseudoTerminal.run(
            ["--repo", path, "log"],
            output: true,
            error: true,
            environment: ["HINDCAST_PAGER": "no-such-pager"]
        )
        #expect(missing.output.contains("grace@example.com"))
    }

    @Test(.enabled(if: PseudoTerminal.isAvailable))
    func `the progress bar is on standard error only, and only where that is a terminal`() throws {
        let folder = try TemporaryFolder()
        let logs = try RecordedStory.bucket().logs
        for (name, isTerminal) in [("a.git", true), ("b.git", false)] {
            #expect(try Program.hindcast.run(["init", folder.path(name)]).status == 0)
            let screen = try PseudoTerminal.run(
                ["--repo", folder.path(name), "import", logs],
                output: false,
                error: isTerminal
            )
            #expect(screen.status == 0)
            #expect(!screen.output.contains("\u{1B}") && screen.output.hasPrefix("records "))
            // It takes itself away at the end.
            #expect(
                isTerminal
                    ? screen.error.hasSuffix("\r\u{1B}[K") && screen.error.contains("records") : screen.error.isEmpty
            )
        }
    }

    @Test(.enabled(if: PseudoTerminal.isAvailable), arguments: [60, 80, 120])
    func `lines fit the terminal`(width: Int) throws {
        let story = try RecordedStory.terraform()
        for question in [
            ["log"], ["who", "db-instance/shop"], ["ls"], ["coverage"], ["blame", "role/shop-web"],
            ["diff", "2026-05-05", "--stat"], ["show", "db-instance/shop"],
        ] {
            let screen = try PseudoTerminal.run(
                ["--repo", story.path, "--no-pager", "--color", "never"] + question,
                output: true,
                error: false,
                width: width
            )
            let widest = screen.output.split(whereSeparator: \.isNewline).map { String($0).displayWidth }.max() ?? 0
            // Below 80 columns, what must never be cut (times, addresses, values) may not fit.
            #expect(widest <= max(width, 90), "\(question)")
            if width >= 80, question[0] != "show" { #expect(widest <= width, "\(question)") }
        }
    }

    @Test(.enabled(if: PseudoTerminal.isAvailable))
    func `a long answer survives a pager that is not there`() throws {
        let folder = try TemporaryFolder()
        let groups = (0..<1_500).map { TestLog.group($0, name: "group-\($0)", id: "sg-0c" + String($0, radix: 16)) }
        let log = try folder.write(TestLog.text(groups), to: "log.json")
        try record(log, into: folder.path("h.git"))
        let screen = try PseudoTerminal.run(
            ["--repo", folder.path("h.git"), "log", "--patch"],
            output: true,
            error: true,
            environment: ["HINDCAST_PAGER": "no-such-pager", "NO_COLOR": "1"]
        )
        let lines = screen.output.split(whereSeparator: \.isNewline).map(String.init)
        let plain = try Program.hindcast.run(["--repo", folder.path("h.git"), "log", "--patch"]).lines
        #expect(lines.filter { $0.hasPrefix("commit ") } == plain.filter { $0.hasPrefix("commit ") })
        #expect(screen.status == 0)
    }

    @Test(.enabled(if: PseudoTerminal.isAvailable))
    func `HINDCAST_PAGER goes before PAGER, and an empty one is none`() throws {
        let log = ["--repo", try RecordedStory.bucket().path, "log"]
        func first(_ environment: [String: String]) throws -> String {
            try PseudoTerminal.run(log, output: true, error: true, environment: environment).output
        }
        let other = "sed s/^/other:/"
        #expect(try first(["HINDCAST_PAGER": "sed s/^/mine:/", "PAGER": other]).hasPrefix("mine:"))
        #expect(try !first(["HINDCAST_PAGER": "", "PAGER": other]).contains("other:"))
    }
}
