import Foundation

/// The terminal, if there is one, and what the environment says about it.
enum Terminal {
    /// Whether standard output is a terminal.
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether standard error is a terminal.
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether the terminal understands no escape sequences.
    static var isDumb: Bool { environment("TERM") == "dumb" }

    /// The width of a terminal in columns; `nil` where the descriptor leads to a file or a pipe, which have none.
    static func width(of descriptor: Int32 = STDOUT_FILENO) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return environment("COLUMNS").flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? 80
    }

    /// A variable of the environment; `nil` where it is not set or empty.
    static func environment(_ name: String) -> String? {
        let value = ProcessInfo.processInfo.environment[name]
        return value?.isEmpty ?? true ? nil : value
    }

    /// Writes all bytes to a descriptor; returns the error that kept it from doing so.
    static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Errno? {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // A terminal that somebody set to non-blocking.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, -1)
            } else if errno != EINTR {
                return Errno(number: errno)
            }
        }
        return nil
    }

    /// Why a system call failed.
    struct Errno: Hashable, CustomStringConvertible {
        let number: Int32
        /// Whether nobody reads any more: `| head`, a pager that was left.
        var isBrokenPipe: Bool { number == EPIPE }
        var description: String { String(cString: strerror(number)) }
    }
}
