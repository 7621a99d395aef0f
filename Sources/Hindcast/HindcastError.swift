/// What went wrong, in words for the person who asked, with what to do about it.
public struct HindcastError: Error, Hashable, Sendable {
    /// The sort of failure; it chooses the exit status.
    public enum Kind: Hashable, Sendable {
        /// The question was malformed: exit 64.
        case usage
        /// The input could not be read: exit 1.
        case input
        /// The repository cannot be used: exit 1.
        case repository
        /// The index cannot be used: exit 1.
        case index
        /// No resource, commit or event has that name, or several have: exit 1.
        case notFound
        /// A predicate ran too long or took too much: exit 1.
        case predicate
    }

    /// The sort of failure.
    public let kind: Kind
    /// One sentence without a final full stop.
    public let message: String
    /// What the person may do, or candidates to choose from, one a line.
    public let hints: [String]

    /// Makes an error.
    public init(_ kind: Kind, _ message: String, hints: [String] = []) {
        self.kind = kind
        self.message = message
        self.hints = hints
    }
}

extension HindcastError: CustomStringConvertible {
    /// The message, and the hints below it, indented.
    public var description: String { ([message] + hints.map { "  " + $0 }).joined(separator: "\n") }
}
