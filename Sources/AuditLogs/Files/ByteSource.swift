internal import Glibc

/// Why bytes stop before their end, as a sentence for a finding.
struct SourceFailure: Error {
    let reason: String
}

/// Something that bytes are read from, once, front to back.
protocol ByteSource: AnyObject {
    /// Fills some of the room, at least one byte; returns how many, 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int
}

/// A file or standard input.
final class FileSource: ByteSource {
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    /// How many bytes were read so far.
    private(set) var position = 0

    init(_ input: LogInput) throws(SourceFailure) {
        ownsDescriptor = input.name != LogInput.standardInputName
        descriptor = ownsDescriptor ? open(input.name, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        guard descriptor >= 0 else { throw SourceFailure(reason: FileStatus.reason(errno)) }
    }

    deinit { if ownsDescriptor, descriptor >= 0 { close(descriptor) } }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
        while true {
            let count = Glibc.read(descriptor, room.baseAddress, room.count)
            if count >= 0 {
                position += count
                return count
            }
            guard errno == EINTR else { throw SourceFailure(reason: FileStatus.reason(errno)) }
        }
    }
}

/// Bytes that were read already, then the source they came from.
final class PrefixedSource: ByteSource {
    private let prefix: ByteBuffer
    private var position = 0
    private let rest: any ByteSource

    init(_ prefix: ByteBuffer, then rest: any ByteSource) {
        self.prefix = prefix
        self.rest = rest
    }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
        guard position < prefix.count else { return try rest.read(into: room) }
        let count = min(room.count, prefix.count - position)
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: prefix.bytes[position..<(position + count)]))
        position += count
        return count
    }
}
