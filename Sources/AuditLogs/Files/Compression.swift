/// How bytes are packed, by their first bytes and never by a file's name.
enum Compression {
    case none
    case gzip
    case zstd

    init(of bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
            self = .gzip
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else {
            self = .none
        }
    }
}

/// When unpacking stops because no log would be like that.
///
/// Memory is bounded without it, since big texts are read in windows; this bounds the time. A trail's gzip is about
/// 10-fold, and one record repeated without end hardly passes 200-fold.
struct BombGuard {
    /// Up to here any ratio is taken.
    static let freeOutput = 256 << 20
    static let highestRatio = 300

    static func check(output: Int, input: Int) throws(SourceFailure) {
        guard output > freeOutput, output / max(input, 1) > highestRatio else { return }
        throw SourceFailure(
            reason: "it unpacks to more than \(highestRatio) times its size and is taken for a decompression bomb"
        )
    }
}
