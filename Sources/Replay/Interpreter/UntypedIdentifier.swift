internal import HindcastModel

/// Tells what kind of thing an identifier names when the call does not say.
enum UntypedIdentifier {
    /// Whether a text can only be the id of one thing: an ARN, a UUID, `sg-0a1b2c3d`.
    static func isUnique(_ text: String) -> Bool {
        let bytes = text.utf8
        if bytes.starts(with: "arn:".utf8) { return true }
        guard let dash = bytes.lastIndex(of: UInt8(ascii: "-")) else { return false }
        let tail = bytes[bytes.index(after: dash)...]
        return tail.count >= 8 && tail.allSatisfy { isDigit($0) || ($0 | 0x20) &- 97 < 6 }
            && tail.contains(where: isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// Returns the type of an id by its prefix (`sg-…`), or of an ARN by its resource part.
    static func type(of text: String, service: String, book: RuleBook) -> KnownType? {
        if let arn = ARN(text) {
            let parts = arn.resource.split(whereSeparator: { $0 == "/" || $0 == ":" })
            guard parts.count > 1, let kind = parts.first else { return nil }
            return book.type(service: arn.service, kebab: String(kind).lowercased())
        }
        guard let dash = text.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
        return book.type(service: service, idPrefix: String(text[..<dash]))
    }
}
