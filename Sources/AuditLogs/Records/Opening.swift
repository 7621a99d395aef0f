/// How a whole text starts.
enum Opening {
    /// `{"Records"`.
    case records
    /// `[`.
    case array
    case other

    init(of text: UnsafeRawBufferPointer) {
        let content = text.drop(while: Self.isSpace)
        switch content.first {
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "{"):
            let key = content.dropFirst().drop(while: Self.isSpace)
            self = key.starts(with: "\"Records\"".utf8) ? .records : .other
        default: self = .other
        }
    }

    /// The format whose lists start so.
    var format: LogFormat { self == .records ? .records : .bare }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
