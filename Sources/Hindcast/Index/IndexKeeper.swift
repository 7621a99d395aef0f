internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Keeps the index at git's head: the one way to open it.
enum IndexKeeper {
    /// Where a repository's index is.
    static func path(in reader: HistoryReader) -> String { reader.directory + "hindcast/index.sqlite" }

    /// Returns an index that says what git says.
    ///
    /// While another process writes, its last finished batch is a whole earlier state and is answered from. Where no
    /// file can be written, the index is taken into memory, or built there.
    static func index(for reader: HistoryReader) throws -> HistoryIndex {
        let path = path(in: reader)
        if let index = try current(at: path, head: try reader.head()) { return index }
        if HistoryIndex.isBeingWritten(at: path), let index = try? HistoryIndex(opening: path, for: .reading),
            try index.read({ try $0.head() }) != nil
        {
            return index
        }
        do {
            try bringUpToDate(writable(at: path), with: reader)
            return try HistoryIndex(opening: path, for: .reading)
        } catch let error as IndexError where error.kind == .denied {
            let index = try (try? HistoryIndex(loading: path)) ?? HistoryIndex()
            try bringUpToDate(index, with: reader)
            return index
        }
    }

    /// Opens the index for writing; the caller brings it up to date.
    static func writable(at path: String) throws -> HistoryIndex { try HistoryIndex(opening: path, for: .writing) }

    /// Returns an index of the history as it was at an earlier head that late events left behind.
    ///
    /// It is a copy of the present one, taken back to where the lines part and brought to the other head. The copy that
    /// was made last is kept in a file, for the questions that follow.
    static func index(for reader: HistoryReader, at known: KnownHead) throws -> HistoryIndex {
        let path = reader.directory + "hindcast/known.sqlite"
        if let index = try current(at: path, head: known.head) { return index }
        let present = try index(for: reader)
        do {
            try bringUpToDate(present.copy(to: path), with: reader, to: known.head)
            // Another process may have put a copy of another head in its place.
            if let index = try current(at: path, head: known.head) { return index }
        } catch let error as IndexError where error.kind == .denied {
            // What no file can hold, memory does.
        }
        let index = try present.copyInMemory()
        try bringUpToDate(index, with: reader, to: known.head)
        return index
    }

    /// Brings an index to git's head, with what was announced for it.
    ///
    /// - Parameter isOver: whether the caller keeps every other writer out, so that what was announced for another head
    ///   will never be.
    static func bringUpToDate(_ index: HistoryIndex, with reader: HistoryReader, isOver: Bool = false) throws {
        let head = try reader.head()
        let point = GitPoint(head: head.bytes, notes: try reader.notesHead()?.bytes)
        try index.transaction { transaction in
            try catchUp(&transaction, with: reader, to: head)
            try transaction.settle(at: point, isOver: isOver)
        }
    }

    /// Brings an index to any head: adds what is missing, after taking back what is not on the way.
    static func bringUpToDate(_ index: HistoryIndex, with reader: HistoryReader, to head: ObjectID) throws {
        try index.transaction { try catchUp(&$0, with: reader, to: head) }
    }

    /// Adds the commits that an index lacks within a transaction, after taking back those that are not on the way.
    static func catchUp(_ transaction: inout IndexTransaction, with reader: HistoryReader, to head: ObjectID) throws {
        let base = try commonBase(of: head, with: transaction.view, in: reader)
        let isCurrent = try transaction.view.head()?.commit == head.bytes
        guard base.commit != head || !isCurrent else { return }
        var catchUp = try CatchUp(reader: reader, after: base.sequence, in: transaction.view)
        try transaction.apply(catchUp.opening)
        try reader.forEachCommit(from: base.commit, to: head) { record in
            try catchUp.add(record)
            if catchUp.isFull { try transaction.apply(catchUp.take()) }
        }
        var last = catchUp.take()
        last.head = IndexHead(sequence: catchUp.sequence, commit: head.bytes)
        try transaction.apply(last)
    }

    /// Returns the index in a file if it can be read and is at a head.
    private static func current(at path: String, head: ObjectID) throws -> HistoryIndex? {
        do {
            let index = try HistoryIndex(opening: path, for: .reading)
            return try index.read { try $0.head() }?.commit == head.bytes ? index : nil
        } catch let error as IndexError where error.isCuredByRebuilding || error.kind == .denied {
            return nil
        }
    }

    /// Returns the newest commit that is both in the index and on the way to a head; `nil` for the commit where there
    /// is none, the root included.
    private static func commonBase(
        of head: ObjectID,
        with view: IndexView,
        in reader: HistoryReader
    ) throws -> (sequence: Int, commit: ObjectID?) {
        guard let indexed = try view.head() else { return (0, nil) }
        if indexed.sequence == 0 { return (0, nil) }
        var next: ObjectID? = head
        while let commit = next {
            if let sequence = try view.sequences(ofCommitPrefix: commit.hex, limit: 1).first {
                return (sequence, commit)
            }
            next = try reader.parent(of: commit)
        }
        return (0, nil)
    }
}
