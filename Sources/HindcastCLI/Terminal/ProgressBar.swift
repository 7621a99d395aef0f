import Foundation
import Hindcast
import Synchronization

/// A bar on standard error while something long runs; nothing where that is no terminal.
final class ProgressBar: Sendable {
    private let isShown = Terminal.isErrorTerminal && !Terminal.isDumb
    private let start = Date()
    private let lastShown = Mutex(Date.distantPast)

    /// Shows how far an import is, at most ten times a second.
    func show(_ progress: ImportProgress) {
        show { elapsed, width in ProgressLine.text(progress, elapsed: elapsed, width: width) }
    }

    /// Shows how far a verification is, at most ten times a second.
    func show(_ progress: VerificationProgress) {
        show { _, width in ProgressLine.text(progress, width: width) }
    }

    private func show(_ text: (_ elapsed: Double, _ width: Int) -> String) {
        guard isShown else { return }
        let now = Date()
        let isDue = lastShown.withLock { last in
            guard now.timeIntervalSince(last) >= 0.1 else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let line = text(now.timeIntervalSince(start), Terminal.width(of: STDERR_FILENO) ?? 80)
        _ = Terminal.write("\r\u{1B}[K\(line)".utf8, to: STDERR_FILENO)
    }

    /// Takes the bar away.
    func clear() {
        if isShown { _ = Terminal.write("\r\u{1B}[K".utf8, to: STDERR_FILENO) }
    }
}
