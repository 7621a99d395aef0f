import ArgumentParser
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct HelpTests {
    @Test func `help of the tool names every command`() throws {
        try expectSnapshot(HindcastCommand.helpMessage(columns: 80), at: "Help/hindcast.txt")
    }

    @Test(arguments: HindcastCommand.configuration.subcommands.map { $0._commandName })
    func `help of each command is complete and has examples`(name: String) throws {
        let command = try #require(HindcastCommand.configuration.subcommands.first { $0._commandName == name })
        let help = HindcastCommand.helpMessage(for: command, columns: 80)
        #expect(help.contains("Examples:\n"))
        #expect(help.contains("--repo <dir>"))
        try expectSnapshot(help, at: "Help/\(name).txt")
    }
}
