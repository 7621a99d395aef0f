import ArgumentParser
import Foundation
import Hindcast

/// Where the history is.
struct RepositoryOptions: ParsableArguments {
    @Option(
        name: .customLong("repo"),
        help: ArgumentHelp(
            "The history; else HINDCAST_REPO, else hindcast.git in the current folder.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var repository: String?

    /// `--repo`, else `HINDCAST_REPO`, else `hindcast.git`.
    var path: String { repository ?? Terminal.environment("HINDCAST_REPO") ?? "hindcast.git" }

    /// Throws where there is no folder at all: the likeliest mistake, and the one with the clearest advice.
    func expectHistory() throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        throw HindcastError(
            .repository,
            "there is no history at \(path)",
            hints: ["make one with `hindcast init`, or name one with --repo or HINDCAST_REPO"]
        )
    }
}
