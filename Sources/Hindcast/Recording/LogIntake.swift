internal import AuditLogs
internal import HindcastModel
internal import HistoryIndex
internal import Replay
internal import Synchronization

/// Reads the inputs, several at a time, into one spool of events, one of records that are only counted, and one summary.
struct LogIntake {
    private let redactor: Redactor
    private let spoolDirectory: String
    private let keepsActivity: Bool
    private let seen: SeenLookup
    private var all: IntakeWorker
    private(set) var progress = ImportProgress()

    /// - Parameter keepsActivity: whether events that make no commit are to be kept.
    init(redactor: Redactor, spoolDirectory: String, index: HistoryIndex, keepsActivity: Bool) throws {
        self.redactor = redactor
        self.spoolDirectory = spoolDirectory
        seen = try SeenLookup(index: index)
        self.keepsActivity = keepsActivity
        all = IntakeWorker(redactor: redactor, share: 1, directory: spoolDirectory, keepsActivity: keepsActivity)
    }

    /// What was read, so far as reading can tell.
    var summary: ImportSummary {
        var summary = all.summary
        summary.findings.sort { ($0.file, $0.record ?? 0) < ($1.file, $1.record ?? 0) }
        summary.findings = Array(summary.findings.prefix(IntakeWorker.findingLimit))
        return summary
    }

    /// Reads everything that the paths mean.
    mutating func read(
        _ paths: [String],
        format: LogFormat?,
        cluster: String?,
        tasks: Int,
        progress report: @escaping @Sendable (ImportProgress) -> Void
    ) async throws {
        let (inputs, missing) = LogFinder.find(paths)
        for finding in missing { all.add(finding) }
        let total = inputs.reduce(0) { $0 + $1.size }
        progress.bytesTotal = total > 0 ? total : nil

        let count = max(1, min(tasks, inputs.count))
        let empty = IntakeWorker(
            redactor: redactor,
            share: count,
            directory: spoolDirectory,
            keepsActivity: keepsActivity
        )
        let queue = InputQueue(
            inputs,
            redactor: redactor,
            surroundings: .init(cluster: cluster),
            progress: progress,
            report: report
        )
        all = try await withThrowingTaskGroup(of: IntakeWorker.self, returning: IntakeWorker.self) { [all] group in
            for _ in 0..<count { group.addTask { try queue.drain(into: empty, format: format) } }
            var sum = all
            for try await worker in group { sum.absorb(worker) }
            return sum
        }
        progress = queue.progress
    }

    /// The operations that are known to have ended.
    var ends: OperationEnds { all.ends }

    /// Whether what baselines show is among the events.
    var holdsObservations: Bool { all.holdsObservations }

    /// Adds what a baseline shows.
    mutating func add(observed event: AuditEvent) throws { try all.add(observed: event) }

    /// Counts the files of baselines, and what of them could not be read.
    mutating func add(files: Int, bytes: Int, findings: [Finding]) {
        for number in 0..<files { all.addFile(of: number == 0 ? bytes : 0) }
        for finding in findings { all.add(finding) }
    }

    /// Where the records lie that say what was there before.
    var missed: MissedChanges { all.missed }

    /// Returns the time of the earliest event that is new and matters to the replay.
    mutating func firstEvent() throws -> Moment? { try all.spool.merged(isKnown: seen.contains).skip() }

    /// Gives the events and sessions back, in order of time, each once.
    mutating func events() throws -> EventMerge { try all.spool.merged(isKnown: seen.contains) }

    /// Gives back the records that are only counted, in order of time, each once.
    mutating func skips() throws -> SkipMerge { try all.skips.merged(isKnown: seen.contains) }

    /// Gives back the events that make no commit and are to be kept, in order of time, each once; `nil` where none are.
    mutating func activity() throws -> EventMerge? { try all.mergedActivity() }

    /// Whether an earlier import has counted an event.
    func isKnown(_ event: AuditEvent) throws -> Bool {
        try seen.contains(
            event.time,
            SkippedRecord.hash(ofID: event.id, source: event.source, operation: event.operation)
        )
    }

    /// Adds an event that an earlier import recorded, to be replayed with the new ones.
    ///
    /// - Parameter isCounted: whether the index counts it: where it was lost, what git has counts as new.
    mutating func add(recorded event: AuditEvent, isCounted: Bool) throws {
        try all.add(recorded: event, isCounted: isCounted)
    }

    /// Whether an earlier import has counted a session.
    private func isKnown(_ session: OpenedSession) throws -> Bool {
        try seen.contains(
            session.time,
            SkippedRecord.hash(ofID: session.eventID, source: session.service, operation: session.operation)
        )
    }

    /// Remembers what an event tells of the end of its operation that an earlier import kept and that is not replayed.
    mutating func note(_ session: OpenedSession) { all.note(session) }

    /// Adds a session that an earlier import recorded; where the index that counted it was lost, it counts as new.
    ///
    /// - Returns: whether it is counted.
    mutating func add(recorded session: OpenedSession) throws -> Bool {
        let isKnown = try isKnown(session)
        try all.add(recorded: session, isCounted: isKnown)
        return isKnown
    }
}

/// Hands inputs out to the reading tasks, largest first so that none is left alone with a long one at the end.
private final class InputQueue: Sendable {
    private struct State {
        var next = 0
        var progress: ImportProgress
    }

    private let inputs: [LogInput]
    private let redactor: Redactor
    private let surroundings: RecordDecoder.Surroundings
    private let state: Mutex<State>
    private let report: @Sendable (ImportProgress) -> Void

    init(
        _ inputs: [LogInput],
        redactor: Redactor,
        surroundings: RecordDecoder.Surroundings,
        progress: ImportProgress,
        report: @escaping @Sendable (ImportProgress) -> Void
    ) {
        self.redactor = redactor
        self.surroundings = surroundings
        self.inputs = inputs.sorted { $0.size > $1.size }
        state = Mutex(State(progress: progress))
        self.report = report
    }

    var progress: ImportProgress { state.withLock { $0.progress } }

    func drain(into empty: IntakeWorker, format: LogFormat?) throws -> IntakeWorker {
        var worker = empty
        let redactor = redactor
        let reader = LogReader(within: surroundings, readsAll: empty.activity != nil) {
            redactor.line(of: $0, service: $1, operation: $2)
        }
        while let input = next() {
            worker.addFile(of: input.size)
            var records = worker.summary.records
            try reader.read(input, format: format) { item in
                try worker.add(item, from: input.name, at: reader.position)
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
