#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What the file system says of the index's files.
enum FileState {
    /// Whether there is a file.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Removes a SQLite file with the two that belong to it; none of them need be there.
    static func remove(_ path: String) {
        // The log first: without its file it must not outlive it and be taken for the next one's.
        for suffix in ["-wal", "-shm", ""] { unlink(path + suffix) }
    }
}

extension HistoryIndex {
    /// Removes an index that is damaged.
    package static func remove(at path: String) { FileState.remove(path) }
}
