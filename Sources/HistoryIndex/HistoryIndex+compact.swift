internal import GRDB

extension HistoryIndex {
    /// Writes the index's log into its file, gives room that nothing fills any more back to the disk, and looks at how
    /// values are spread, which SQLite plans by.
    ///
    /// Waits for other writers; readers go on with the state they see.
    package func compact() throws(IndexError) {
        do {
            try describing {
                try queue.inDatabase { db in
                    // Enough to tell rare values from frequent ones; a whole look takes seconds a million rows.
                    try db.execute(sql: "PRAGMA analysis_limit = 1000; ANALYZE")
                    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                    let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
                    // Writing a large file anew is worth it for a tenth of it.
                    if free * 10 > pages { try db.execute(sql: "VACUUM") }
                }
                try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            }
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }

    /// The bytes of an index's files.
    package static func size(at path: String) -> Int {
        ["", "-wal", "-shm"].reduce(0) { $0 + (IndexFiles.size(of: path + $1) ?? 0) }
    }
}
