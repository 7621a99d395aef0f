import ArgumentParser
import Hindcast
import HindcastModel
import Testing

@testable import HindcastCLI

@Suite struct ArgumentTests {
    @Test(arguments: [
        (["--repo", "x.git", "log", "-n", "3"], ["log", "--repo", "x.git", "-n", "3"]),
        (["--repo=x.git", "--no-pager", "show", "sg-1"], ["show", "--repo=x.git", "--no-pager", "sg-1"]),
        (["-o", "json", "--tz", "UTC", "ls"], ["ls", "-o", "json", "--tz", "UTC"]),
        (["log", "--repo", "x.git"], ["log", "--repo", "x.git"]),
        (["--version"], ["--version"]),
        (["--repo", "x.git"], ["--repo", "x.git"]),
        (["--repo", "x.git", "--help"], ["--repo", "x.git", "--help"]),
        (["--unknown", "log"], ["--unknown", "log"]),
        (["--repo", "x.git", "frob", "y"], ["frob", "y"]),
        (["--repo", "x.git", "help", "log"], ["help", "log"]),
        ([], []),
    ])
    func `global options may stand before the command`(given: [String], moved: [String]) {
        #expect(GlobalArguments.moved(given) == moved)
    }

    @Test(arguments: HindcastCommand.configuration.subcommands.map { $0._commandName })
    func `every command knows the global options`(name: String) throws {
        let operands = ["import": 1, "show": 1, "who": 1, "blame": 1, "diff": 1, "explain": 1, "when": 2]
        let needed = ["incident": ["--at", "now"], "drift": ["--against", "x"], "reconcile": ["--against", "x"]]
        let operand = needed[name] ?? Array(repeating: "x", count: operands[name] ?? 0)
        let arguments = ["--repo", "r", "--tz", "UTC", "--color", "never", "--no-pager", "--strict", name]
        _ = try HindcastCommand.parseAsRoot(GlobalArguments.moved(arguments + operand))
    }

    @Test(arguments: [
        ["log", "--tz", "Nowhere"], ["log", "-o", "xml"], ["log", "-n", "-1"],
        ["import", "x", "--format", "tea"], ["show"], ["diff"], ["import"],
        ["nonsense"],
        ["coverage", "--list", "x"], ["diff", "now", "--stat", "-o", "patch"], ["ls", "-o", "patch"],
    ])
    func `wrong usage exits with 64 and says why`(arguments: [String]) throws {
        let error = try #require(throws: (any Error).self) { try HindcastCommand.parseAsRoot(arguments) }
        let failure = Failure(error)
        #expect(failure.status == 64)
        #expect(failure.text?.hasPrefix("hindcast: ") == true)
        #expect(failure.text?.contains("--help") == true)
    }

    @Test func `help and version are no failures`() throws {
        for arguments in [["--help"], ["log", "--help"], ["--version"], ["help", "blame"]] {
            let error = try #require(throws: (any Error).self) {
                var command = try HindcastCommand.parseAsRoot(arguments)
                try command.run()
            }
            #expect(Failure(error).status == 0)
            #expect(Failure(error).text?.isEmpty == false)
        }
    }

    @Test func `errors have their status, one sentence and their hints below`() {
        let usage = Failure(HindcastError(.usage, "no moment: \u{1B}[2J", hints: ["try now", "or\nthen"]))
        #expect(usage.status == 64)
        #expect(usage.text == "hindcast: no moment: \\u{1b}[2J\n  try now\n  or\\nthen\n")
        #expect(Failure(HindcastError(.notFound, "nothing")).status == 1)
        #expect(Failure(HindcastError(.repository, "nothing")).status == 1)
        #expect(Failure(ExitCode(3)).status == 3)
        #expect(Failure(ExitCode(3)).text == nil)
    }

    @Test(arguments: [
        ("/configuration/policy", "/configuration/policy"), ("/policy", "/configuration/policy"),
        ("policy/0", "/configuration/policy/0"), ("/tags/Name", "/tags/Name"), ("/a~1b", "/configuration/a~1b"),
        ("/configuration", "/configuration"), ("", ""),
    ])
    func `a place is one of the configuration unless it begins with a member of the document`(
        text: String,
        place: String
    ) throws {
        #expect(try PointerArgument.parse(text).description == place)
        #expect(try PointerArgument.parse(nil).isEverything)
    }

    @Test func `a place is printed in the form in which it is read`() throws {
        for text in ["/configuration/policy", "/configuration/tags/x", "/tags/Name", "/configuration", "/knowledge"] {
            let printed = LeafText.pointer(Sample.pointer(text))
            #expect(try PointerArgument.parse(printed).description == text)
        }
    }

    @Test func `a random redaction key is long enough and never the same`() {
        let keys = (0..<10).map { _ in RedactionKey.random() }
        #expect(Set(keys).count == 10)
        #expect(keys.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }
}
