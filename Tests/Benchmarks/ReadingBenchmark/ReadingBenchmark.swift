internal import AuditLogs
internal import Glibc
internal import HindcastModel

/// Reads logs on one thread and orders their events, and says what came out, how fast, and with how much memory.
///
///     swift run -c release ReadingBenchmark [--read-only] PATH…
///
/// `--read-only` leaves the ordering out. Findings are printed, counted by reason.
@main struct ReadingBenchmark {
    private var events: [AuditEvent.Kind: Int] = [:]
    private var failed = 0
    private var skipped: [SkippedRecord.Reason: Int] = [:]
    private var findings: [String: (count: Int, first: Finding)] = [:]
    private var bytes = 0

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        var benchmark = ReadingBenchmark()
        try benchmark.run(
            paths: arguments.filter { !$0.hasPrefix("--") },
            ordersEvents: !arguments.contains("--read-only")
        )
    }

    private mutating func run(paths: [String], ordersEvents: Bool) throws {
        let start = seconds()
        let found = LogFinder.find(paths)
        found.findings.forEach { note($0) }
        let reader = LogReader()
        var spool = EventSpool(memoryLimit: 64 << 20, directory: "/var/tmp")
        for input in found.inputs {
            try reader.read(input, format: nil) { item in
                switch item {
                case .event(let event):
                    events[event.kind, default: 0] += 1
                    if event.outcome != .succeeded { failed += 1 }
                    if ordersEvents { try spool.add(event) }
                case .session: break
                case .skipped(let record): skipped[record.reason, default: 0] += 1
                case .finding(let finding): note(finding)
                case .progress(let count): bytes += count
                }
            }
        }
        let read = seconds()
        var ordered = 0
        let merge = try spool.merged()
        while try merge.next() != nil { ordered += 1 }
        report(
            files: found.inputs.count,
            reading: read - start,
            ordering: seconds() - read,
            ordered: ordered,
            duplicates: merge.duplicates
        )
    }

    private mutating func note(_ finding: Finding) {
        findings[finding.reason, default: (0, finding)].count += 1
    }

    private func report(files: Int, reading: Double, ordering: Double, ordered: Int, duplicates: Int) {
        let eventCount = events.values.reduce(0, +)
        let records = eventCount + skipped.values.reduce(0, +)
        print("\(files) files, \(bytes) bytes stored, \(records) records")
        for (kind, count) in events.sorted(by: { $0.value > $1.value }) { print("  \(kind) events: \(count)") }
        print("  of which failed: \(failed)")
        for (reason, count) in skipped.sorted(by: { $0.value > $1.value }) { print("  skipped, \(reason): \(count)") }
        print("reading \(rounded(reading)) s, \(Int(Double(records) / reading)) records/s")
        print("ordering \(rounded(ordering)) s, \(ordered) events, \(duplicates) duplicates")
        print("peak memory \(peakMemory() >> 20) MB")
        for (reason, finding) in findings.sorted(by: { $0.key < $1.key }) {
            print("finding \(finding.count) × \(reason) (first: \(finding.first.file) \(finding.first.record ?? 0))")
        }
    }

    private func rounded(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }

    private func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) << 10
    }
}
