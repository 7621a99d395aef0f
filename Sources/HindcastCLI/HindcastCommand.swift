import ArgumentParser
import Foundation
import Hindcast

/// The command line: parses, calls the front door, prints.
@main struct HindcastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hindcast",
        abstract: "Replay cloud audit logs into a git history, and ask it who changed what, and when.",
        discussion: """
            Start with:

              hindcast init
              hindcast import ~/logs/AWSLogs
              hindcast log
              hindcast blame sg-0a1b2c3d

            The history is a bare git repository: --repo, else HINDCAST_REPO, else
            hindcast.git in this folder.
            A RESOURCE is a whole address, any unambiguous tail of one, an ARN, a name, or
            a glob where many may match.
            A MOMENT is 2026-11-20, '2026-11-20 09:00', an RFC 3339 time, epoch seconds,
            now, yesterday, '3 hours ago', 7d, a commit id, e:<event id>, or e:<event id>^
            for just before it.
            Exit codes: 0 clean, 1 error, 2 findings, 3 incomplete under --strict, 64
            usage, 130 interrupted.
            """,
        version: "hindcast 0.1.0",
        subcommands: [
            Init.self, Import.self, Status.self, List.self, Show.self, Log.self, Who.self, Blame.self, Diff.self,
            Export.self, Coverage.self, Explain.self, Serve.self,
        ]
    )

    static func main() async {
        // A reader that went away (`| head`) is no failure; interrupted work is safe to repeat.
        signal(SIGPIPE, leaveQuietly)
        signal(SIGINT, leaveInterrupted)
        do {
            var command = try parseAsRoot(GlobalArguments.moved(Array(CommandLine.arguments.dropFirst())))
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch let error as HindcastError {
            Terminal.complain(error.message, hints: error.hints)
            Self.exit(withError: error.kind == .usage ? ExitCode(64) : ExitCode(1))
        } catch {
            Self.exit(withError: error)
        }
    }
}

/// Options that may stand before the command as well as after it.
enum GlobalArguments {
    private static let withValue: Set<String> = ["--repo", "--tz", "--color", "-o", "--output"]
    private static let flags: Set<String> = ["--no-pager", "--strict"]

    /// Returns the arguments with global options moved behind the command's name.
    static func moved(_ arguments: [String]) -> [String] {
        var front: [String] = []
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
            if withValue.contains(argument), index + 1 < arguments.count {
                front += [argument, arguments[index + 1]]
                index += 2
            } else if flags.contains(argument) || argument.contains("=") && withValue.contains(name) {
                front.append(argument)
                index += 1
            } else {
                break
            }
        }
        guard index < arguments.count, !arguments[index].hasPrefix("-") else { return arguments }
        return [arguments[index]] + front + arguments[(index + 1)...]
    }
}

private func leaveQuietly(_ signal: Int32) { _exit(0) }

private func leaveInterrupted(_ signal: Int32) { _exit(130) }
