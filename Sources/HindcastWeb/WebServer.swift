package import Hindcast
package import HindcastModel
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Serves a history as a site and a JSON API until the process is told to end.
package struct WebServer: Sendable {
    private let responder: SiteResponder
    private let address: ListenAddress

    /// Makes a server, which does not listen yet.
    ///
    /// - Parameters:
    ///   - history: what is asked.
    ///   - address: where to listen.
    ///   - now: the present moment, for `yesterday` and its like.
    package init(history: History, listening address: ListenAddress, now: @escaping @Sendable () -> Moment) {
        responder = SiteResponder(history: history, listening: address, now: now)
        self.address = address
    }

    /// Listens until SIGINT or SIGTERM, then lets open requests end.
    ///
    /// - Parameter onListening: called once with the address in use, its port chosen where it was 0.
    /// - Throws: `input` where the address cannot be listened at.
    package func run(onListening: @escaping @Sendable (ListenAddress) -> Void) async throws {
        var logger = Logger(label: "hindcast.web", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        let host = address.host
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: address.port),
                serverName: "hindcast"
            ),
            onServerRunning: { channel in
                onListening(ListenAddress(host: host, port: channel.localAddress?.port ?? 0))
            },
            logger: logger
        )
        do {
            try await application.runService()
        } catch {
            throw HindcastError(
                .input,
                "cannot listen at \(address.host):\(address.port): \(error)",
                hints: ["choose another address with --listen, such as 127.0.0.1:8081, or port 0 for any free one"]
            )
        }
    }
}
