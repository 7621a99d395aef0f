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
struct Verification {
    let reader: HistoryReader
    private let limit: Int
    private(set) var report = VerificationReport()

    /// What the blobs are.
    private var blobs = BlobTable()
    /// The commits that were looked at.
    private var commits = CommitTable()
    /// How many commits there will be, as far as the index knows.
    private var expected = 0

    init(reader: HistoryReader, limit: Int) {
        self.reader = reader
        self.limit = limit
    }

    mutating func run(_ progress: (VerificationProgress) -> Void) throws {
        // The index first: what git has is never older. Where an import goes on meanwhile, this is one state of it.
        guard let index = openIndex() else {
            try checkRepository(nil, progress)
            return
        }
        var isChecked = false
        // An import moves the notes before the index: only where none is at work do the two belong together.
        let before = reader.heads()
        let wasBusy = isIndexBusy
        do {
            try index.read { view in
                expected = try view.lastSequence()
                let after = reader.heads()
                let isSettled = !wasBusy && before == after
                if let fault = try view.structuralFault() { add(.index, "hindcast/index.sqlite", fault) }
                var check = try IndexCheck(view)
                isChecked = true
                let main = try checkRepository({ check.take($0, $1, blobs: $2) }, at: after, progress)
                let (isBusy, commits) = (isIndexBusy, commits)
                report.index = try check.finish(main: main, isBusy: isBusy, isKnown: { commits[$0] != nil }) {
                    add(.index, $0, $1)
                }
                if report.index == .current, !isSettled { report.index = .busy }
                try checkLedger(view)
            }
        } catch let error as IndexError {
            add(.index, "hindcast/index.sqlite", error.message)
        }
        if !isChecked { try checkRepository(nil, progress) }
    }

    /// Looks at everything that git holds; returns where `main` was at the beginning.
    @discardableResult
    private mutating func checkRepository(
        _ indexed: ((CommitRecord, CommitTrailers, BlobTable) -> Void)?,
        at pinned: (main: ObjectID?, notes: ObjectID?)? = nil,
        _ progress: (VerificationProgress) -> Void
    ) throws -> ObjectID? {
        // Before the objects: all that these lead to is there by then.
        let (main, notes) = pinned ?? reader.heads()
        let known = try checkReferences()
        try checkObjects(progress)
        try checkLines(main, known, indexed, progress)
        try checkNotes(notes)
        return main
    }

    mutating func add(_ check: VerificationReport.Check, _ subject: String, _ reason: String) {
        report.add(check, subject, reason, limit: limit)
    }

    // MARK: Objects and references

    private mutating func checkReferences() throws -> [KnownHead] {
        var faults: [StoreFault] = []
        let heads = try reader.checkReferences { faults.append($0) }
        for fault in faults { add(.refs, fault.subject, fault.reason) }
        report.knownHeads = heads.count
        return heads
    }

    private mutating func checkObjects(_ progress: (VerificationProgress) -> Void) throws {
        var faults: [StoreFault] = []
        var blobs = BlobTable()
        let count = try reader.checkObjects(
            blob: { blobs.add($0, $1) },
            fault: { faults.append($0) },
            progress: { progress(VerificationProgress(step: .objects, done: $0, total: $1)) }
        )
        self.blobs = blobs
        for fault in faults { add(.objects, fault.subject, fault.reason) }
        report.packs = count.packs
        report.objects = count.packed + count.loose
        report.bytes = count.bytes
    }

    // MARK: Commits and documents

    private mutating func checkLines(
        _ main: ObjectID?,
        _ heads: [KnownHead],
        _ indexed: ((CommitRecord, CommitTrailers, BlobTable) -> Void)?,
        _ progress: (VerificationProgress) -> Void
    ) throws {
        if let main {
            try checkLine(to: main, after: nil, named: "refs/heads/main", indexed, progress)
            report.commits = max(0, commits.count - 1)
        }
        for head in heads where commits[head.head] == nil {
            guard let base = base(of: head) else { continue }
            try checkLine(to: head.head, after: base, named: head.name, nil, progress)
        }
        report.formerCommits = max(0, commits.count - 1 - report.commits)
    }

    /// Returns the newest commit before a head that was looked at already.
    private mutating func base(of known: KnownHead) -> ObjectID? {
        do {
            var next: ObjectID? = known.head
            while let id = next {
                if commits[id] != nil { return id }
                next = try reader.parent(of: id)
            }
            add(.refs, known.name, "its history is not that of refs/heads/main")
        } catch {
            add(.refs, known.name, "its history cannot be read: \(HindcastError(describing: error).message)")
        }
        return nil
    }

    private mutating func checkLine(
        to head: ObjectID,
        after base: ObjectID?,
        named name: String,
        _ indexed: ((CommitRecord, CommitTrailers, BlobTable) -> Void)?,
        _ progress: (VerificationProgress) -> Void
    ) throws {
        var line = LineCheck(reader: reader, last: try base.flatMap { try time(of: $0) })
        let isMain = base == nil
        do {
            try reader.forEachCommit(from: base, to: head) { record in
                let trailers = CommitTrailers(of: record)
                commits.add(record.id, trailers, isRoot: record.parent == nil, isMain: isMain)
                let versions = try line.check(record, trailers, blobs) { add($0, $1, $2) }
                report.documents += versions
                indexed?(record, trailers, blobs)
                if commits.count.isMultiple(of: 512) {
                    progress(
                        VerificationProgress(step: .order, done: commits.count, total: max(commits.count, expected))
                    )
                }
            }
        } catch let error as GitError {
            add(.order, name, "its commits cannot all be read: \(error.message)")
        }
    }

    private func time(of commit: ObjectID) throws -> Moment? {
        let record = try reader.commit(commit)
        return record.parent == nil ? nil : CommitTrailers(of: record).time
    }

    // MARK: Notes

    private mutating func checkNotes(_ notes: ObjectID?) throws {
        var strays: [String] = []
        do {
            if let notes {
                try reader.forEachNote(in: notes) { commit, blob in
                    report.notes += 1
                    try checkNote(blob, on: commit)
                } stray: { path in
                    strays.append(path)
                }
            }
            for path in strays { add(.notes, "refs/notes/hindcast", "\(path) is no note") }
        } catch let error as GitError {
            return add(.notes, "refs/notes/hindcast", "the notes cannot all be read: \(error.message)")
        }
        for commit in commits.withoutNote {
            add(.notes, "commit \(commit)", "it has no note, so its evidence is missing")
        }
    }

    private mutating func checkNote(_ blob: ObjectID, on commit: ObjectID) throws {
        guard let known = commits[commit] else {
            // A commit that an interrupted import made may be on no line any more.
            if (try? reader.parent(of: commit)) == nil {
                add(.notes, "note on \(commit)", "it is on no commit of the repository")
            }
            return
        }
        commits.markNoted(known)
        switch blobs[blob] {
        case .note(let event, let facts, let key, let later, let noEffect):
            if event != commits.event(at: known) {
                add(
                    .notes,
                    "commit \(commit)",
                    event == 0 ? "its note holds no record" : "its note holds the record of another event"
                )
            } else if facts != 0, facts != commits.facts(at: known) {
                add(.notes, "commit \(commit)", "its note and its message do not say the same of the event")
            }
            commits.setKey(key, at: known)
            commits.addLater(blobs.hashes(later), noEffect: noEffect, at: known)
        case nil: add(.notes, "commit \(commit)", "its note is missing from the objects")
        // The root is of no event, and what was in its note may have gone to a commit.
        default: if commits.event(at: known) != 0 { add(.notes, "commit \(commit)", "its note holds no record") }
        }
    }

    // MARK: Index and ledger

    private var indexPath: String { IndexKeeper.path(in: reader) }

    private var isIndexBusy: Bool { HistoryIndex.isBeingWritten(at: indexPath) }

    private mutating func openIndex() -> HistoryIndex? {
        do {
            return try HistoryIndex(opening: indexPath, for: .reading)
        } catch {
            switch error.kind {
            case .missing, .stale: break
            case .busy: report.index = .busy
            // Where no file may be written, SQLite cannot follow a writer: the index is taken as it is.
            case .denied:
                do {
                    return try HistoryIndex(loading: indexPath)
                } catch {
                    guard error.kind == .busy else { return unreadable(error) }
                    report.index = .busy
                }
            default: return unreadable(error)
            }
            return nil
        }
    }

    private mutating func unreadable(_ error: IndexError) -> HistoryIndex? {
        add(.index, "hindcast/index.sqlite", error.message)
        return nil
    }

    private mutating func checkLedger(_ view: IndexView) throws {
        let totals = try view.ledgerTotals()
        var sums: [Disposition: Int] = [:]
        for row in try view.ledger(from: nil, through: nil) { sums[row.disposition, default: 0] += row.count }
        report.events = sums.values.reduce(0, +)
        if totals != sums { add(.ledger, "ledger", "its hours and its actions do not give the same sums") }
        guard report.index == .current else { return }
        let seen = try view.seenCount()
        // A copy under another id, which took the place of one that was counted, is known as well: there may be more.
        if seen < report.events {
            add(.ledger, "ledger", "it counts \(report.events) events, and only \(seen) were taken in")
        }
        // An index that was built anew counts what was taken in since: of what git holds, that is compared.
        let keys = try view.seenKeys()
        let held = commits.held { keys.containsSorted($0) }
        report.uncounted = report.commits - held.applied
        let pairs: [(Disposition, Int)] = [
            (.applied, held.applied), (.noEffect, held.noEffect), (.unmodelled, held.unmodelled),
        ]
        // What baselines show stands in git beside the events of the same effect.
        sums[.applied, default: 0] += sums[.unlogged, default: 0]
        sums[.noEffect, default: 0] += sums[.observed, default: 0]
        for (disposition, count) in pairs {
            let lost = disposition == .applied ? commits.lostCount : 0
            guard !(count...count + lost).contains(sums[disposition, default: 0]) else { continue }
            add(
                .ledger,
                "ledger",
                "it counts \(sums[disposition, default: 0]) events as \(disposition.rawValue), git holds \(count)"
            )
        }
    }
}
