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
    /// The time of the last event that is replayed: until then nothing is published, for a history that ended in the
    /// middle of what was known already would be a wrong answer, and after a crash a lasting one.
    private let replayEnd: Moment?
    /// Commits between two flushes: what a crash may cost, against what a flush costs.
    private let flushInterval: Int
    private var tally: LedgerTally
    private var seen = SeenTally()
    /// Sessions, which git knows nothing of: they are counted and kept by themselves.
    private var sessions: [OpenedSession] = []
    private var sessionTally = LedgerTally()
    private var sessionsSeen = SeenTally()
    private var pendingCommits = 0
    private var pendingSessions = 0
    private var progress: ImportProgress
    /// The operations that are known to have ended.
    private let ends: OperationEnds
    /// What the events know better of what was there before.
    private(set) var missed: MissedChanges

    private(set) var newEvents = 0
    private(set) var changes = 0
    private(set) var commits = 0
    private(set) var late = 0

    /// The counts of everything that went through, by fate.
    var totals: [Disposition: Int] { tally.totals.merging(sessionTally.totals, uniquingKeysWith: +) }

    /// Rows of the ledger after which a flush is due, as few commits as there may be.
    private static let rowInterval = 150_000
    /// Sessions after which a flush is due: packed, about a hundred bytes each.
    private static let sessionInterval = 131_072

    init(
        from start: FoldStart,
        onto line: RecordingLine,
        flushInterval: Int,
        progress: ImportProgress,
        ends: OperationEnds,
        expectsBaselines: Bool,
        missed: MissedChanges
    ) {
        self.line = line
        self.ends = ends
        self.missed = missed
        self.flushInterval = flushInterval
        replayEnd = start.replayEnd
        self.progress = progress
        world = start.world
        if expectsBaselines { world.expectBaselines() }
        frontier = start.frontier
        tally = start.tally
    }

    /// Applies all events, in canonical order.
    mutating func run(_ feed: EventFeed, report: (ImportProgress) -> Void) throws {
        var instant: [Pending] = []
        var time: Moment?
        while let next = try feed.next() {
            if time != next.time {
                try apply(instant, report)
                instant.removeAll(keepingCapacity: true)
                time = next.time
            }
            switch next {
            // Within an instant sessions come first: what is at hand of it has not been applied yet.
            case .session(let session, let isRecorded):
                if let event = unfinished(session) {
                    // It is remembered as well: a later import may bring its end, and others look for who started them.
                    world.openSession(
                        key: session.key,
                        eventID: session.eventID,
                        at: session.time,
                        record: session.record
                    )
                    if !isRecorded { try remember(session) }
                    instant.append(
                        Pending(prepared: feed.prepare(event), record: session.record, isRecorded: isRecorded)
                    )
                } else {
                    try open(session, isRecorded: isRecorded)
                }
            case .event(let prepared, let record, let isRecorded):
                instant.append(Pending(prepared: prepared, record: record, isRecorded: isRecorded))
            }
        }
        try apply(instant, report)
        try flush()
    }

    private struct Pending {
        let prepared: PreparedEvent
        /// The record as one line of JSON.
        let record: [UInt8]
        let isRecorded: Bool

        var event: AuditEvent { prepared.event }

        /// The record as evidence: an id that was made from its content stands in it, since the content may have been
        /// redacted since, and would make another one.
        var evidence: [UInt8] {
            guard event.id.hasPrefix("sha256-"), var members = event.record.object,
                members["eventID"]?.scalarText ?? "" == ""
            else { return record }
            members["eventID"] = .string(event.id)
            return JSONWriter.bytes(of: .object(members), layout: .compact)
        }
    }

    private mutating func open(_ session: OpenedSession, isRecorded: Bool) throws {
        world.openSession(key: session.key, eventID: session.eventID, at: session.time, record: session.record)
        guard !isRecorded else {
            // Its count was taken back with what is replayed.
            if OperationEnds.isStart(session.key) { HistoryFold.count(session, in: &tally) }
            return
        }
        countNew(at: session.time)
        sessionsSeen.add(
            SkippedRecord.hash(ofID: session.eventID, source: session.service, operation: session.operation),
            at: session.time
        )
        HistoryFold.count(session, in: &sessionTally)
        try remember(session)
    }

    private static func count(_ session: OpenedSession, in tally: inout LedgerTally) {
        tally.add(
            1,
            provider: SessionTable.provider(ofKey: session.key),
            service: session.service,
            operation: session.operation,
            disposition: OperationEnds.disposition(ofKey: session.key),
            confidence: nil,
            at: session.time
        )
    }

    /// The event of an operation's start that no event ends; `nil` for anything else.
    private func unfinished(_ session: OpenedSession) -> AuditEvent? {
        guard OperationEnds.isStart(session.key), !ends.end(session) else { return nil }
        return AuditEvent(recordedText: session.record)
    }

    private mutating func remember(_ session: OpenedSession) throws {
        sessions.append(session)
        if sessions.count >= 1_024 { try sendSessions() }
    }

    private mutating func sendSessions() throws {
        guard !sessions.isEmpty else { return }
        pendingSessions += sessions.count
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
        let isDue =
            pendingCommits >= flushInterval || tally.rowCount >= HistoryFold.rowInterval
            || pendingSessions >= HistoryFold.sessionInterval
        guard isDue, let time = instant.first?.prepared.event.time else { return }
        if let replayEnd, time < replayEnd {
            guard pendingCommits >= flushInterval else { return }
            pendingCommits = 0
            try line.send(.forgetCommits)
        } else {
            try flush()
        }
        progress.commits = commits
        report(progress)
    }

    private mutating func apply(_ pending: Pending) throws {
        let prepared = pending.prepared
        let applied = world.apply(prepared)
        if !pending.isRecorded {
            missed.add(applied.missed, of: prepared.event)
            countNew(at: prepared.event.time)
            seen.add(
                SkippedRecord.hash(
                    ofID: prepared.event.id,
                    source: prepared.event.source,
                    operation: prepared.event.operation
                ),
                at: prepared.event.time
            )
        }
        tally.add(
            1,
            provider: prepared.event.provider,
            service: prepared.event.service,
            operation: prepared.event.operation,
            disposition: applied.disposition,
            confidence: applied.disposition.makesCommit ? applied.confidence : nil,
            at: prepared.event.time
        )
        switch applied.disposition {
        case .applied, .unlogged:
            commits += 1
            pendingCommits += 1
            changes += applied.changes.count
            try line.send(.commit(RecordedChange(prepared.event, record: pending.evidence, applied)))
        case .noEffect, .observed, .unmodelled:
            try line.send(.evidence(pending.evidence, applied.disposition, eventID: prepared.event.id))
        case .readOnly, .failed, .session, .staged, .notConfiguration: break
        }
    }

    private mutating func countNew(at time: Moment) {
        newEvents += 1
        if let frontier, time <= frontier { late += 1 }
    }

    private mutating func flush() throws {
        try sendSessions()
        pendingCommits = 0
        pendingSessions = 0
        try line.send(.flush(ledger: tally.take(), seen: seen.take()))
    }
}

extension EventFeed.Item {
    /// When it happened.
    fileprivate var time: Moment {
        switch self {
        case .event(let prepared, _, _): prepared.event.time
        case .session(let session, _): session.time
        }
    }
}
