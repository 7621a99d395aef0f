import Foundation
import TestSupport
import Testing

@testable import HindcastCLI

/// On a pseudo-terminal, which `script` of util-linux makes.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs util-linux's script"))
struct TerminalTests {
    let estate: Estate

    init() throws { estate = try Estate.shared.get() }

    private static let color = "\u{1B}["

    @Test func `a terminal gets colours, a pipe does not`() throws {
        #expect(try estate.terminal("--no-pager log").contains(Self.color))
        #expect(try !estate("log").output.contains(Self.color))
        #expect(try estate("log", "--color", "always").output.contains(Self.color))
    }

    @Test func `NO_COLOR, a dumb terminal and --color never are honoured`() throws {
        #expect(try !estate.terminal("--no-pager log", environment: ["NO_COLOR": "1"]).contains(Self.color))
        #expect(try estate.terminal("--no-pager log", environment: ["NO_COLOR": ""]).contains(Self.color))
        #expect(try !estate.terminal("log", environment: ["TERM": "dumb"]).contains(Self.color))
        #expect(try !estate.terminal("--no-pager --color never log").contains(Self.color))
    }

    @Test func `a pager is used on a terminal only, and the one that is asked for`() throws {
        let pagers = ["HINDCAST_PAGER": "sed s/^/mine:/", "PAGER": "sed s/^/other:/"]
        let mine = try estate.terminal("log", environment: pagers)
        let lines = mine.split(whereSeparator: \.isNewline)
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { $0.hasPrefix("mine:") })
        #expect(try estate.terminal("log", environment: ["PAGER": "sed s/^/other:/"]).hasPrefix("other:"))
        #expect(try !estate.terminal("--no-pager log", environment: pagers).contains("mine:"))
        #expect(
            try !estate.terminal("log", environment: ["HINDCAST_PAGER": "", "PAGER": "sed s/^/other:/"]).contains(
                "other:"
            )
        )
        #expect(try !estate("log", environment: pagers).output.contains("mine:"))
    }

    @Test func `a pager that cannot be started is an error`() throws {
        let text = try estate.terminal("log; echo status $?", environment: ["HINDCAST_PAGER": "no-such-pager"])
        #expect(text.contains("hindcast: the pager could not be started"))
        #expect(text.contains("status 1"))
    }

    @Test(arguments: [60, 80, 120])
    func `lines fit the terminal`(width: Int) throws {
        for command in ["log", "who sg-0a1b2c3d", "ls --deleted", "coverage", "blame sg-0a1b2c3d", "diff 2026-11-19"] {
            let text = try estate.terminal("--no-pager --color never \(command)", width: width)
            let widest = text.split(whereSeparator: \.isNewline).map { String($0).displayWidth }.max() ?? 0
            // A heading of a difference and the narrowest columns are never cut.
            #expect(widest <= max(width, 110), "\(command)")
            if width >= 80, !command.hasPrefix("diff") { #expect(widest <= width, "\(command)") }
        }
    }

    @Test func `an import shows its progress on a terminal, and takes it away`() throws {
        let text = try estate.terminal("import '\(estate.log)'")
        #expect(text.contains("\r\u{1B}[K"))
        #expect(text.contains("duplicates"))
        let piped = try estate("import", estate.log)
        #expect(piped.error.isEmpty)
    }
}
