internal import CDeflate

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A `.pack` file being written (gitformat-pack, version 2).
final class PackFile {
    /// Where it is being written.
    let path: String
    /// Whether the file has been moved to where git finds it; one that has not goes away with this object, so that a
    /// full disk gets its room back.
    var isInPlace = false
    /// Where the next entry begins.
    private(set) var offset = 12

    private let descriptor: Int32
    private let deflater: Deflater
    /// What has not been written to the file yet.
    private var buffer: UnsafeMutableBufferPointer<UInt8>
    private var used = 0

    /// Makes the file, which must not exist.
    init(creating path: String, deflater: Deflater) throws(GitError) {
        self.path = path
        self.deflater = deflater
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
        guard descriptor >= 0 else { throw GitError(system: "open", path: path) }
        buffer = .allocate(capacity: 1 << 20)
        // The count follows in `finish`.
        append([UInt8]("PACK".utf8) + [0, 0, 0, 2, 0, 0, 0, 0])
    }

    deinit {
        if !isInPlace { unlink(path) }
        close(descriptor)
        buffer.deallocate()
    }

    /// An entry's header.
    enum Head {
        /// An object as it is.
        case whole(ObjectKind)
        /// A delta to the entry that begins so many bytes before.
        case delta(distance: Int)
    }

    /// Adds an entry and returns the CRC-32 of its bytes in the file.
    func add(_ head: Head, _ bytes: [UInt8]) throws(GitError) -> UInt32 {
        try makeRoom(for: deflater.bound(bytes.count) + 32)
        let start = used
        switch head {
        case .whole(let kind): append(type: kind.rawValue, size: bytes.count)
        case .delta(let distance):
            append(type: 6, size: bytes.count)
            append(distance: distance)
        }
        if let out = buffer.baseAddress {
            used += bytes.withUnsafeBufferPointer { deflater.compress($0, into: out + used) }
        }
        offset += used - start
        return checksum(from: start)
    }

    /// Adds an entry from another pack: a delta's head and its compressed bytes, or all of a whole object's bytes.
    func add(copyOf bytes: ArraySlice<UInt8>, deltaOfSize size: Int? = nil, distance: Int = 0) throws(GitError)
        -> UInt32
    {
        try makeRoom(for: bytes.count + 32)
        let start = used
        if let size {
            append(type: 6, size: size)
            append(distance: distance)
        }
        append(bytes)
        offset += used - start
        return checksum(from: start)
    }

    /// Writes the count and the checksum, and waits until everything is on the disk; returns the checksum.
    func finish(count: Int) throws(GitError) -> ObjectID {
        try flush()
        var big = UInt32(count).bigEndian
        guard pwrite(descriptor, &big, 4, 8) == 4 else { throw GitError(system: "pwrite", path: path) }
        // The checksum covers the count, so the file is read once more, from the page cache.
        var sum = RunningSHA1()
        var position = 0
        while position < offset {
            let got = pread(descriptor, buffer.baseAddress, min(buffer.count, offset - position), off_t(position))
            guard got > 0 else { throw GitError(system: "pread", path: path) }
            sum.add(UnsafeBufferPointer(rebasing: buffer[..<got]))
            position += got
        }
        let checksum = sum.finished()
        append(checksum.bytes)
        try flush()
        guard fsync(descriptor) == 0 else { throw GitError(system: "fsync", path: path) }
        return checksum
    }

    // MARK: Bytes

    private func checksum(from start: Int) -> UInt32 {
        guard let base = buffer.baseAddress else { return 0 }
        return libdeflate_crc32(0, base + start, used - start)
    }

    private func makeRoom(for count: Int) throws(GitError) {
        guard used + count > buffer.count else { return }
        try flush()
        guard count > buffer.count else { return }
        buffer.deallocate()
        buffer = .allocate(capacity: count)
    }

    private func flush() throws(GitError) {
        var done = 0
        while done < used, let base = buffer.baseAddress {
            let wrote = write(descriptor, base + done, used - done)
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw GitError(system: "write", path: path) }
            done += wrote
        }
        used = 0
    }

    private func append(_ bytes: some Collection<UInt8>) {
        _ = UnsafeMutableBufferPointer(rebasing: buffer[used...]).update(fromContentsOf: bytes)
        used += bytes.count
    }

    private func append(_ byte: UInt8) {
        buffer[used] = byte
        used += 1
    }

    /// The type in three bits of the first byte, the size in four of it and seven of each that follows.
    private func append(type: UInt8, size: Int) {
        var byte = type << 4 | UInt8(size & 15)
        var rest = size >> 4
        while rest > 0 {
            append(byte | 0x80)
            byte = UInt8(rest & 0x7f)
            rest >>= 7
        }
        append(byte)
    }

    /// Seven bits a byte, the highest first, each but the last counting one more.
    private func append(distance: Int) {
        // The highest digit is written first: the digits are collected from the lowest up.
        var digits = UInt64(distance & 0x7f)
        var count = 1
        var rest = distance >> 7
        while rest > 0 {
            rest -= 1
            digits |= UInt64(rest & 0x7f | 0x80) << UInt64(8 * count)
            count += 1
            rest >>= 7
        }
        for digit in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: digits >> UInt64(8 * digit))) }
    }
}
