import ArgumentParser
import Foundation
import Hindcast

/// Where the history is.
struct RepositoryOptions: ParsableArguments {
    @Option(name: .customLong("repo"), help: ArgumentHelp("The history: a bare git repository.", valueName: "dir"))
    var repository: String?

    /// `--repo`, else `HINDCAST_REPO`, else `hindcast.git`.
    var path: String {
        if let repository { return repository }
        if let named = ProcessInfo.processInfo.environment["HINDCAST_REPO"], !named.isEmpty { return named }
        return "hindcast.git"
    }

    /// Opens the history for questions.
    func open() throws -> History {
        guard FileManager.default.fileExists(atPath: path) else {
            throw HindcastError(
                .repository,
                "there is no history at \(path)",
                hints: ["make one with `hindcast init`, or name one with --repo or HINDCAST_REPO"]
            )
        }
        return try History(opening: path)
    }
}
