internal import AuditLogs
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// What one reading task takes in: events that may matter go to its spool, redacted; all others are only counted.
struct IntakeWorker: Sendable {
    private let redactor: Redactor
    private let known: Set<UInt64>
    private(set) var spool: EventSpool
    /// Events that are only counted, each with the row it is counted in.
    private var skipped: [UInt64: LedgerTally.Row] = [:]

    private(set) var tally = LedgerTally()
    private(set) var summary = ImportSummary()
    /// The earliest new event that is to be replayed.
    private(set) var firstEvent: Moment?
    /// The time between the first and the last event that is only counted.
    private(set) var span: (first: Moment, last: Moment)?

    /// Keeps at most so many findings; the rest is counted.
    static let findingLimit = 1_000

    init(redactor: Redactor, known: Set<UInt64>, spool: EventSpool) {
        self.redactor = redactor
        self.known = known
        self.spool = spool
    }

    /// A worker that knows the same earlier events and has taken nothing in.
    func empty(spool: EventSpool) -> IntakeWorker { IntakeWorker(redactor: redactor, known: known, spool: spool) }

    /// Adds an event that an earlier import recorded.
    mutating func addRecorded(_ event: AuditEvent) throws { try spool.add(event) }

    /// Hands the events over.
    mutating func takeSpool() -> EventSpool {
        var taken = EventSpool(memoryLimit: 1 << 20, directory: "")
        swap(&taken, &spool)
        return taken
    }

    /// Hands the counts of the ledger over.
    mutating func takeLedger() -> [LedgerCount] { tally.take() }

    /// The keys of the events that are only counted.
    var skippedKeys: some Collection<UInt64> { skipped.keys }

    mutating func add(_ item: ReadItem) throws {
        switch item {
        case .event(let event): try add(event)
        case .skipped(let record): add(record)
        case .finding(let finding): add(finding)
        case .progress: break
        }
    }

    mutating func add(_ finding: Finding) {
        // A file of its own has no position; it counts as one thing that could not be read.
        if finding.record != nil { summary.records += 1 }
        summary.broken += 1
        if summary.findings.count < IntakeWorker.findingLimit { summary.findings.append(finding) }
    }

    mutating func addFile(of size: Int) {
        summary.files += 1
        summary.bytes += size
    }

    /// Adds what another task took in; an event that both only counted counts once.
    mutating func absorb(_ other: consuming IntakeWorker) {
        var other = other
        if skipped.isEmpty {
            skipped = other.skipped
        } else {
            for (key, row) in other.skipped where skipped.updateValue(row, forKey: key) != nil {
                other.tally.takeBack(row)
                other.summary.duplicates += 1
                other.summary.events -= 1
            }
        }
        spool.absorb(other.spool)
        tally.add(other.tally)
        summary.files += other.summary.files
        summary.bytes += other.summary.bytes
        summary.records += other.summary.records
        summary.events += other.summary.events
        summary.duplicates += other.summary.duplicates
        summary.broken += other.summary.broken
        summary.findings += other.summary.findings
        firstEvent = [firstEvent, other.firstEvent].compactMap { $0 }.min()
        if let theirs = other.span {
            span = span.map { (min($0.first, theirs.first), max($0.last, theirs.last)) } ?? theirs
        }
    }

    private mutating func add(_ event: AuditEvent) throws {
        summary.records += 1
        if known.contains(EventKey.of(event.id)) {
            summary.duplicates += 1
            return
        }
        if firstEvent.map({ event.time < $0 }) ?? true { firstEvent = event.time }
        try spool.add(redactor.redact(event))
    }

    private mutating func add(_ record: SkippedRecord) {
        summary.records += 1
        guard !known.contains(record.idHash), skipped[record.idHash] == nil else {
            summary.duplicates += 1
            return
        }
        summary.events += 1
        span = span.map { (min($0.first, record.time), max($0.last, record.time)) } ?? (record.time, record.time)
        skipped[record.idHash] = tally.add(
            1,
            provider: .aws,
            service: record.service,
            operation: record.operation,
            disposition: record.disposition,
            confidence: nil,
            at: record.time
        )
    }
}
