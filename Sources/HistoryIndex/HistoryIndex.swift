internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Finds commits and resources fast, in a SQLite file beside the git repository.
///
/// The file is a projection: delete it at any time, and it is built anew from git. Only the ledger, the findings, the
/// sessions and the ids of events seen are in it alone. One process writes at a time; readers never wait for it, each
/// sees the last finished batch as a whole.
package final class HistoryIndex: Sendable {
    /// What an index is opened for.
    package enum Access: Hashable, Sendable {
        /// To ask; the file must be there.
        case reading
        /// To write and ask; a missing or an outdated file is begun anew.
        case writing
    }

    let queue: DatabaseQueue
    /// The file; `nil` for an index in memory.
    private let file: String?
    private let lock: WriterLock?
    private let caches = Mutex(WriterCaches())

    /// Opens the index in a file. For writing, waits until no other writer has it open, and begins a damaged or an
    /// outdated one anew.
    ///
    /// - Throws: for reading, `missing`, `stale` and `damaged`, which opening for writing cures. `denied` where the
    ///   folder may not be read or written.
    package convenience init(opening path: String, for access: Access) throws(IndexError) {
        try self.init(opening: path, for: access, emptied: false)
    }

    private init(opening path: String, for access: Access, emptied: Bool) throws(IndexError) {
        file = path
        guard access == .writing else {
            lock = nil
            queue = try HistoryIndex.openForReading(path)
            return
        }
        IndexFiles.makeFolder(of: path)
        lock = try WriterLock(for: path)
        // Removed under the lock: no other process can be at work on what goes.
        if emptied { IndexFiles.remove(path) }
        do {
            queue = try HistoryIndex.openForWriting(path)
        } catch {
            guard error.kind == .damaged else { throw error }
            IndexFiles.remove(path)
            queue = try HistoryIndex.openForWriting(path)
        }
    }

    private static func openForReading(_ path: String) throws(IndexError) -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(for: .reading))
            guard try queue.unsafeReentrantRead({ try Schema.version(of: $0) }) == Schema.version else {
                throw IndexError(.stale, "\(path) is no index of version \(Schema.version)")
            }
            return queue
        } catch let error as DatabaseError {
            if error.resultCode == .SQLITE_CANTOPEN, !IndexFiles.exists(path) {
                throw IndexError(.missing, "there is no index at \(path)")
            }
            throw IndexError(error, in: path)
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }

    private static func openForWriting(_ path: String) throws(IndexError) -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(for: .writing))
            // What is announced must be on the disk before git's references move.
            try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try queue.inTransaction(.immediate) { db in
                if try Schema.version(of: db) != Schema.version { try Schema.recreate(in: db) }
                return .commit
            }
            return queue
        } catch let error as DatabaseError {
            throw IndexError(error, in: path)
        } catch {
            throw IndexError(.other, "\(error)")
        }
    }

    /// Makes an index in memory, for a repository into which no file can be written.
    package init() throws(IndexError) {
        lock = nil
        file = nil
        do {
            queue = try DatabaseQueue(named: nil, configuration: HistoryIndex.configuration(for: .writing))
            try queue.inTransaction { db in
                try Schema.create(in: db)
                return .commit
            }
        } catch let error as DatabaseError {
            throw IndexError(error, in: "the index in memory")
        } catch {
            throw IndexError(.other, "\(error)")
        }
    }

    /// Makes a copy of this state of the index, open for writing, in place of what the file held.
    package func copy(to path: String) throws(IndexError) -> HistoryIndex {
        let copy = try HistoryIndex(opening: path, for: .writing, emptied: true)
        try fill(copy)
        return copy
    }

    /// Makes a copy of this state of the index in memory.
    package func copyInMemory() throws(IndexError) -> HistoryIndex {
        let copy = try HistoryIndex()
        try fill(copy)
        return copy
    }

    private func fill(_ copy: HistoryIndex) throws(IndexError) {
        do {
            try describing { try queue.backup(to: copy.queue) }
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }

    /// Asks the index; everything that `body` asks belongs to one state, whatever a writer does meanwhile.
    ///
    /// Calls may be nested: the inner one sees the state of the outer one.
    ///
    /// - Parameters:
    ///   - identify: how actors are known.
    ///   - keepsDamaged: whether an index that shows to be damaged is left where it is.
    package func read<Answer>(
        identifying identify: IndexView.Identify? = nil,
        keepsDamaged: Bool = false,
        _ body: (IndexView) throws -> Answer
    ) throws -> Answer {
        try describing(keepsDamaged: keepsDamaged) {
            try queue.unsafeReentrantRead { db in
                guard !db.isInsideTransaction else { return try body(IndexView(db: db, identify: identify)) }
                var answer: Answer?
                try db.inTransaction(.deferred) {
                    answer = try body(IndexView(db: db, identify: identify))
                    return .commit
                }
                guard let answer else { throw IndexError(.other, "a question ended without an answer") }
                return answer
            }
        }
    }

    /// Adds a batch, all of it or nothing.
    ///
    /// Commits that the index has already, since another process caught up with git first, are passed over.
    ///
    /// - Throws: `stale` where the batch does not go on from what is there.
    package func apply(_ batch: IndexBatch) throws(IndexError) {
        do {
            try transaction { try $0.apply(batch) }
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }

    /// Adds several batches, all of them or nothing.
    package func transaction(_ body: (inout IndexTransaction) throws -> Void) throws {
        try describing {
            try caches.withLock { caches in
                // Where the transaction fails, ids that were given out are taken back with it: the caches stay empty.
                let known = exchange(&caches, with: WriterCaches())
                try queue.inTransaction(.immediate) { db in
                    var transaction = IndexTransaction(writer: try IndexWriter(db: db, caches: known))
                    try body(&transaction)
                    caches = transaction.writer.caches
                    return .commit
                }
            }
        }
    }

    /// Runs a step and describes SQLite's failure as one of the index; other errors pass.
    ///
    /// An index that shows to be damaged goes away, unless a writer is at work on it: whoever opens it next begins anew.
    func describing<Answer>(keepsDamaged: Bool = false, _ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error as DatabaseError {
            let failure = failure(error)
            if failure.kind == .damaged, !keepsDamaged { discard() }
            throw failure
        } catch let error as IndexError where error.kind == .damaged {
            if !keepsDamaged { discard() }
            throw error
        }
    }

    private func failure(_ error: DatabaseError) -> IndexError {
        var systemError: Int32 = 0
        if error.resultCode == .SQLITE_IOERR {
            systemError = queue.unsafeReentrantRead { sqlite3_system_errno($0.sqliteConnection) }
        }
        return IndexError(error, in: file ?? "the index in memory", systemError: systemError)
    }

    private func discard() {
        guard let file else { return }
        if lock != nil { return IndexFiles.remove(file) }
        guard let lock = WriterLock(ifFreeFor: file) else { return }
        withExtendedLifetime(lock) { IndexFiles.remove(file) }
    }

    private static func configuration(for access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(30)
        configuration.journalMode = access == .writing ? .wal : .default
        configuration.label = "HistoryIndex"
        configuration.prepareDatabase { db in
            // In KiB, and taken only as it is needed.
            let cache = access == .writing ? 32_768 : 16_384
            try db.execute(sql: "PRAGMA cache_size = -\(cache); PRAGMA temp_store = MEMORY")
        }
        return configuration
    }
}

/// An open transaction of a writer.
package struct IndexTransaction {
    var writer: IndexWriter

    /// The state so far.
    package var view: IndexView { IndexView(db: writer.db) }

    /// Adds a batch.
    package mutating func apply(_ batch: IndexBatch) throws { try writer.apply(batch) }
}
