internal import GitStore
internal import HindcastModel
internal import HistoryIndex

extension History {
    /// Verifies the history in a bare git repository: its objects, references, commits, notes and documents, its index
    /// and its ledger. Changes nothing, and needs neither git nor a lock.
    ///
    /// - Parameters:
    ///   - limit: at most so many findings are kept; all are counted.
    ///   - progress: called now and then.
    /// - Throws: `repository` where there is no history at all.
    public static func verify(
        at path: String,
        limit: Int = 1_000,
        progress: (VerificationProgress) -> Void = { _ in }
    ) throws(HindcastError) -> VerificationReport {
        do {
            var verification = Verification(reader: try HistoryReader(opening: path), limit: limit)
            try verification.run(progress)
            // What goes while it is looked at is no damage.
            try verification.reader.expectRepository()
            return verification.report
        } catch {
            throw HindcastError(describing: error)
        }
    }
}

/// One verification, from the objects to the ledger.
///
/// What it has in memory does not grow with the history: commits go by one at a time, each with its note, its documents and
/// its rows of the index.
struct Verification {
    let reader: HistoryReader
    private let limit: Int
    let blobs: StoredBlobs
    var report = VerificationReport()

    /// How many commits there will be, as far as the index knows.
    private var expected = 0
    /// How many were looked at, the root included.
    private var done = 0
    /// Notes on them.
    private var noted = 0
    /// The comparison with the index; `nil` where it cannot be asked.
    var index: IndexCheck?
    var ledger: LedgerCheck?

    init(reader: HistoryReader, limit: Int) {
        self.reader = reader
        self.limit = limit
        blobs = StoredBlobs(reader)
    }

    mutating func run(_ progress: (VerificationProgress) -> Void) throws {
        try reader.boundMemory()
        // The index first: what git has is never older. Where an import goes on meanwhile, this is one state of it.
        guard let index = openIndex() else { return try checkRepository(at: reader.heads(), progress) }
        var isChecked = false
        // An import moves the notes before the index: only where none is at work do the two belong together.
        let before = reader.heads()
        let wasBusy = isIndexBusy
        do {
            try index.read(keepsDamaged: true) { view in
                expected = try view.lastSequence()
                let after = reader.heads()
                let isSettled = !wasBusy && before == after
                if let fault = try view.structuralFault() { add(.index, "hindcast/index.sqlite", fault) }
                (self.index, ledger) = (try IndexCheck(view, limit: limit), LedgerCheck(view))
                isChecked = true
                try checkRepository(at: after, progress)
                try finishIndex(main: after.main, isSettled: isSettled)
                try finishLedger()
            }
        } catch let error as IndexError {
            add(.index, "hindcast/index.sqlite", error.message)
        }
        (self.index, ledger) = (nil, nil)
        if !isChecked { try checkRepository(at: reader.heads(), progress) }
    }

    /// Looks at everything that git holds.
    ///
    /// - Parameter heads: from before the objects, so that all that these lead to is there by then.
    private mutating func checkRepository(
        at heads: (main: ObjectID?, notes: ObjectID?),
        _ progress: (VerificationProgress) -> Void
    ) throws {
        let known = try checkReferences()
        try checkObjects(progress)
        try checkLines(heads, known, progress)
        checkStrayNotes(heads.notes)
    }

    mutating func add(_ check: VerificationReport.Check, _ subject: String, _ reason: String) {
        report.add(check, subject, reason, limit: limit)
    }

    // MARK: Objects and references

    private mutating func checkReferences() throws -> [KnownHead] {
        let heads = try reader.checkReferences { add(.refs, $0.subject, $0.reason) }
        report.knownHeads = heads.count
        return heads
    }

    private mutating func checkObjects(_ progress: (VerificationProgress) -> Void) throws {
        let count = try reader.checkObjects(
            fault: { add(.objects, $0.subject, $0.reason) },
            progress: { progress(VerificationProgress(step: .objects, done: $0, total: $1)) }
        )
        report.packs = count.packs
        report.objects = count.packed + count.loose
        report.bytes = count.bytes
    }

    // MARK: Commits, their documents and notes

    private mutating func checkLines(
        _ heads: (main: ObjectID?, notes: ObjectID?),
        _ known: [KnownHead],
        _ progress: (VerificationProgress) -> Void
    ) throws {
        if let main = heads.main {
            try checkLine(to: main, after: nil, named: "refs/heads/main", notes: heads.notes, progress)
            report.commits = max(0, done - 1)
        }
        let bases = heads.main.map { reader.bases(of: known, on: $0) } ?? known.map { _ in .stranger }
        for (head, base) in zip(known, bases) {
            switch base {
            case .commit(let base) where base == head.head: break
            case .commit(let base):
                try checkLine(to: head.head, after: base, named: head.name, notes: heads.notes, progress)
            case .stranger: add(.refs, head.name, "its history is not that of refs/heads/main")
            case .unreadable(let error):
                add(.refs, head.name, "its history cannot be read: \(HindcastError(describing: error).message)")
            }
        }
        report.formerCommits = max(0, done - 1 - report.commits)
    }

    private mutating func checkLine(
        to head: ObjectID,
        after base: ObjectID?,
        named name: String,
        notes: ObjectID?,
        _ progress: (VerificationProgress) -> Void
    ) throws {
        var line = LineCheck(reader: reader, last: try base.flatMap { try time(of: $0) })
        let isMain = base == nil
        var places: [ObjectID: NotePlace] = [:]
        do {
            try reader.forEachCommit(from: base, to: head) { ids in
                places = notePlaces(on: ids, in: notes)
            } _: { record in
                done += 1
                let commit = checked(record, noteAt: places[record.id])
                report.documents += try line.check(commit) { add($0, $1, $2) }
                if isMain {
                    index?.take(commit)
                    ledger?.take(commit)
                } else {
                    index?.takeFormer(record.id)
                }
                if done.isMultiple(of: 512) {
                    progress(VerificationProgress(step: .order, done: done, total: max(done, expected)))
                }
            }
        } catch let error as GitError {
            add(.order, name, "its commits cannot all be read: \(error.message)")
        }
    }

    private func checked(_ record: CommitRecord, noteAt place: NotePlace?) -> CheckedCommit {
        var documents: [String: StoredDocument] = [:]
        for edit in record.edits { if let blob = edit.new { documents[edit.path] = blobs.document(blob) } }
        let note: StoredNote =
            switch place {
            case .blob(let blob): blobs.note(blob)
            case .unreadable: .unknown
            case nil: .none
            }
        return CheckedCommit(
            record: record,
            trailers: CommitTrailers(of: record),
            documents: documents,
            note: note
        )
    }

    private func time(of commit: ObjectID) throws -> Moment? {
        let record = try reader.commit(commit)
        return record.parent == nil ? nil : CommitTrailers(of: record).time
    }

    // MARK: Notes

    private mutating func notePlaces(on commits: [ObjectID], in notes: ObjectID?) -> [ObjectID: NotePlace] {
        guard let notes else { return [:] }
        // What cannot be read is told once, of all notes.
        let places = reader.notePlaces(on: commits, in: notes) { _ in }
        noted += places.values.count { $0 != .unreadable }
        return places
    }

    /// Counts the notes, and looks for those that are on no commit.
    private mutating func checkStrayNotes(_ notes: ObjectID?) {
        guard let notes else { return }
        var strays: [String] = []
        do {
            try reader.forEachNote(in: notes) { _, _ in
                report.notes += 1
            } stray: { path in
                strays.append(path)
            }
            for path in strays { add(.notes, "refs/notes/hindcast", "\(path) is no note") }
            try reader.forEachForeignCommit(ofNotes: notes) { commit in
                add(.notes, "refs/notes/hindcast", "\(commit) is not of hindcast's making: notes were altered by hand")
            }
            // Each note is on a commit that was looked at: nothing is left to look for.
            guard report.notes > noted else { return }
            try reader.forEachNote(in: notes) { commit, _ in
                // A commit that an interrupted import made may be on no line any more.
                guard !reader.holdsCommit(commit) else { return }
                add(.notes, "note on \(commit)", "it is on no commit of the repository")
            }
        } catch {
            add(
                .notes,
                "refs/notes/hindcast",
                "the notes cannot all be read: \(HindcastError(describing: error).message)"
            )
        }
    }
}
