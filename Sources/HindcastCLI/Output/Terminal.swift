import Foundation
import Hindcast

/// The terminal, if there is one.
enum Terminal {
    /// Whether standard output is a terminal.
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether standard error is a terminal.
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The width in columns; `nil` where output goes to a file or a pipe, which has none.
    static var width: Int? {
        guard isOutputTerminal else { return nil }
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    /// Writes to standard output at once.
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody reads any more.
            guard count > 0 else { exit(0) }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Writes one sentence to standard error, with what can be done about it below.
    static func complain(_ message: String, hints: [String] = []) {
        let lines = ["hindcast: " + VisibleText.escape(message)] + hints.map { "  " + VisibleText.escape($0) }
        write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
    }
}
