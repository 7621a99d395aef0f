/// Where the site listens: a host and a port.
package struct ListenAddress: Hashable, Sendable {
    /// The host: a name or an address, an IPv6 one without brackets.
    package let host: String
    /// The port; 0 lets the system choose.
    package let port: Int

    /// Makes an address from its parts.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8080`, `localhost:8080`, `[::1]:8080`, or `:8080`, which means this machine only; `nil` for
    /// anything else.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        self.init(host: host.isEmpty ? "127.0.0.1" : String(host), port: Int(port))
    }

    /// Whether only this machine can reach it.
    package var isLoopback: Bool { Self.isLoopback(host) }

    /// The address as a browser takes it, such as `http://127.0.0.1:8080/`.
    package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/" }

    /// Returns whether a host, without its port, names this machine.
    static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
