#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A new file that ends with the SHA-1 of all before, as git's indexes do.
final class ChecksummedFile {
    private let path: String
    private let descriptor: Int32
    private var sum = RunningSHA1()

    /// Makes the file, which must not exist.
    init(creating path: String) throws(GitError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
        guard descriptor >= 0 else { throw GitError(system: "open", path: path) }
    }

    deinit { close(descriptor) }

    /// Writes bytes.
    func append(_ bytes: [UInt8]) throws(GitError) {
        sum.add(bytes)
        try write(bytes)
    }

    /// Writes the checksum and waits until everything is on the disk.
    func finish() throws(GitError) {
        try write(sum.finished().bytes)
        guard fsync(descriptor) == 0 else { throw GitError(system: "fsync", path: path) }
    }

    private func write(_ bytes: [UInt8]) throws(GitError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let wrote = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw GitError(system: "write", path: path) }
            rest = rest.dropFirst(wrote)
        }
    }
}

/// The system's `write`, which a method of that name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
