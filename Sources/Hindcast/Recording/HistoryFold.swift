internal import AuditLogs
internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Folds events into commits, and keeps git, notes and index in step.
///
/// `main` is a pure function of the set of events: where new events are older than what is there, the history goes back to
/// before them and what followed is replayed from the notes.
struct HistoryFold {
    private let reader: HistoryReader
    private let writer: HistoryWriter
    private let index: HistoryIndex
    private let now: Moment
    private let order = CanonicalOrder(book: .builtIn)
    private var world = World(book: .builtIn)
    private var batch = IndexBatch()
    private var sequence = 0
    /// The newest commit and the evidence on it, which later events without effect are added to.
    private var lastCommit: ObjectID
    private var lastNote: EvidenceNote
    private var isNoteChanged = false
    /// Ids of the events that are replayed rather than new.
    private var replayed: Set<String> = []
    private var frontier: Moment?
    private var seenKeys: [UInt64] = []
    private var seenSpan: (first: Moment, last: Moment)?
    private var progress: ImportProgress

    private(set) var tally = LedgerTally()
    private(set) var newEvents = 0
    private(set) var duplicates = 0
    private(set) var changes = 0
    private(set) var commits = 0
    private(set) var late = 0

    /// Commits between two flushes: what a crash may cost, against what a flush costs.
    private static let flushInterval = 50_000

    init(reader: HistoryReader, writer: HistoryWriter, index: HistoryIndex, now: Moment, progress: ImportProgress)
        throws
    {
        self.reader = reader
        self.writer = writer
        self.index = index
        self.now = now
        self.progress = progress
        guard let head = writer.head else { throw HindcastError(.repository, "the history has no root commit") }
        lastCommit = head
        lastNote = EvidenceNote(parsing: try reader.note(on: head) ?? [])
    }

    // MARK: Where to begin

    /// Brings the world to the point before an event, and adds what was recorded after it to the events to replay.
    mutating func begin(before first: Moment?, adding intake: inout LogIntake) throws {
        guard let first else { return }
        sequence = try index.read { try $0.lastSequence() }
        frontier = try newestEvidence()
        if let frontier, first <= frontier { try goBack(before: first, adding: &intake) }
        try restoreWorld(before: first, adding: &intake)
    }

    /// The time of the newest event in the history, with or without effect.
    private func newestEvidence() throws -> Moment? {
        var newest = try index.read { view in try view.commit(at: sequence)?.time }
        for record in lastNote.noEffect + lastNote.unmodelled {
            guard let event = decode(record) else { continue }
            newest = max(newest ?? event.time, event.time)
        }
        return newest
    }

    private mutating func goBack(before first: Moment, adding intake: inout LogIntake) throws {
        let target = try index.read { view in try view.sequence(atOrBefore: Moment(nanoseconds: first.nanoseconds - 1))
        }
        let targetID =
            try target == 0
            ? root() : index.read { view in try view.commit(at: target).flatMap { ObjectID(bytes: $0.id) } }
        guard let targetID else { throw HindcastError(.index, "the index does not know commit \(target)") }

        let commits = try index.read { view in try (target + 1..<sequence + 1).compactMap { try view.commit(at: $0) } }
        for commit in commits {
            guard let id = ObjectID(bytes: commit.id) else { continue }
            let note = EvidenceNote(parsing: try reader.note(on: id) ?? [])
            if let cause = note.cause {
                try replay(cause, .applied, commit.confidence, adding: &intake)
            } else {
                throw HindcastError(
                    .repository,
                    "the evidence on commit \(id.hex) is missing, so what followed cannot be replayed",
                    hints: ["fetch refs/notes/hindcast from where the history was recorded"]
                )
            }
            for record in note.noEffect { try replay(record, .noEffect, nil, adding: &intake) }
            for record in note.unmodelled { try replay(record, .unmodelled, nil, adding: &intake) }
        }
        // Of the evidence on the commit gone back to, what is not older is replayed too.
        var kept = EvidenceNote(parsing: try reader.note(on: targetID) ?? [])
        let trailing = kept
        kept.noEffect = try trailing.noEffect.filter { try !replayIfLate($0, .noEffect, first, adding: &intake) }
        kept.unmodelled = try trailing.unmodelled.filter { try !replayIfLate($0, .unmodelled, first, adding: &intake) }
        try writer.rewind(to: targetID, keepingAs: now)
        batch.truncatesAfter = target
        sequence = target
        lastCommit = targetID
        lastNote = kept
        isNoteChanged =
            kept.noEffect.count != trailing.noEffect.count || kept.unmodelled.count != trailing.unmodelled.count
    }

    private mutating func replayIfLate(
        _ record: JSONValue,
        _ disposition: Disposition,
        _ first: Moment,
        adding intake: inout LogIntake
    ) throws -> Bool {
        guard let event = decode(record), event.time >= first else { return false }
        try replay(record, disposition, nil, adding: &intake)
        return true
    }

    private mutating func replay(
        _ record: JSONValue,
        _ disposition: Disposition,
        _ confidence: Confidence?,
        adding intake: inout LogIntake
    ) throws {
        guard let event = decode(record) else { return }
        replayed.insert(event.id)
        tally.add(
            -1,
            provider: event.provider,
            service: event.service,
            operation: event.operation,
            disposition: disposition,
            confidence: confidence,
            at: event.time
        )
        try intake.addRecorded(event)
    }

    private func decode(_ record: JSONValue) -> AuditEvent? { try? CloudTrailDecoder.decode(record).get() }

    private func root() throws -> ObjectID? {
        var id: ObjectID? = lastCommit
        while let next = id, let parent = try reader.commit(next).parent { id = parent }
        return id
    }

    /// Reads every document at the point where the replay goes on, and who had opened which session until then.
    private mutating func restoreWorld(before first: Moment, adding intake: inout LogIntake) throws {
        guard sequence > 0 else { return try restoreSessions(before: first, adding: &intake) }
        let reader = reader
        var parser = JSONParser()
        var restored = World(book: .builtIn)
        try reader.forEachEntry(at: lastCommit) { _, blob in
            if let document = ResourceDocument(json: try parser.parse(try reader.blob(blob))) {
                restored.restore(document)
            }
        }
        let sequence = sequence
        try index.read { view in
            for resource in try view.resources()
            where try view.lastVersion(of: resource.number, through: sequence)?.kind == .deleted {
                restored.restoreDeleted(resource.address)
            }
        }
        world = restored
        try restoreSessions(before: first, adding: &intake)
    }

    private mutating func restoreSessions(before first: Moment, adding intake: inout LogIntake) throws {
        var later: [AuditEvent] = []
        var earlier: [AuditEvent] = []
        let decode = self.decode
        try index.read { view in
            try view.forEachSession(since: Moment(nanoseconds: .min)) { session in
                guard let value = try? JSONValue(parsing: session.record), let event = decode(value) else { return }
                if event.time < first { earlier.append(event) } else { later.append(event) }
            }
        }
        for event in earlier { world.restoreSession(event) }
        for event in later {
            replayed.insert(event.id)
            tally.add(
                -1,
                provider: event.provider,
                service: event.service,
                operation: event.operation,
                disposition: .session,
                confidence: nil,
                at: event.time
            )
            try intake.addRecorded(event)
        }
    }

    // MARK: The fold

    /// Applies all events, in canonical order.
    mutating func run(_ merge: EventMerge, report: (ImportProgress) -> Void) throws {
        var instant: [AuditEvent] = []
        while let event = try merge.next() {
            if let first = instant.first, first.time != event.time {
                try apply(instant, report)
                instant.removeAll(keepingCapacity: true)
            }
            instant.append(event)
        }
        try apply(instant, report)
        duplicates = merge.duplicates
    }

    private mutating func apply(_ instant: [AuditEvent], _ report: (ImportProgress) -> Void) throws {
        for event in order.sort(instant) { try apply(event) }
        // Only between instants: the order within one is decided by all of its events.
        if batch.commits.count >= HistoryFold.flushInterval {
            try flush()
            progress.commits = commits
            report(progress)
        }
    }

    private mutating func apply(_ event: AuditEvent) throws {
        let applied = world.apply(event)
        let isNew = !replayed.contains(event.id)
        if isNew {
            newEvents += 1
            if let frontier, event.time <= frontier { late += 1 }
            seenKeys.append(EventKey.of(event.id))
            seenSpan =
                seenSpan.map { (min($0.first, event.time), max($0.last, event.time)) } ?? (event.time, event.time)
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
        case .applied: try commit(event, applied)
        case .noEffect:
            lastNote.noEffect.append(event.record)
            batch.noted.append(NotedEvent(eventID: event.id, sequence: sequence))
            isNoteChanged = true
        case .unmodelled:
            lastNote.unmodelled.append(event.record)
            batch.noted.append(NotedEvent(eventID: event.id, sequence: sequence))
            isNoteChanged = true
        case .session:
            let keys = SessionTable.issuedKeys(event)
            batch.sessions += keys.map {
                IndexedSession(
                    key: $0,
                    eventID: event.id,
                    time: event.time,
                    record: JSONWriter.bytes(of: event.record, layout: .compact)
                )
            }
        case .readOnly, .failed, .notConfiguration: break
        }
    }

    private mutating func commit(_ event: AuditEvent, _ applied: AppliedEvent) throws {
        try writeNote()
        let text = CommitText(event, applied)
        let receipt = try writer.append(text.draft(time: event.time, changes: applied.changes))
        sequence += 1
        commits += 1
        changes += applied.changes.count
        lastCommit = receipt.commit
        lastNote = EvidenceNote(cause: event.record, origin: applied.origin.evidence)
        isNoteChanged = true
        batch.commits.append(
            IndexedCommit(
                text.trailers,
                sequence: sequence,
                id: receipt.commit,
                subject: text.subject,
                changes: zip(applied.changes, receipt.blobs).map { change, blob in
                    IndexedChange(
                        address: change.address,
                        kind: change.kind,
                        blob: blob?.bytes,
                        document: change.after ?? change.before
                    )
                }
            )
        )
    }

    /// Writes the evidence on the newest commit, now that nothing more will be added to it for the moment.
    private mutating func writeNote() throws {
        guard isNoteChanged else { return }
        try writer.setNote(lastNote.bytes, on: lastCommit)
        isNoteChanged = false
    }

    private mutating func flush() throws {
        try writeNote()
        try writer.flush()
        batch.head = IndexHead(sequence: sequence, commit: lastCommit.bytes)
        batch.ledger += tally.take()
        if let seenSpan, !seenKeys.isEmpty {
            batch.seen = SeenEvents(first: seenSpan.first, last: seenSpan.last, keys: seenKeys.sorted())
        }
        try index.apply(batch)
        batch = IndexBatch()
        seenKeys = []
        seenSpan = nil
    }

    /// Makes the last batch durable, with what reading alone has counted.
    mutating func finish(intake: inout LogIntake, summary: inout ImportSummary) throws {
        try flush()
        batch.ledger = intake.takeLedger()
        batch.findings = summary.findings
        batch.seen = intake.seen
        summary.head = lastCommit.hex
        batch.finished = IndexedImport(summary, head: lastCommit.bytes)
        try index.apply(batch)
    }
}

extension IndexedImport {
    fileprivate init(_ summary: ImportSummary, head: [UInt8]) {
        self.init()
        files = summary.files
        bytes = summary.bytes
        records = summary.records
        events = summary.events
        changes = summary.changes
        commits = summary.commits
        duplicates = summary.duplicates
        late = summary.late
        broken = summary.broken
        self.head = head
    }
}
