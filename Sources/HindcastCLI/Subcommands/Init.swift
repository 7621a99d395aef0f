import ArgumentParser
import Foundation
import Hindcast

extension HindcastCommand {
    /// Makes an empty history.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "init",
            abstract: "Make an empty history: a bare git repository.",
            usage: "hindcast init [<options>] [<dir>]",
            discussion: """
                Secrets in the logs are replaced by keyed digests before anything is written: equal secrets have equal \
                digests, and the secret itself is nowhere. The key is random; give several histories the same one if \
                their digests shall be comparable.

                Examples:
                  hindcast init
                  hindcast init /var/lib/hindcast/prod.git
                  hindcast init b.git --redaction-key "$KEY_OF_A"
                """
        )

        @Option(
            help: ArgumentHelp(
                "The key of the digests that stand for secrets: at least 32 hex digits.",
                valueName: "hex"
            )
        )
        var redactionKey: String?

        @Argument(
            help: ArgumentHelp("Where to make it, instead of --repo.", valueName: "dir"),
            completion: .directory
        )
        var directory: String?

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let path = directory ?? repository.path
            let exists = FileManager.default.fileExists(atPath: path + "/HEAD")
            try Recorder.initialize(at: path, redactionKey: redactionKey ?? RedactionKey.random())
            let message: StyledText =
                exists
                ? StyledText("A history is at \(path) already; it is left as it is.")
                : StyledText("Made an empty history at \(path).")
            output.page(isPaged: false) { $0.print([message]) }
        }
    }
}

/// The key of the digests that stand for secrets.
enum RedactionKey {
    /// Returns 32 random bytes from the system's generator, as hex.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in
            let byte = UInt8.random(in: 0...255, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
