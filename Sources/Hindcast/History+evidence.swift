internal import AuditLogs
internal import FastJSON
internal import GitStore
public import HindcastModel
internal import HistoryIndex
internal import Replay

extension History {
    /// Returns the redacted record of an event.
    ///
    /// - Throws: as ``evidence(ofEvent:)``.
    public func record(ofEvent id: String) throws(HindcastError) -> JSONValue { try evidence(ofEvent: id).record }

    /// Returns what proves an event: its redacted record, and those that show who stands behind it.
    ///
    /// An event that made no commit is found where it may have changed something: its record is in the note of the
    /// last commit before it, or, of a call for credentials, in the index. Of one that only read, failed or works on
    /// data a record is kept only by an import that is asked to.
    ///
    /// - Throws: `notFound` where the history holds no record of that event, with what is known of it.
    public func evidence(ofEvent id: String) throws(HindcastError) -> EventEvidence {
        try ask { view in
            if let sequence = try view.sequence(ofEvent: id), let commit = try view.commit(at: sequence) {
                return try evidence(of: commit, view)
            }
            // The head's note may have got events without the index, should an import have died in between.
            for sequence in try view.sequencesNoting(event: id) + [view.lastSequence()] {
                if let found = try evidence(ofEvent: id, notedAt: sequence, view) { return found }
            }
            if let session = try view.session(ofEvent: id) {
                let record = try JSONValue(parsing: session.record)
                guard let event = AuditEvent(recorded: record) else {
                    throw HindcastError(.index, "the record of event \(id) cannot be read")
                }
                return EventEvidence(
                    facts: EventFacts(event),
                    disposition: OperationEnds.disposition(ofKey: session.key),
                    record: record,
                    origin: [],
                    changes: [],
                    noteCommit: nil
                )
            }
            if let kept = try view.keptEvent(ofEvent: id), !kept.record.isEmpty {
                let record = try JSONValue(parsing: kept.record)
                guard let event = AuditEvent(recorded: record) else {
                    throw HindcastError(.index, "the record of event \(id) cannot be read")
                }
                // A stage of a call that a later one tells the end of is kept among all others.
                let isStaged = RuleBook.builtIn.disposition(ofSettled: event) == .staged
                return EventEvidence(
                    facts: EventFacts(event),
                    disposition: isStaged ? .staged : kept.disposition,
                    record: record,
                    origin: [],
                    changes: [],
                    noteCommit: nil
                )
            }
            // What is only counted is known by its id and its time.
            let hash = SkippedRecord.hash(ofID: id)
            let wasSeen = try view.hasSeen { hour, key in SeenTally.isKey(key, of: hash, inHour: hour) }
            throw HindcastError(unrecordedEvent: id, wasSeen: wasSeen)
        }
    }

    private func evidence(of commit: IndexedCommit, _ view: IndexView) throws -> EventEvidence {
        guard let bytes = try objects.note(onCommit: commit.id) else {
            throw HindcastError(
                .notFound,
                "the evidence of event \(commit.eventID) is not in the repository",
                hints: ["fetch it with: git fetch origin refs/notes/hindcast:refs/notes/hindcast"]
            )
        }
        let note = EvidenceNote(parsing: bytes)
        guard let record = note.cause else {
            throw HindcastError(.repository, "the note on commit \(commit.id.hex) holds no record")
        }
        let changes = try view.changes(at: commit.sequence).map { number, version in
            ChangeEntry(commit, try view.resource(number).address, version.kind)
        }.sortedByAddress(\.resource)
        guard let change = changes.first else {
            throw HindcastError(.index, "the index knows no change of commit \(commit.id.hex)")
        }
        return EventEvidence(
            facts: EventFacts(change),
            disposition: .applied,
            record: record,
            origin: note.origin,
            changes: changes,
            noteCommit: commit.id.hex
        )
    }

    /// Looks for an event without a commit in the note of the last commit before it.
    private func evidence(ofEvent id: String, notedAt sequence: Int, _ view: IndexView) throws -> EventEvidence? {
        guard let commit = try sequence == 0 ? root(view) : view.commit(at: sequence)?.id,
            let bytes = try objects.note(onCommit: commit)
        else { return nil }
        let note = EvidenceNote(parsing: bytes)
        for (records, disposition) in [(note.noEffect, Disposition.noEffect), (note.unmodelled, .unmodelled)] {
            for record in records {
                guard let event = AuditEvent(recorded: record), event.id.hasSameBytes(as: id) else { continue }
                return EventEvidence(
                    facts: EventFacts(event),
                    disposition: disposition.row(for: event.kind),
                    record: record,
                    origin: [],
                    changes: [],
                    noteCommit: commit.hex
                )
            }
        }
        return nil
    }

    /// The root commit's id: it is in no index, and stands before the first that is.
    private func root(_ view: IndexView) throws -> [UInt8]? {
        guard let first = try view.commit(at: 1) else { return try view.head()?.commit }
        return try objects.parent(ofCommit: first.id)
    }
}

extension HindcastError {
    /// The error of an event that has no commit.
    init(unknownEvent id: String) {
        self.init(
            .notFound,
            "no event “\(id)” changed anything in this history",
            hints: ["an event that only read, failed or left everything as it was has no commit"]
        )
    }

    /// The error of an event whose record the history does not hold.
    init(unrecordedEvent id: String, wasSeen: Bool) {
        guard wasSeen else {
            self.init(
                .notFound,
                "the history knows no event “\(id)”",
                hints: ["was its log imported? Ids are those of the log, such as CloudTrail's eventID"]
            )
            return
        }
        self.init(
            .notFound,
            "event “\(id)” was taken in, and its record is not kept",
            hints: [
                "it only read, was refused, or works on data: it changed no configuration, and counts in the ledger",
                "import with --activity to keep such records",
            ]
        )
    }
}
