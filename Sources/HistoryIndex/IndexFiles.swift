#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The files of an index.
enum IndexFiles {
    /// Whether there is a file.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes the folder that a file is to be in.
    static func makeFolder(of path: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        // Where this fails, opening the file says why.
        _ = mkdir(String(path[..<slash]), 0o777)
    }

    /// Returns a file's bytes; `nil` where it cannot be read.
    static func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while count < buffer.count {
                let part = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                guard part > 0 else { return }
                count += part
            }
        }
    }

    /// The sort of failure that an `errno` stands for.
    static func kind(ofSystemError error: Int32) -> IndexError.Kind {
        switch error {
        case EACCES, EROFS, EPERM, ENOTDIR, EISDIR: .denied
        case ENOSPC, EDQUOT: .full
        default: .other
        }
    }

    /// The system's words for an `errno`.
    static func words(ofSystemError error: Int32) -> String { String(cString: strerror(error)) }

    /// Returns a file's size in bytes; `nil` where there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Removes a SQLite file with the two that belong to it; none of them need be there.
    static func remove(_ path: String) {
        // The log first: it must not outlive its file and be taken for the next one's.
        for suffix in ["-wal", "-shm", ""] { unlink(path + suffix) }
    }
}

extension HistoryIndex {
    /// Removes an index that is damaged.
    package static func remove(at path: String) { IndexFiles.remove(path) }

    /// Whether another process, or another index of this one, has the file open for writing.
    package static func isBeingWritten(at path: String) -> Bool { WriterLock.isTaken(for: path) }
}

/// Keeps a second writer waiting while it lives, across processes.
///
/// The lock is `flock`'s, so that it ends with the process however that ends; the file stays.
final class WriterLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock if it is free.
    init?(ifFreeFor path: String) {
        descriptor = open(WriterLock.path(for: path), O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    /// Takes the lock, waiting until it is free.
    init(for path: String) throws(IndexError) {
        descriptor = open(WriterLock.path(for: path), O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw WriterLock.failure(path) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let error = WriterLock.failure(path)
                close(descriptor)
                throw error
            }
        }
    }

    deinit { close(descriptor) }

    /// Whether somebody has the lock.
    ///
    /// It is taken for an instant to find out; that keeps no writer out, since writers wait.
    static func isTaken(for path: String) -> Bool {
        let descriptor = open(WriterLock.path(for: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    private static func path(for index: String) -> String { index + ".lock" }

    private static func failure(_ path: String) -> IndexError {
        let error = errno
        return IndexError(
            IndexFiles.kind(ofSystemError: error),
            "\(path): \(IndexFiles.words(ofSystemError: error))"
        )
    }
}
