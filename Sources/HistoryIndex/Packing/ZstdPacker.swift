internal import CZstd
internal import HindcastModel

/// Packs content into one zstd frame as it comes, so that neither all of it nor room for the worst case is ever in memory:
/// large blocks are fresh pages from the system each time, and those cost more than the compression.
struct ZstdPacker: ~Copyable {
    private let context: OpaquePointer
    /// What waits to be compressed.
    private var waiting: [UInt8] = []
    /// Room for what one step makes.
    private var room: [UInt8]
    private var bytes: [UInt8] = []
    private var unpackedCount = 0

    private static let stepCount = 64 << 10

    init() {
        guard let context = ZSTD_createCCtx() else { preconditionFailure("out of memory") }
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1)
        self.context = context
        waiting.reserveCapacity(ZstdPacker.stepCount + 4_096)
        room = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
    }

    deinit { ZSTD_freeCCtx(context) }

    /// Adds a number, its lowest byte first.
    mutating func add(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { waiting.append(contentsOf: $0) }
    }

    /// Adds the bytes of a text.
    mutating func add(_ text: String) { waiting.append(contentsOf: text.utf8) }

    /// Adds bytes.
    mutating func add(_ content: [UInt8]) {
        waiting += content
        if waiting.count >= ZstdPacker.stepCount { compress(ZSTD_e_continue) }
    }

    /// Ends the frame; returns it with how many bytes it holds unpacked.
    consuming func finished() -> (bytes: [UInt8], unpackedCount: Int) {
        compress(ZSTD_e_end)
        return (bytes.fitted, unpackedCount)
    }

    private mutating func compress(_ directive: ZSTD_EndDirective) {
        unpackedCount += waiting.count
        let context = context
        waiting.withUnsafeBytes { content in
            var input = ZSTD_inBuffer(src: content.baseAddress, size: content.count, pos: 0)
            var isDone = false
            while !isDone {
                let made = room.withUnsafeMutableBytes { room in
                    var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
                    let rest = ZSTD_compressStream2(context, &output, &input, directive)
                    // The parameters are right, so that only memory may be missing.
                    precondition(ZSTD_isError(rest) == 0, "out of memory")
                    isDone = directive == ZSTD_e_end ? rest == 0 : input.pos == input.size
                    return output.pos
                }
                bytes += room[..<made]
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
