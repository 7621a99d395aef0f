import Hindcast

/// How far an import or a verification is, in one line of a terminal.
enum ProgressLine {
    private static let barWidth = 24
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// Returns the line, shorter than the terminal is wide, so that it can be written over.
    static func text(_ progress: ImportProgress, elapsed: Double, width: Int) -> String {
        let rate = Int(Double(progress.records) / max(elapsed, 0.001))
        let counts = "\(Numbers.grouped(progress.records)) records, \(Numbers.grouped(rate))/s"
        let commits = progress.commits > 0 ? "\(Numbers.grouped(progress.commits)) commits" : ""
        guard let total = progress.bytesTotal, total > 0 else {
            return fitted(["reading", counts, commits, Numbers.duration(seconds: Int(elapsed))], width)
        }
        // All is read, and the events become commits: how long that takes is not known beforehand.
        guard progress.bytesRead < total else {
            return fitted(["replaying", counts, commits, Numbers.duration(seconds: Int(elapsed))], width)
        }
        let share = Double(progress.bytesRead) / Double(total)
        var parts = [bar(share), "\(Int(share * 100)) %", counts, commits]
        // The first moments tell too little about the rest.
        if share > 0.01, elapsed > 1 {
            parts.append(Numbers.duration(seconds: Int((elapsed / share - elapsed).rounded())) + " left")
        }
        return fitted(parts, width)
    }

    /// Returns the line of a verification.
    static func text(_ progress: VerificationProgress, width: Int) -> String {
        let share = Double(progress.done) / Double(max(1, progress.total))
        let noun = progress.step == .objects ? "objects" : "commits"
        return fitted([bar(share), "\(Int(share * 100)) %", "\(Numbers.grouped(progress.done)) \(noun)"], width)
    }

    private static func bar(_ share: Double) -> String {
        let parts = Int(share * Double(barWidth * 8))
        let filled = String(repeating: "█", count: parts / 8) + eighths[parts % 8]
        return filled + String(repeating: "░", count: barWidth - filled.count)
    }

    /// Leaves out the bar where there is no room for it, and cuts the rest.
    private static func fitted(_ parts: [String], _ width: Int) -> String {
        let parts = parts.filter { !$0.isEmpty }
        let line = parts.joined(separator: "  ")
        guard line.displayWidth >= width else { return line }
        return parts.dropFirst().joined(separator: "  ").cutAtEnd(to: max(1, width - 1))
    }
}
