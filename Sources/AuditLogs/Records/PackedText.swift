/// Unpacks `awslogs.data`: gzip data in base64. One a thread.
final class PackedText {
    /// CloudWatch Logs packs 1 MB at most; a bomb shall not get far.
    private static let limit = 64 << 20

    private let inflater = GzipInflater()
    private let text = ByteBuffer(capacity: 1 << 16)

    func unpack(_ base64: String) -> Result<[UInt8], SourceFailure> {
        guard let bytes = Self.decode(base64) else {
            return .failure(SourceFailure(reason: "awslogs.data is no base64"))
        }
        text.reset(keeping: 1 << 20)
        let outcome = bytes.withUnsafeBytes { buffer -> GzipInflater.Outcome in
            guard Compression(of: buffer) == .gzip else {
                // Some samples leave the gzip out.
                text.reserve(buffer.count)
                text.room.copyMemory(from: buffer)
                text.append(buffer.count)
                return .whole
            }
            return inflater.inflate(buffer, into: text, limit: Self.limit)
        }
        return switch outcome {
        case .whole: .success(Array(text.bytes))
        case .tooLong: .failure(SourceFailure(reason: "awslogs.data unpacks to more than \(Self.limit >> 20) MB"))
        case .broken: .failure(SourceFailure(reason: "the gzip data in awslogs.data are damaged"))
        }
    }

    /// Decodes base64 with or without padding, line breaks passed over; `nil` where another sign is met.
    private static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for sign in text.utf8 {
            let digit: UInt8
            switch sign {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = sign - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = sign - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = sign + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
            case UInt8(ascii: "="), 0x0A, 0x0D, 0x20: continue
            default: return nil
            }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
