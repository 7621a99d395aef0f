internal import AuditLogs
internal import HindcastModel
internal import HistoryIndex
internal import Replay
internal import Synchronization

/// Reads the inputs, several at a time, into one spool and one set of counts.
struct LogIntake {
    private let spoolDirectory: String
    private var all: IntakeWorker
    private(set) var progress = ImportProgress()

    /// Memory for events that are not on disk yet, over all tasks.
    private static let spoolMemory = 128 << 20

    init(redactor: Redactor, spoolDirectory: String, index: HistoryIndex) throws {
        self.spoolDirectory = spoolDirectory
        var known: Set<UInt64> = []
        try index.read { view in
            guard try view.seenCount() > 0 else { return }
            let always = Moment(nanoseconds: .min)...Moment(nanoseconds: .max)
            try view.forEachSeen(in: always) { known.formUnion($0.keys) }
        }
        let spool = EventSpool(memoryLimit: LogIntake.spoolMemory, directory: spoolDirectory)
        all = IntakeWorker(redactor: redactor, known: known, spool: spool)
    }

    /// What was read, so far as reading can tell.
    var summary: ImportSummary {
        var summary = all.summary
        summary.findings.sort { ($0.file, $0.record ?? 0) < ($1.file, $1.record ?? 0) }
        summary.findings = Array(summary.findings.prefix(IntakeWorker.findingLimit))
        return summary
    }

    /// The counts of events that are not replayed.
    var totals: [Disposition: Int] { all.tally.totals }

    /// The earliest new event that is to be replayed.
    var firstEvent: Moment? { all.firstEvent }

    /// The ids of the events seen for the first time that are not replayed.
    var seen: SeenEvents? {
        guard let span = all.span else { return nil }
        return SeenEvents(first: span.first, last: span.last, keys: all.skippedKeys.sorted())
    }

    /// Reads everything that the paths mean.
    mutating func read(
        _ paths: [String],
        format: LogFormat?,
        tasks: Int,
        progress report: @escaping @Sendable (ImportProgress) -> Void
    ) async throws {
        let (inputs, missing) = LogFinder.find(paths)
        for finding in missing { all.add(finding) }
        let total = inputs.reduce(0) { $0 + $1.size }
        progress.bytesTotal = total > 0 ? total : nil

        let count = max(1, min(tasks, inputs.count))
        let spool = EventSpool(memoryLimit: LogIntake.spoolMemory / count, directory: spoolDirectory)
        let empty = all.empty(spool: spool)
        let queue = InputQueue(inputs, progress: progress, report: report)
        all = try await withThrowingTaskGroup(of: IntakeWorker.self, returning: IntakeWorker.self) { [all] group in
            for _ in 0..<count { group.addTask { try queue.drain(into: empty, format: format) } }
            var sum = all
            for try await worker in group { sum.absorb(worker) }
            return sum
        }
        progress = queue.progress
    }

    /// Hands the events over, in time order, each once.
    mutating func takeEvents() throws -> EventMerge { try all.takeSpool().merged() }

    /// Adds an event that an earlier import recorded, to be replayed with the new ones.
    mutating func addRecorded(_ event: AuditEvent) throws { try all.addRecorded(event) }

    /// Hands the counts of the ledger over.
    mutating func takeLedger() -> [LedgerCount] { all.takeLedger() }
}

/// Hands inputs out to the reading tasks, largest first so that none is left alone with a long one at the end.
private final class InputQueue: Sendable {
    private struct State {
        var next = 0
        var progress: ImportProgress
    }

    private let inputs: [LogInput]
    private let state: Mutex<State>
    private let report: @Sendable (ImportProgress) -> Void

    init(_ inputs: [LogInput], progress: ImportProgress, report: @escaping @Sendable (ImportProgress) -> Void) {
        self.inputs = inputs.sorted { $0.size > $1.size }
        state = Mutex(State(progress: progress))
        self.report = report
    }

    var progress: ImportProgress { state.withLock { $0.progress } }

    func drain(into empty: IntakeWorker, format: LogFormat?) throws -> IntakeWorker {
        var worker = empty
        let reader = LogReader()
        while let input = next() {
            worker.addFile(of: input.size)
            var records = worker.summary.records
            try reader.read(input, format: format) { item in
                try worker.add(item)
                guard case .progress(let bytes) = item else { return }
                advance(bytes: bytes, records: worker.summary.records - records)
                records = worker.summary.records
            }
        }
        return worker
    }

    private func next() -> LogInput? {
        state.withLock { state in
            guard state.next < inputs.count else { return nil }
            state.next += 1
            return inputs[state.next - 1]
        }
    }

    private func advance(bytes: Int, records: Int) {
        let progress = state.withLock { state in
            state.progress.bytesRead += bytes
            state.progress.records += records
            return state.progress
        }
        report(progress)
    }
}
