internal import AuditLogs
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Reads the inputs: events that may matter go to the spool, redacted; all others are only counted.
struct LogIntake {
    private let redactor: Redactor
    private let index: HistoryIndex
    private var spool: EventSpool
    private var known: Set<UInt64> = []
    private var skipped: [UInt64] = []

    /// What was read, so far as reading can tell.
    private(set) var summary = ImportSummary()
    /// The counts of events that are not replayed.
    private(set) var tally = LedgerTally()
    private(set) var progress = ImportProgress()
    /// The earliest new event that is to be replayed.
    private(set) var firstEvent: Moment?
    private(set) var findings: [Finding] = []
    private var span: (first: Moment, last: Moment)?

    /// Keeps at most so many findings; the rest is counted.
    private static let findingLimit = 1_000

    init(redactor: Redactor, spoolDirectory: String, index: HistoryIndex) {
        self.redactor = redactor
        self.index = index
        spool = EventSpool(memoryLimit: 128 << 20, directory: spoolDirectory)
    }

    mutating func read(_ paths: [String], format: LogFormat?, progress report: @Sendable (ImportProgress) -> Void) throws {
        let (inputs, missing) = LogFinder.find(paths)
        for finding in missing { add(finding) }
        let total = inputs.reduce(0) { $0 + $1.size }
        progress.bytesTotal = total > 0 ? total : nil
        try loadKnownEvents()
        let reader = LogReader()
        for input in inputs {
            summary.files += 1
            summary.bytes += input.size
            try reader.read(input, format: format) { item in
                switch item {
                case .event(let event): try add(event)
                case .skipped(let record): add(record)
                case .finding(let finding): add(finding)
                case .progress(let bytes):
                    progress.bytesRead += bytes
                    progress.records = summary.records
                    report(progress)
                }
            }
        }
    }

    /// Hands the events over, in time order, each once.
    mutating func takeEvents() throws -> EventMerge {
        var taken = EventSpool(memoryLimit: 1 << 20, directory: "")
        swap(&taken, &spool)
        return try taken.merged()
    }

    /// Adds an event that an earlier import recorded, to be replayed with the new ones.
    mutating func addRecorded(_ event: AuditEvent) throws { try spool.add(event) }

    /// The ids of the events seen for the first time that are not replayed, sorted.
    var seen: SeenEvents? {
        guard let span, !skipped.isEmpty else { return nil }
        return SeenEvents(first: span.first, last: span.last, keys: Array(Set(skipped)).sorted())
    }

    /// Hands the counts of the ledger over.
    mutating func takeLedger() -> [LedgerCount] { tally.take() }

    private mutating func loadKnownEvents() throws {
        try index.read { view in
            guard try view.seenCount() > 0 else { return }
            let always = Moment(nanoseconds: .min)...Moment(nanoseconds: .max)
            try view.forEachSeen(in: always) { known.formUnion($0.keys) }
        }
    }

    private mutating func add(_ event: AuditEvent) throws {
        summary.records += 1
        let key = EventKey.of(event.id)
        if known.contains(key) {
            summary.duplicates += 1
            return
        }
        if firstEvent.map({ event.time < $0 }) ?? true { firstEvent = event.time }
        try spool.add(redactor.redact(event))
    }

    private mutating func add(_ record: SkippedRecord) {
        summary.records += 1
        guard known.insert(record.idHash).inserted else {
            summary.duplicates += 1
            return
        }
        skipped.append(record.idHash)
        summary.events += 1
        span = span.map { (min($0.first, record.time), max($0.last, record.time)) } ?? (record.time, record.time)
        tally.add(
            1, provider: .aws, service: record.service, operation: record.operation, disposition: record.disposition,
            confidence: nil, at: record.time)
    }

    private mutating func add(_ finding: Finding) {
        // A file of its own has no position; it counts as one thing that could not be read.
        if finding.record != nil { summary.records += 1 }
        summary.broken += 1
        if findings.count < LogIntake.findingLimit {
            findings.append(finding)
            summary.findings.append(finding)
        }
    }
}
