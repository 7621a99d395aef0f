internal import AuditLogs
internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Where a fold goes on: before the earliest new event.
///
/// `main` is a pure function of the set of events: where new events are older than what is there, the history goes back to
/// before them and what followed is replayed from the notes.
struct FoldStart {
    /// Everything that the events before have shown.
    private(set) var world: World
    /// The time of the newest event in the history.
    private(set) var frontier: Moment?
    /// The time of the last event that is replayed; `nil` where none is.
    private(set) var replayEnd: Moment?
    /// The counts of the events that are replayed, taken back.
    private(set) var tally = LedgerTally()
    /// The starts of operations whose counts are taken back already, by their ids.
    private var takenBack: Set<String> = []

    /// Brings recorder and world to the point before an event, and adds what was recorded after it to the events to
    /// replay.
    ///
    /// - Parameters:
    ///   - first: the time of the earliest new event; `nil` where there is none.
    ///   - now: what the head is kept under that late events replace.
    init(before first: Moment?, in recorder: CommitRecorder, adding intake: inout LogIntake, now: Moment) throws {
        world = World(book: .builtIn, decode: FoldStart.decode)
        guard let earliest = first else { return }
        let first = try FoldStart.earliestStart(endedBy: intake.ends, before: earliest, in: recorder.index)
        frontier = try FoldStart.newestEvidence(in: recorder)
        if let frontier, first <= frontier { try goBack(recorder, before: first, adding: &intake, now: now) }
        try restoreDocuments(from: recorder)
        world.sureBefore = FoldStart.sureTime(in: recorder.index, through: recorder.sequence)
        try restoreSessions(from: recorder.index, before: first, adding: &intake)
    }

    /// The time of the earliest operation that acted by itself so far and whose end is among the events at hand; that of the
    /// earliest event where there is none.
    private static func earliestStart(
        endedBy ends: OperationEnds,
        before earliest: Moment,
        in index: HistoryIndex
    ) throws -> Moment {
        guard !ends.isEmpty else { return earliest }
        var first = earliest
        try index.read { view in
            var starts: [OpenedSession] = []
            try view.forEachSession(since: FoldStart.oldestSession(at: earliest)) { session in
                if session.time < earliest, OperationEnds.isStart(session.key), ends.end(session) {
                    starts.append(session)
                }
            }
            // Most waited for their ends already.
            for start in starts where start.time < first {
                let acted = try view.sequence(ofEvent: start.eventID) != nil
                if try acted || !view.sequencesNoting(event: start.eventID).isEmpty { first = start.time }
            }
        }
        return first
    }

    /// The time before which no session is at work any more.
    private static func oldestSession(at time: Moment) -> Moment {
        Moment(nanoseconds: time.nanoseconds.subtractingClamped(SessionTable.lifetime * 1_000_000_000))
    }

    /// The time of the newest event in the history, with or without effect.
    private static func newestEvidence(in recorder: CommitRecorder) throws -> Moment? {
        var newest = try recorder.index.read { view in try view.commit(at: recorder.sequence)?.time }
        for record in recorder.lastNote.noEffectTexts + recorder.lastNote.unmodelledTexts {
            guard let event = decode(record) else { continue }
            newest = max(newest ?? event.time, event.time)
        }
        return newest
    }

    private mutating func goBack(
        _ recorder: CommitRecorder,
        before first: Moment,
        adding intake: inout LogIntake,
        now: Moment
    ) throws {
        let reader = recorder.reader
        let (target, targetID) = try recorder.index.read { view in
            let target = try view.sequence(before: first)
            return (target, try target == 0 ? nil : view.commit(at: target).flatMap { ObjectID(bytes: $0.id) })
        }
        guard let targetID = try target == 0 ? FoldStart.root(of: reader, from: recorder.lastCommit) : targetID else {
            throw HindcastError(.index, "the index does not know commit \(target)")
        }
        for sequence in target + 1..<recorder.sequence + 1 {
            guard let commit = try recorder.index.read({ view in try view.commit(at: sequence) }),
                let id = ObjectID(bytes: commit.id)
            else { throw HindcastError(.index, "the index does not know commit \(sequence)") }
            let note = EvidenceNote(parsing: try reader.note(on: id) ?? [])
            guard let cause = note.causeText else {
                throw HindcastError(
                    .repository,
                    "the evidence on commit \(id.hex) is missing, so what followed cannot be replayed",
                    hints: ["fetch refs/notes/hindcast from where the history was recorded"]
                )
            }
            try replay(cause, .applied, commit.confidence, adding: &intake)
            for record in note.noEffectTexts { try replay(record, .noEffect, nil, adding: &intake) }
            for record in note.unmodelledTexts { try replay(record, .unmodelled, nil, adding: &intake) }
        }
        // Of the evidence on the commit gone back to, what is not older is replayed too.
        let note = EvidenceNote(parsing: try reader.note(on: targetID) ?? [])
        var kept = note
        kept.noEffectTexts = try note.noEffectTexts.filter { try !replayIfLate($0, .noEffect, first, adding: &intake) }
        kept.unmodelledTexts = try note.unmodelledTexts.filter {
            try !replayIfLate($0, .unmodelled, first, adding: &intake)
        }
        try recorder.rewind(
            to: targetID,
            at: target,
            note: kept,
            isNoteChanged: kept.noEffectTexts.count != note.noEffectTexts.count
                || kept.unmodelledTexts.count != note.unmodelledTexts.count,
            keepingAs: now
        )
    }

    private mutating func replayIfLate(
        _ record: [UInt8],
        _ disposition: Disposition,
        _ first: Moment,
        adding intake: inout LogIntake
    ) throws -> Bool {
        guard let event = FoldStart.decode(record), event.time >= first else { return false }
        try replay(record, disposition, nil, adding: &intake)
        return true
    }

    private mutating func replay(
        _ record: [UInt8],
        _ disposition: Disposition,
        _ confidence: Confidence?,
        adding intake: inout LogIntake
    ) throws {
        guard let event = FoldStart.decode(record) else {
            throw HindcastError(
                .repository,
                "a record in refs/notes/hindcast cannot be read back, so what followed cannot be replayed",
                hints: ["fetch refs/notes/hindcast from where the history was recorded"]
            )
        }
        replayEnd = max(replayEnd ?? event.time, event.time)
        // Where the index was lost, nothing is counted of what git has: it counts as new.
        guard try intake.isKnown(event) else { return try intake.add(recorded: event, isCounted: false) }
        tally.add(
            -1,
            provider: event.provider,
            service: event.service,
            operation: event.operation,
            disposition: disposition.row(for: event.kind),
            confidence: confidence,
            at: event.time
        )
        if RuleBook.stagingKey(of: event) != nil {
            // It comes back as what waits, from the index.
            takenBack.insert(event.id)
        } else {
            try intake.add(recorded: event, isCounted: true)
        }
    }

    /// When a resource was made, or shown by a baseline that changed it; what is known of it from then on may go unlogged.
    private static func sureTime(in index: HistoryIndex, through sequence: Int) -> @Sendable (Address) -> Moment? {
        { address in
            try? index.read { view in
                guard let resource = try view.resource(at: address)?.number,
                    let incarnation = try view.incarnation(of: resource, through: sequence)
                else { return nil }
                let versions = try view.versions(of: resource, after: incarnation.start - 1, through: sequence)
                for version in versions.reversed() {
                    guard let commit = try view.commit(at: version.sequence) else { continue }
                    if commit.principal.hasSameBytes(as: Principal.nobody) { return commit.time }
                }
                return incarnation.isCreation ? try view.commit(at: incarnation.start)?.time : nil
            }
        }
    }

    private static let decode: SessionTable.Decode = { record in
        (try? JSONValue(parsing: record)).flatMap { try? RecordDecoder.decode($0).get() }
    }

    private static func root(of reader: HistoryReader, from head: ObjectID) throws -> ObjectID {
        var id = head
        while let parent = try reader.parent(of: id) { id = parent }
        return id
    }

    /// Reads every document at the point where the replay goes on.
    private mutating func restoreDocuments(from recorder: CommitRecorder) throws {
        let sequence = recorder.sequence
        guard sequence > 0 else { return }
        let reader = recorder.reader
        var parser = JSONParser()
        var restored = World(book: .builtIn, decode: FoldStart.decode)
        try reader.forEachEntry(at: recorder.lastCommit) { _, blob in
            let content = try reader.blob(blob)
            if let document = ResourceDocument(json: try parser.parse(content)) {
                // What somebody else wrote into the repository need not be laid out as it is here.
                let canonical = document.canonicalBytes
                restored.restore(document, content: canonical == content ? content : canonical)
            }
        }
        try recorder.index.read { view in
            for resource in try view.resources()
            where try view.lastVersion(of: resource.number, through: sequence)?.kind == .deleted {
                restored.restoreDeleted(resource.address)
            }
        }
        world = restored
    }

    /// Remembers the sessions that may still be at work, and adds the later ones to what is replayed.
    private mutating func restoreSessions(
        from index: HistoryIndex,
        before first: Moment,
        adding intake: inout LogIntake
    ) throws {
        let start = FoldStart.oldestSession(at: first)
        var earlier: [OpenedSession] = []
        try index.read { view in
            try view.forEachSession(since: start) { session in
                guard session.time >= first else {
                    intake.note(session)
                    return earlier.append(session)
                }
                if try intake.add(recorded: session) { takeBack(session) }
            }
        }
        earlier.sort { $0.time != $1.time ? $0.time < $1.time : $0.eventID.precedesInBytes($1.eventID) }
        for session in earlier {
            world.openSession(key: session.key, eventID: session.eventID, at: session.time, record: session.record)
        }
    }

    /// Takes back the count of an operation's start that waited: the fold tells anew what becomes of it.
    private mutating func takeBack(_ session: OpenedSession) {
        // The index may hold it twice: as it was recorded, and as a note told of it. Those that acted count as applied.
        guard OperationEnds.isStart(session.key), takenBack.insert(session.eventID).inserted else { return }
        tally.add(
            -1,
            provider: SessionTable.provider(ofKey: session.key),
            service: session.service,
            operation: session.operation,
            disposition: OperationEnds.disposition(ofKey: session.key),
            confidence: nil,
            at: session.time
        )
    }
}

extension Int64 {
    /// The difference, or the lowest number where it would be below.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .min : difference
    }
}
