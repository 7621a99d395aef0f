internal import GRDB
internal import GRDBSQLite

extension HistoryIndex {
    /// Takes an index into memory from a file in a folder that may only be read, where SQLite could not follow a
    /// writer. What is written to it is gone with it.
    ///
    /// - Throws: `missing` where the file cannot be read, `busy` where a writer has not finished with it.
    package convenience init(loading path: String) throws(IndexError) {
        guard let bytes = IndexFiles.contents(of: path) else { throw IndexError(.missing, "\(path) cannot be read") }
        let log = IndexFiles.contents(of: path + "-wal") ?? []
        guard log.isEmpty, !HistoryIndex.isBeingWritten(at: path) else {
            throw IndexError(.busy, "\(path) is being written")
        }
        try self.init()
        try load(bytes)
    }

    private func load(_ file: [UInt8]) throws(IndexError) {
        do {
            try describing {
                try queue.inDatabase { db in
                    guard file.count >= 100, let memory = sqlite3_malloc64(sqlite3_uint64(file.count)) else {
                        throw IndexError(.damaged, "the file is no index")
                    }
                    memory.copyMemory(from: file, byteCount: file.count)
                    // The header says that there is a log beside the file, which memory has not: back to a plain file.
                    // Source: https://www.sqlite.org/fileformat2.html, "File format version numbers".
                    memory.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
                    memory.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
                    let flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE
                    let code = sqlite3_deserialize(
                        db.sqliteConnection,
                        "main",
                        memory.assumingMemoryBound(to: UInt8.self),
                        Int64(file.count),
                        Int64(file.count),
                        UInt32(flags)
                    )
                    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
                    db.clearSchemaCache()
                    guard try Schema.version(of: db) == Schema.version else {
                        throw IndexError(.stale, "the file is no index of version \(Schema.version)")
                    }
                }
            }
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }
}
