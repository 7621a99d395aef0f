#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that is read piece by piece, so that a long one takes little memory.
///
/// It is not mapped: a file that is cut short meanwhile, or a disk that fails, gives an error and no signal.
final class FileWindow {
    /// The file.
    let path: String
    /// How many bytes it had when it was opened.
    let count: Int

    private let descriptor: Int32
    private var window: [UInt8] = []
    private var start = 0

    /// What is read at once; a longer piece is read as it is asked for.
    private let length: Int

    /// Opens a file; `nil` where there is none.
    init?(opening path: String, readingAtOnce length: Int = 1 << 20) throws(GitError) {
        self.path = path
        self.length = length
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        count = descriptor >= 0 && fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw GitError(system: "open", path: path)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Returns a stretch of the file, which must lie within it.
    ///
    /// - Throws: `damaged` where it does not.
    func bytes(_ range: Range<Int>) throws(GitError) -> ArraySlice<UInt8> {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw GitError(.damaged, call: "read", message: "\(path) is cut short")
        }
        // What lies behind is one piece, wanted once; what lies ahead is the next of many.
        if range.lowerBound < start { return try read(range)[...] }
        if range.upperBound > start + window.count {
            window = try read(range.lowerBound..<min(count, max(range.upperBound, range.lowerBound + length)))
            start = range.lowerBound
        }
        return window[(range.lowerBound - start)..<(range.upperBound - start)]
    }

    private func read(_ range: Range<Int>) throws(GitError) -> [UInt8] {
        var failure: GitError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let position = off_t(range.lowerBound + filled)
                let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, range.count - filled, position)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = GitError(system: "pread", path: path) }
                guard got > 0 else { return }
                filled += got
            }
        }
        if let failure { throw failure }
        guard bytes.count == range.count else {
            throw GitError(.damaged, call: "read", message: "\(path) is cut short")
        }
        return bytes
    }

    /// Returns the SHA-1 of the file's beginning.
    func checksum(of range: Range<Int>) throws(GitError) -> ObjectID {
        var sum = RunningSHA1()
        var position = range.lowerBound
        while position < range.upperBound {
            let end = min(range.upperBound, position + length)
            sum.add(Array(try bytes(position..<end)))
            position = end
        }
        return sum.finished()
    }
}
