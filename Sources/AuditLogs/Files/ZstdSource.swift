internal import CZstd

/// Unpacks Zstandard data of any length piece by piece, all frames.
final class ZstdSource: ByteSource {
    private let source: any ByteSource
    private let input = ByteBuffer(capacity: 1 << 17)
    private let stream: OpaquePointer?
    private var taken = 0
    private var isInFrame = true
    private var inputTotal = 0
    private var outputTotal = 0

    init(_ source: any ByteSource) {
        self.source = source
        stream = ZSTD_createDStream()
        // A frame may ask for a window of gigabytes; 128 MB is what the command line tool grants as well.
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 27)
    }

    deinit { ZSTD_freeDStream(stream) }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
        while true {
            if taken == input.count { try refill() }
            var from = ZSTD_inBuffer(src: input.base, size: input.count, pos: taken)
            var to = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
            let isAtEnd = input.count == 0
            if isAtEnd, !isInFrame { return 0 }
            let code = ZSTD_decompressStream(stream, &to, &from)
            taken = from.pos
            outputTotal += to.pos
            guard ZSTD_isError(code) == 0 else { throw SourceFailure(reason: "the zstd data are damaged") }
            isInFrame = code != 0
            try BombGuard.check(output: outputTotal, input: inputTotal)
            if to.pos > 0 { return to.pos }
            if isAtEnd { throw SourceFailure(reason: "the zstd data end early") }
        }
    }

    private func refill() throws(SourceFailure) {
        input.reset(keeping: input.capacity)
        taken = 0
        input.append(try source.read(into: input.room))
        inputTotal += input.count
    }
}
