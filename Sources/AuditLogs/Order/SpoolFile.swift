internal import Glibc
internal import Synchronization

/// Why events could not be put aside or taken back, as a sentence.
package struct SpoolError: Error, Hashable, Sendable {
    /// The sentence.
    package let reason: String

    /// Makes an error.
    package init(reason: String) { self.reason = reason }
}

/// A temporary file that no folder names: it is gone with the last reference, also when the process dies.
final class SpoolFile: Sendable {
    private let descriptor: Int32
    private let directory: String
    private let end = Mutex(0)

    init(in directory: String) throws(SpoolError) {
        self.directory = directory
        var template = Array("\(directory)/hindcast-spool-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw SpoolError(reason: "no temporary file can be made in \(directory): \(Self.lastError)")
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
    }

    deinit { close(descriptor) }

    /// Takes a stretch of the file for a run of so many bytes; returns where it starts.
    func reserve(_ count: Int) -> Int {
        end.withLock { end in
            defer { end += count }
            return end
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SpoolError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw SpoolError(reason: "the temporary file in \(directory) cannot be written: \(Self.lastError)")
            }
            done += count
        }
    }

    /// Fills the whole room.
    func read(into room: UnsafeMutableRawBufferPointer, at offset: Int) throws(SpoolError) {
        var done = 0
        while done < room.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[done...])
            let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw SpoolError(reason: "the temporary file in \(directory) cannot be read: \(Self.lastError)")
            }
            done += count
        }
    }

    private static var lastError: String { String(cString: strerror(errno)).lowercased() }
}
