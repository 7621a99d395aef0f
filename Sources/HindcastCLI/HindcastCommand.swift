import ArgumentParser
import Foundation
import Hindcast

/// The command line: parses, calls the front door, prints.
@main struct HindcastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hindcast",
        abstract: "Replay cloud audit logs into a git history, and ask it who changed what, and when.",
        usage: "hindcast [--repo <dir>] <command> [<arguments>]",
        discussion: """
            Start with:
              hindcast init
              hindcast import ~/logs/AWSLogs
              hindcast log
              hindcast blame sg-0a1b2c3d

            The history is a bare git repository: --repo, else HINDCAST_REPO, else hindcast.git in the current folder.

            A RESOURCE is a whole address (aws/111122223333/eu-west-1/ec2/security-group/sg-0a1b2c3d), any unambiguous \
            tail of one (security-group/sg-0a1b2c3d, sg-0a1b2c3d), an ARN or a name; a PATTERN may be a glob, too \
            (aws/*/*/s3/bucket/*).

            A MOMENT is 2026-11-20, '2026-11-20 09:00', 2026-11-20T09:00:00Z, 2026-11-20T09:00+02:00, epoch seconds, now, \
            yesterday, '3 hours ago', 7d, a commit id, e:<event id> (just after it) or e:<event id>^ (just before it). \
            Without a zone it is read in UTC, or in --tz, or in HINDCAST_TZ.

            --repo, --tz, --color, --no-pager, --strict and -o may stand before the command as well as after it. Answers \
            are shown by HINDCAST_PAGER, else PAGER, else `less -FRX`, on a terminal only. NO_COLOR is honoured.

            Exit codes: 0 clean, 1 error, 2 findings, 3 incomplete under --strict, 64 usage, 130 interrupted.
            """,
        version: "hindcast \(number)",
        subcommands: [
            Init.self, Import.self, Status.self, List.self, Show.self, Log.self, Who.self, Blame.self, When.self,
            Incident.self, Diff.self, Drift.self, Reconcile.self, Export.self, Coverage.self, Verify.self,
            Maintain.self, Explain.self,
            Serve.self,
        ]
    )

    /// The version's number.
    static let number = "0.1.0"

    static func main() async {
        Signals.prepare()
        do {
            var command = try parsed(GlobalArguments.moved(Array(CommandLine.arguments.dropFirst())))
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            Failure(error).exit()
        }
    }

    /// Returns the command that arguments call.
    ///
    /// A command that comes first is parsed alone: to lay out all the others took the parser a tenth of a question's time.
    /// What it does not understand, and what asks for help, is for the parser of the whole.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        let called = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
        if let called, let command = try? called.parseAsRoot(Array(arguments.dropFirst())) { return command }
        return try parseAsRoot(arguments)
    }
}
