import Foundation
import TestSupport
import Testing

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
}
