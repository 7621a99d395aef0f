internal import AuditLogs
internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Folds events into changes, in canonical order, and sends them to be recorded.
struct HistoryFold {
    private let line: RecordingLine
    private let order = CanonicalOrder(book: .builtIn)
    private var world: World
    /// The time of the newest event that the history held before.
    private let frontier: Moment?
    private var tally: LedgerTally
    private var seen = SeenTally()
    /// Sessions, which git knows nothing of: they are counted and kept by themselves.
    private var sessions: [IndexedSession] = []
    private var sessionTally = LedgerTally()
    private var sessionsSeen = SeenTally()
    private var pendingCommits = 0
    private var progress: ImportProgress

    private(set) var newEvents = 0
    private(set) var changes = 0
    private(set) var commits = 0
    private(set) var late = 0

    /// The counts of everything that went through, by fate.
    var totals: [Disposition: Int] { tally.totals.merging(sessionTally.totals, uniquingKeysWith: +) }

    /// Commits between two flushes: what a crash may cost, against what a flush costs.
    private static let flushInterval = 20_000
    /// Rows of the ledger after which a flush is due, as few commits as there may be.
    private static let rowInterval = 50_000
    /// Sessions that are put into the index at a time.
    private static let sessionInterval = 4_096

    init(from start: FoldStart, onto line: RecordingLine, progress: ImportProgress) {
        self.line = line
        self.progress = progress
        world = start.world
        frontier = start.frontier
        tally = start.tally
    }

    /// Applies all events, in canonical order.
    mutating func run(_ merge: EventMerge, report: (ImportProgress) -> Void) throws {
        var instant: [Pending] = []
        var time: Moment?
        while let next = try merge.next() {
            if time != next.time {
                try apply(instant, report)
                instant.removeAll(keepingCapacity: true)
                time = next.time
            }
            switch next {
            // Within an instant sessions come first: what is at hand of it has not been applied yet.
            case .session(let session, let isRecorded): try open(session, isRecorded: isRecorded)
            case .event(let event, let record, let isRecorded):
                instant.append(Pending(event: event, record: record, isRecorded: isRecorded))
            }
        }
        try apply(instant, report)
        try sendSessions()
        try flush()
    }

    private struct Pending {
        let event: AuditEvent
        /// The record as one line of JSON.
        let record: [UInt8]
        let isRecorded: Bool
    }

    private mutating func open(_ session: SpooledSession, isRecorded: Bool) throws {
        world.openSession(key: session.key, eventID: session.eventID, at: session.time, record: session.record)
        guard !isRecorded else { return }
        countNew(at: session.time)
        sessionsSeen.add(SkippedRecord.hash(ofID: session.eventID), at: session.time)
        sessionTally.add(
            1,
            provider: .aws,
            service: session.service,
            operation: session.operation,
            disposition: .session,
            confidence: nil,
            at: session.time
        )
        sessions.append(
            IndexedSession(
                key: session.key,
                eventID: session.eventID,
                service: session.service,
                operation: session.operation,
                time: session.time,
                record: session.record
            )
        )
        if sessions.count >= HistoryFold.sessionInterval { try sendSessions() }
    }

    private mutating func sendSessions() throws {
        guard !sessions.isEmpty else { return }
        var batch = IndexBatch()
        batch.sessions = sessions
        batch.ledger = sessionTally.take()
        batch.seen = sessionsSeen.take()
        sessions = []
        try line.send(.activity(batch))
    }

    private mutating func apply(_ instant: [Pending], _ report: (ImportProgress) -> Void) throws {
        if instant.count == 1 {
            try apply(instant[0])
        } else if !instant.isEmpty {
            for place in order.sort(instant.map(\.event)) { try apply(instant[place]) }
        }
        // Only between instants: the order within one is decided by all of its events.
        if pendingCommits >= HistoryFold.flushInterval || tally.rowCount >= HistoryFold.rowInterval {
            try flush()
            progress.commits = commits
            report(progress)
        }
    }

    private mutating func apply(_ pending: Pending) throws {
        let event = pending.event
        let applied = world.apply(event)
        if !pending.isRecorded {
            countNew(at: event.time)
            seen.add(SkippedRecord.hash(ofID: event.id), at: event.time)
        }
        tally.add(
            1,
            provider: event.provider,
            service: event.service,
            operation: event.operation,
            disposition: applied.disposition,
            confidence: applied.disposition == .applied ? applied.confidence : nil,
            at: event.time
        )
        switch applied.disposition {
        case .applied:
            commits += 1
            pendingCommits += 1
            changes += applied.changes.count
            try line.send(.commit(event, record: pending.record, applied))
        case .noEffect, .unmodelled: try line.send(.evidence(pending.record, applied.disposition))
        case .readOnly, .failed, .session, .notConfiguration: break
        }
    }

    private mutating func countNew(at time: Moment) {
        newEvents += 1
        if let frontier, time <= frontier { late += 1 }
    }

    private mutating func flush() throws {
        pendingCommits = 0
        try line.send(.flush(ledger: tally.take(), seen: seen.take()))
    }
}

extension Spooled {
    /// When it happened.
    fileprivate var time: Moment {
        switch self {
        case .event(let event, _, _): event.time
        case .session(let session, _): session.time
        }
    }
}
