import ArgumentParser
import Foundation
import Hindcast

extension HindcastCommand {
    /// Makes an empty history.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an empty history: a bare git repository.",
            discussion: """
                Example:
                  hindcast init
                  hindcast init /var/lib/hindcast/prod.git

                Secrets are replaced by keyed digests before anything is written. The key is
                random; give the same one to several histories if digests of equal secrets are
                to be equal in all of them.
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @Argument(help: ArgumentHelp("Where to make it; else --repo, HINDCAST_REPO or hindcast.git.", valueName: "dir"))
        var directory: String?
        @Option(help: ArgumentHelp("The key of the digests that stand for secrets, as hex.", valueName: "hex"))
        var redactionKey: String?

        func run() throws {
            let path = directory ?? repository.path
            let exists = FileManager.default.fileExists(atPath: path + "/HEAD")
            try Recorder.initialize(at: path, redactionKey: redactionKey ?? Init.randomKey())
            Terminal.write(
                (exists ? "A history is at \(path) already; it is left as it is." : "Made an empty history at \(path).")
                    + "\n"
            )
        }

        private static func randomKey() -> String {
            var generator = SystemRandomNumberGenerator()
            return (0..<32).map { _ in
                let byte = UInt8.random(in: 0...255, using: &generator)
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
    }
}
