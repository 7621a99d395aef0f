import ArgumentParser
import Foundation
import Hindcast
import HindcastModel
import HindcastWeb

extension HindcastCommand {
    /// Serves the site and the JSON API.
    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            command: "serve",
            abstract: "Serve the history as a site and a JSON API, to this machine only unless told otherwise.",
            usage: "hindcast serve [<options>]",
            discussion: """
                Nothing can be changed through it. There is no sign-in: whoever reaches the address reads everything.

                Examples:
                  hindcast serve
                  hindcast serve --listen 127.0.0.1:0        any free port
                  curl 'http://127.0.0.1:8080/api/blame?name=sg-0a1b2c3d'
                """
        )

        @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port"))
        var listen = "127.0.0.1:8080"

        @OptionGroup var repository: HistoryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let address = ListenAddress(listen) else {
                throw HindcastError(
                    .usage,
                    "“\(listen)” is no address to listen at",
                    hints: ["127.0.0.1:8080, [::1]:8080, localhost:0"]
                )
            }
            let server = WebServer(history: try repository.open(), listening: address) {
                Hindcast.Clock.present(in: .gmt).now
            }
            try await server.run { used in
                Complaint("serving the history at \(used.url)").print()
                if !used.isLoopback {
                    Complaint("other machines can reach this address, and there is no sign-in").print()
                }
            }
        }
    }
}
