internal import CZlib

/// Inflates gzip data of any length piece by piece, by zlib: slower than libdeflate, which wants a whole member in
/// memory, and it hands out what lies before a break.
final class GzipSource: ByteSource {
    private let source: any ByteSource
    private let input = ByteBuffer(capacity: 1 << 17)
    private var stream = z_stream()
    /// How many bytes of `input` zlib has taken.
    private var taken = 0
    private var isInMember = false
    private var isFirstMember = true
    private var inputTotal = 0
    private var outputTotal = 0

    init(_ source: any ByteSource) {
        self.source = source
        czlib_inflate_init_gzip(&stream)
    }

    deinit { inflateEnd(&stream) }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
        while true {
            if taken == input.count { try refill() }
            if !isInMember, try !startMember() { return 0 }
            guard taken < input.count else { throw SourceFailure(reason: "the gzip data end early") }
            let produced = try inflateSome(into: room)
            if produced > 0 { return produced }
        }
    }

    private func refill() throws(SourceFailure) {
        input.reset(keeping: input.capacity)
        taken = 0
        input.append(try source.read(into: input.room))
        inputTotal += input.count
    }

    /// Returns whether another member starts here.
    private func startMember() throws(SourceFailure) -> Bool {
        // A member's magic may straddle two reads, so only its first byte is looked at; zlib checks the rest.
        while taken < input.count, !isFirstMember, input.bytes[taken] == 0 {
            taken += 1
            if taken == input.count { try refill() }
        }
        guard taken < input.count else { return false }
        guard isFirstMember || input.bytes[taken] == 0x1F else {
            throw SourceFailure(reason: "something that is not gzip follows the gzip data")
        }
        inflateReset(&stream)
        isInMember = true
        isFirstMember = false
        return true
    }

    private func inflateSome(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
        let available = min(input.count - taken, Int(UInt32.max))
        let space = min(room.count, Int(UInt32.max))
        stream.next_in = (input.base + taken).assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(available)
        stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(space)
        let code = CZlib.inflate(&stream, Z_NO_FLUSH)
        taken += available - Int(stream.avail_in)
        let produced = space - Int(stream.avail_out)
        outputTotal += produced
        switch code {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isInMember = false
        default:
            // What came out before the damage is text all the same; the next call stops here again.
            if produced > 0 { return produced }
            throw SourceFailure(reason: "the gzip data are damaged")
        }
        try BombGuard.check(output: outputTotal, input: inputTotal)
        return produced
    }
}
