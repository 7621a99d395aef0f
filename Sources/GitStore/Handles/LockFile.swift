#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Keeps a second writer out of a repository while it lives.
///
/// The lock is `flock`'s, so that it ends with the process however that ends; the file stays.
struct LockFile: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: `locked` where another writer holds it, `readOnly` where the file cannot be made.
    init(at path: String) throws(GitError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw GitError(system: "open", path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let error = errno
            close(descriptor)
            guard error == EWOULDBLOCK else { throw GitError(system: "flock", path: path, error: error) }
            throw GitError(
                .locked,
                call: "flock",
                code: error,
                message: "another writer has the history open; it holds \(path)"
            )
        }
    }

    deinit {
        // A child that another thread is forking just now shares the file until it executes: closing would not do.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

extension GitError {
    /// Describes a failed system call.
    init(system call: String, path: String, error: Int32 = errno) {
        let kind: Kind =
            switch error {
            case ENOENT: .notFound
            case ENOSPC, EDQUOT, EFBIG: .full
            case EACCES, EROFS, EPERM: .readOnly
            default: .other
            }
        self.init(kind, call: call, code: error, message: "\(path): \(String(cString: strerror(error)))")
    }
}
