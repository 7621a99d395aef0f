import ArgumentParser
import Foundation
import Hindcast
import HindcastModel
import HindcastWeb

extension HindcastCommand {
    /// Serves the site and the JSON API.
    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve the history as a site and a JSON API, to this machine only unless told otherwise.",
            discussion: """
                Examples:
                  hindcast serve
                  hindcast serve --listen 127.0.0.1:0        any free port
                  curl 'http://127.0.0.1:8080/api/blame?name=sg-0a1b2c3d'

                Nothing can be changed through it. There is no sign-in: whoever reaches the address reads everything.
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port"))
        var listen = "127.0.0.1:8080"

        func run() async throws {
            guard let address = ListenAddress(listen) else {
                throw HindcastError(
                    .usage,
                    "'\(listen)' is no address to listen at",
                    hints: ["127.0.0.1:8080, [::1]:8080, localhost:0"]
                )
            }
            let server = WebServer(history: try repository.open(), listening: address) {
                Moment(nanoseconds: Int64(Date().timeIntervalSince1970 * 1_000_000_000))
            }
            // A browser that went away is no reason to end; an interrupt lets open requests end first.
            signal(SIGPIPE, SIG_IGN)
            try await server.run { used in
                Terminal.write("Serving the history at \(used.url)\n", to: STDERR_FILENO)
                if !used.isLoopback {
                    Terminal.complain("other machines can reach this address, and there is no sign-in")
                }
            }
        }
    }
}
