internal import HindcastModel

/// Tells what kind of thing an identifier names when the call does not say.
enum UntypedIdentifier {
    /// Whether a text can only be the id of one thing: an ARN, a UUID, `sg-0a1b2c3d`.
    static func isUnique(_ text: String) -> Bool {
        if text.hasPrefix("arn:") { return true }
        guard let dash = text.lastIndex(of: "-") else { return false }
        let tail = text[text.index(after: dash)...]
        return tail.utf8.count >= 8 && tail.allSatisfy(\.isHexDigit) && tail.contains(where: \.isNumber)
    }

    /// Returns the type of an id by its prefix (`sg-…`), or of an ARN by its resource part.
    static func type(of text: String, service: String, book: RuleBook) -> TypeRule? {
        if let arn = ARN(text) {
            let parts = arn.resource.split(whereSeparator: { $0 == "/" || $0 == ":" })
            guard parts.count > 1, let kind = parts.first else { return nil }
            return book.type(service: arn.service, kebab: String(kind).lowercased())
        }
        guard let dash = text.lastIndex(of: "-") else { return nil }
        return book.type(service: service, idPrefix: String(text[..<dash]))
    }
}
