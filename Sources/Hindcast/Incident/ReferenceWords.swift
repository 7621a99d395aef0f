internal import HindcastModel

/// What members and types are called, as far as it tells that one is about the other.
enum ReferenceWords {
    /// Endings that say in what way a member names something, not what.
    private static let endings = [
        "identifiers", "identifier", "selflink", "names", "name", "arns", "arn", "refs", "ref", "ids", "id", "links",
        "link",
    ]

    /// Returns what a member is about: `securityGroup` for `sourceSecurityGroupId` is left to ``isSame(_:_:)``; nothing where
    /// it says only that it names something, as `name` does.
    static func subject(ofMember key: String) -> String {
        var word = letters(key)
        while let ending = endings.first(where: { word.hasSuffix($0) }) { word.removeLast(ending.count) }
        return singular(word)
    }

    /// Returns the words of a resource type without what stands between them.
    static func subject(ofType type: String) -> String { singular(letters(type)) }

    /// Whether a member is about resources of a type: `dBSubnetGroup` and `subnet-group`, `bucket` and `bucket`.
    static func isSame(_ member: String, _ type: String) -> Bool {
        guard min(member.count, type.count) >= 3 else { return false }
        return member.count >= type.count ? member.hasSuffix(type) : type.hasSuffix(member)
    }

    private static func letters(_ text: String) -> String {
        String(decoding: text.utf8.map(\.asciiLowercased).filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
    }

    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        return word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3 ? String(word.dropLast()) : word
    }
}
