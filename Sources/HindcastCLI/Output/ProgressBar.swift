import Foundation
import Hindcast
import Synchronization

/// A bar on standard error while an import runs; nothing where that is no terminal.
final class ProgressBar: Sendable {
    private let isShown = Terminal.isErrorTerminal
    private let start = Date()
    private let lastShown = Mutex(Date.distantPast)

    /// Shows how far the import is, at most ten times a second.
    func show(_ progress: ImportProgress) {
        guard isShown else { return }
        let now = Date()
        let isDue = lastShown.withLock { last in
            guard now.timeIntervalSince(last) >= 0.1 else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        Terminal.write("\r\u{1B}[K" + line(progress, elapsed: now.timeIntervalSince(start)), to: STDERR_FILENO)
    }

    /// Takes the bar away.
    func clear() { if isShown { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) } }

    private func line(_ progress: ImportProgress, elapsed: Double) -> String {
        let rate = Int(Double(progress.records) / max(elapsed, 0.001))
        var text = "\(Counted.grouped(progress.records)) records  \(Counted.grouped(rate))/s"
        if progress.commits > 0 { text += "  \(Counted.grouped(progress.commits)) commits" }
        guard let total = progress.bytesTotal, total > 0 else { return text }
        let share = min(1, Double(progress.bytesRead) / Double(total))
        let filled = Int(share * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let left = share > 0.01 ? Int(elapsed / share - elapsed) : 0
        return "\(bar) \(Int(share * 100)) %  \(text)  \(left) s left"
    }
}
