import ArgumentParser
import TestSupport
import Testing

@testable import HindcastCLI

/// What the command line says about itself.
@Suite struct HelpTests {
    static let names = HindcastCommand.configuration.subcommands.map { $0._commandName }

    @Test func `help of the tool names every command`() throws {
        try expectSnapshot(HindcastCommand.helpMessage(columns: 80), at: "Help/hindcast.txt")
    }

    @Test(arguments: names)
    func `help of each command is complete and has examples`(name: String) throws {
        let command = try #require(HindcastCommand.configuration.subcommands.first { $0._commandName == name })
        let help = HindcastCommand.helpMessage(for: command, columns: 80)
        #expect(help.contains("Examples:\n"))
        #expect(help.contains("--repo <dir>"))
        try expectSnapshot(help, at: "Help/\(name).txt")
    }

    @Test func `the tool lists every command`() {
        let help = HindcastCommand.helpMessage(columns: 80)
        for command in Self.names { #expect(help.contains("\n  \(command) "), "\(command)") }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a shell's completion script names every command`(shell: String) throws {
        let result = try Program.hindcast.run(["--generate-completion-script", shell])
        #expect(result.status == 0)
        for command in Self.names { #expect(result.output.contains(command), "\(command)") }
    }

    @Test func `the version is one line`() throws {
        let result = try Program.hindcast.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /hindcast \d+\.\d+\.\d+\n/) != nil)
    }

    @Test func `options before the command still let it explain itself`() throws {
        let result = try Program.hindcast.run(["--repo", "x.git", "log", "--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("Show changes, newest first."))
    }
}
