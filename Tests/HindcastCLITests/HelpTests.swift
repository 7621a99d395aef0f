import TestSupport
import Testing

/// What the command line says about itself.
@Suite struct HelpTests {
    static let commands = [
        "init", "import", "status", "ls", "show", "log", "who", "blame", "diff", "export", "coverage", "explain",
        "serve",
    ]

    @Test(arguments: commands)
    func `each command explains itself`(command: String) throws {
        let result = try Program.hindcast.run([command, "--help"], environment: ["COLUMNS": "100"])
        #expect(result.status == 0)
        try expectSnapshot(result.output, at: "HindcastCLI/help-\(command).txt")
    }

    @Test func `the tool explains itself and lists every command`() throws {
        let result = try Program.hindcast.run(["--help"], environment: ["COLUMNS": "100"])
        #expect(result.status == 0)
        for command in Self.commands { #expect(result.output.contains("\n  \(command) "), "\(command)") }
        try expectSnapshot(result.output, at: "HindcastCLI/help.txt")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a shell's completion script names every command`(shell: String) throws {
        let result = try Program.hindcast.run(["--generate-completion-script", shell])
        #expect(result.status == 0)
        for command in Self.commands { #expect(result.output.contains(command), "\(command)") }
    }

    @Test func `the version is one line`() throws {
        let result = try Program.hindcast.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /hindcast \d+\.\d+\.\d+\n/) != nil)
    }
}
