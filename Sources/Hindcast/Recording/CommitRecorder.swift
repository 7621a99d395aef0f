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
    private let indexing: BackgroundWork
    private var batch = IndexBatch()
    /// Whether there were more commits than memory should hold before they could be published: the index takes them
    /// from git.
    private var isIndexBehind = false
    /// The newest commit's place in the history.
    private(set) var sequence: Int
    /// The newest commit and the evidence on it, which later events without effect are added to.
    private(set) var lastCommit: ObjectID
    private(set) var lastNote: EvidenceNote
    private var isNoteChanged = false
    /// Whose evidence it is: what one session does is proven by the same records.
    private var lastPrincipal = ""

    init(reader: HistoryReader, writer: HistoryWriter, index: HistoryIndex, isInStep: Bool) throws {
        indexing = BackgroundWork(label: "hindcast.indexing", isInStep: isInStep)
        self.reader = reader
        self.writer = writer
        self.index = index
        guard let head = writer.head else { throw HindcastError(.repository, "the history has no root commit") }
        sequence = try index.read { try $0.lastSequence() }
        lastCommit = head
        lastNote = EvidenceNote(parsing: try reader.note(on: head) ?? [])
    }

    /// Makes an event's commit.
    func commit(_ change: RecordedChange) throws {
        try writeNote()
        let text = CommitText(change.event, change.applied)
        let receipt = try writer.append(text.draft(of: change.event, change.applied))
        sequence += 1
        lastCommit = receipt.commit
        lastNote = EvidenceNote(cause: change.record, origin: change.applied.origin.evidence)
        lastPrincipal = text.trailers.principal
        isNoteChanged = true
        batch.commits.append(
            IndexedCommit(
                text.trailers,
                sequence: sequence,
                id: receipt.commit,
                subject: text.subject,
                changes: change.applied.changes.indices.map { place in
                    IndexedChange(change.applied.changes[place], blob: receipt.blobs[place]?.bytes)
                }
            )
        )
    }

    /// Keeps the record of an event that changed nothing: a late event may give it an effect.
    ///
    /// - Parameter record: one line of JSON.
    func keep(_ record: [UInt8], of eventID: String, as disposition: Disposition) {
        if disposition == .unmodelled {
            lastNote.unmodelledTexts.append(record)
        } else {
            lastNote.noEffectTexts.append(record)
        }
        batch.noted.append(NotedEvent(eventID: eventID, sequence: sequence))
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
        lastPrincipal = ""
        self.isNoteChanged = isNoteChanged
    }

    /// Writes the evidence on the newest commit, now that nothing more will be added to it for the moment.
    private func writeNote() throws {
        guard isNoteChanged else { return }
        try writer.setNote(lastNote.bytes, on: lastCommit, kind: lastPrincipal)
        isNoteChanged = false
    }

    /// Takes in what git knows nothing of, to count from the next flush on.
    func add(_ activity: IndexBatch) {
        batch.sessions += activity.sessions
        batch.packFullSegments()
        batch.ledger += activity.ledger
        batch.seen += activity.seen
    }

    /// Frees the memory of the commits so far, in the middle of a replay that must not be published half.
    func forgetCommits() {
        batch.commits.removeAll()
        isIndexBehind = true
    }

    /// Makes everything durable in git, and has the index take it in beside the commits that follow.
    ///
    /// What only the index holds is announced to it before git's references move, and counts once they have.
    ///
    /// - Parameters:
    ///   - ledger: the counts of the events since the last flush.
    ///   - seen: the hashes of those that are new.
    func flush(ledger: [LedgerCount], seen: [SeenEvents]) throws {
        try writeNote()
        try finishIndexing()
        batch.head = IndexHead(sequence: sequence, commit: lastCommit.bytes)
        batch.ledger += ledger
        batch.seen += seen
        batch.pack()
        let point = try writer.prepareFlush()
        try index.announce(batch, at: GitPoint(head: point.head.bytes, notes: point.notes?.bytes))
        try writer.publish()
        if isIndexBehind {
            batch.commits = []
            batch.truncatesAfter = nil
            try index.transaction { transaction in
                try IndexKeeper.catchUp(&transaction, with: reader, to: point.head)
                try transaction.applyAnnounced(batch)
            }
            isIndexBehind = false
        } else {
            indexing.run { [index, batch] in try index.transaction { try $0.applyAnnounced(batch) } }
        }
        batch = IndexBatch()
    }

    /// Waits until the index has taken in what was flushed.
    func finishIndexing() throws { try indexing.finish() }
}
