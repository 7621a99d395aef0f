internal import AuditLogs
internal import HindcastModel
internal import Replay

/// What one reading task takes in: events that may change something, and those that tell who stands behind an access
/// key, go to its spool, redacted; all others are only counted.
struct IntakeWorker: Sendable {
    private let redactor: Redactor
    private let book = RuleBook.builtIn
    /// What the actions of calls tell of their rows of the ledger.
    private var rows: [ReadCall.Action: OutlinedRow] = [:]
    var spool: EventSpool
    var skips: SkipSpool
    /// The operations whose ends were read.
    private(set) var ends = OperationEnds()
    /// Where the records lie that say what was there before.
    private(set) var missed = MissedChanges()
    /// Events that make no commit, where they are to be kept.
    private(set) var activity: EventSpool?
    private(set) var summary = ImportSummary()
    /// Whether what baselines show is among the events.
    private(set) var holdsObservations = false

    /// Keeps at most so many findings; the rest is counted.
    static let findingLimit = 1_000
    /// Actions that are remembered: a trail holds some hundreds, a hostile one shall not fill the memory.
    private static let actionLimit = 20_000
    /// Memory for events that are not on disk yet, over all tasks.
    private static let spoolMemory = 32 << 20
    /// Records that are only counted and not on disk yet, over all tasks: 6 MB.
    private static let skipCount = 1 << 18

    /// - Parameters:
    ///   - share: among how many tasks the memory is divided.
    ///   - directory: where temporary files may be made.
    ///   - keepsActivity: whether events that make no commit are to be kept.
    init(redactor: Redactor, share: Int, directory: String, keepsActivity: Bool) {
        self.redactor = redactor
        let memory = IntakeWorker.spoolMemory / share
        spool = EventSpool(memoryLimit: memory, directory: directory)
        activity = keepsActivity ? EventSpool(memoryLimit: memory, directory: directory) : nil
        skips = SkipSpool(limit: IntakeWorker.skipCount / share, directory: directory)
    }

    /// Takes what a reader hands out.
    ///
    /// - Parameters:
    ///   - file: the file's name.
    ///   - record: the record's position in it.
    mutating func add(_ item: ReadItem, from file: String, at record: Int) throws {
        switch item {
        case .event(let event):
            missed.note(event, in: file, at: record)
            try add(event)
        case .call(let call): try add(call)
        case .session(let session):
            summary.records += 1
            try spool.add(session)
        case .skipped(let record): try add(record)
        case .passedOver(let event, let record):
            try add(record)
            try activity?.add(redactor.redact(event))
        case .finding(let finding): add(finding)
        case .progress: break
        }
    }

    private mutating func add(_ record: SkippedRecord) throws {
        summary.records += 1
        try skips.add(time: record.time, idHash: record.idHash, action: record.action)
    }

    private mutating func add(_ call: ReadCall) throws {
        switch row(of: call.action) {
        case .mayChange:
            summary.records += 1
            try spool.add(call)
        case .settled(let disposition):
            summary.records += 1
            try skips.add(
                time: call.time,
                idHash: SkippedRecord.hash(ofID: call.id),
                action: SkippedAction(
                    provider: .aws,
                    service: call.action.service,
                    operation: call.action.operation,
                    disposition: disposition
                )
            )
        case .unknown:
            guard let event = AuditEvent(recordedText: call.record) else {
                throw SpoolError(reason: "the record \(call.id) cannot be read back")
            }
            try add(event)
        }
    }

    private mutating func row(of action: ReadCall.Action) -> OutlinedRow {
        if let known = rows[action] { return known }
        let row = book.row(ofOutline: action.outline)
        if rows.count >= IntakeWorker.actionLimit { rows.removeAll() }
        rows[action] = row
        return row
    }

    private mutating func add(_ event: AuditEvent) throws {
        summary.records += 1
        ends.add(event)
        if let key = OperationEnds.failureKey(of: event) {
            try activity?.add(redactor.redact(event))
            return try spool.add(redactor.redact(event), asSessionOf: key)
        }
        let disposition = book.disposition(ofSettled: event)
        if disposition == nil {
            return try spool.add(redactor.redact(event), asSessionOf: RuleBook.stagingKey(of: event))
        }
        try activity?.add(redactor.redact(event))
        if disposition == .session, let key = SessionTable.issuedKeys(event).first {
            return try spool.add(redactor.redact(event), asSessionOf: key)
        }
        try skips.add(
            time: event.time,
            idHash: SkippedRecord.hash(ofID: event.id),
            action: SkippedAction(
                provider: event.provider,
                service: event.service,
                operation: event.operation,
                disposition: disposition ?? .unmodelled
            )
        )
    }

    mutating func add(_ finding: Finding) {
        // A file of its own has no position; it counts as one thing that could not be read.
        if finding.record != nil { summary.records += 1 }
        summary.broken += 1
        if summary.findings.count < IntakeWorker.findingLimit { summary.findings.append(finding) }
    }

    /// Adds what a baseline shows, redacted.
    mutating func add(observed event: AuditEvent) throws {
        summary.records += 1
        holdsObservations = true
        try spool.add(event)
    }

    /// Adds an event that an earlier import recorded.
    mutating func add(recorded event: AuditEvent, isCounted: Bool) throws {
        if event.kind == .observation { holdsObservations = true }
        ends.add(event)
        // A start that acted by itself waits again where the event of its end has come.
        try spool.add(event, asSessionOf: RuleBook.stagingKey(of: event), isRecorded: isCounted)
    }

    /// Adds a session that an earlier import recorded.
    mutating func add(recorded session: OpenedSession, isCounted: Bool) throws {
        ends.add(session)
        // The same start may come from another log of Azure's, under another id.
        let start = OperationEnds.isStart(session.key) ? AuditEvent(recordedText: session.record) : nil
        try spool.add(session, shared: start.map { ($0.sharedID, $0.account) }, isRecorded: isCounted)
    }

    /// Remembers what an event tells of the end of its operation that an earlier import kept and that is not replayed.
    mutating func note(_ session: OpenedSession) {
        // An answer that is older than all that is replayed comes before any start among that.
        if OperationEnds.isFailure(session.key) { ends.add(session) }
    }

    mutating func addFile(of size: Int) {
        summary.files += 1
        summary.bytes += size
    }

    /// Gives back the events that make no commit and are to be kept; whether they are known already, the index tells.
    mutating func mergedActivity() throws -> EventMerge? { try activity?.merged() }

    /// Adds what another task took in.
    mutating func absorb(_ other: consuming IntakeWorker) {
        spool.absorb(other.spool)
        skips.absorb(other.skips)
        ends.formUnion(other.ends)
        missed.formUnion(other.missed)
        if let more = other.activity { activity?.absorb(more) }
        summary.files += other.summary.files
        summary.bytes += other.summary.bytes
        summary.records += other.summary.records
        summary.broken += other.summary.broken
        summary.findings += other.summary.findings
    }
}
