internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Writes what the fold finds: commits, the evidence on them, and the index, which it keeps in step.
///
/// One thread at a time.
final class CommitRecorder {
    let reader: HistoryReader
    let writer: HistoryWriter
    let index: HistoryIndex
    private var batch = IndexBatch()
    /// The newest commit's place in the history.
    private(set) var sequence: Int
    /// The newest commit and the evidence on it, which later events without effect are added to.
    private(set) var lastCommit: ObjectID
    private(set) var lastNote: EvidenceNote
    private var isNoteChanged = false

    init(reader: HistoryReader, writer: HistoryWriter, index: HistoryIndex) throws {
        self.reader = reader
        self.writer = writer
        self.index = index
        guard let head = writer.head else { throw HindcastError(.repository, "the history has no root commit") }
        sequence = try index.read { try $0.lastSequence() }
        lastCommit = head
        lastNote = EvidenceNote(parsing: try reader.note(on: head) ?? [])
    }

    /// Makes an event's commit.
    ///
    /// - Parameter record: the event's record, as one line of JSON.
    func commit(_ event: AuditEvent, _ record: [UInt8], _ applied: AppliedEvent) throws {
        try writeNote()
        let text = CommitText(event, applied)
        let receipt = try writer.append(text.draft(of: event, applied))
        sequence += 1
        lastCommit = receipt.commit
        lastNote = EvidenceNote(cause: record, origin: applied.origin.evidence)
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

    /// Keeps the record of an event that changed nothing: a late event may give it an effect.
    ///
    /// - Parameter record: one line of JSON.
    func keep(_ record: [UInt8], as disposition: Disposition) {
        if disposition == .noEffect {
            lastNote.noEffectTexts.append(record)
        } else {
            lastNote.unmodelledTexts.append(record)
        }
        isNoteChanged = true
    }

    /// Goes back to an earlier commit, with what is left of the evidence on it; the head is kept under a time.
    func rewind(to commit: ObjectID, at sequence: Int, note: EvidenceNote, isNoteChanged: Bool, keepingAs now: Moment)
        throws
    {
        try writer.rewind(to: commit, keepingAs: now)
        batch.truncatesAfter = sequence
        self.sequence = sequence
        lastCommit = commit
        lastNote = note
        self.isNoteChanged = isNoteChanged
    }

    /// Writes the evidence on the newest commit, now that nothing more will be added to it for the moment.
    private func writeNote() throws {
        guard isNoteChanged else { return }
        try writer.setNote(lastNote.bytes, on: lastCommit)
        isNoteChanged = false
    }

    /// Makes everything durable, first in git and then in the index.
    ///
    /// - Parameters:
    ///   - ledger: the counts of the events since the last flush.
    ///   - seen: the hashes of those that are new.
    func flush(ledger: [LedgerCount], seen: [SeenEvents]) throws {
        try writeNote()
        try writer.flush()
        batch.head = IndexHead(sequence: sequence, commit: lastCommit.bytes)
        batch.ledger = ledger
        batch.seen = seen
        try index.apply(batch)
        batch = IndexBatch()
    }
}
