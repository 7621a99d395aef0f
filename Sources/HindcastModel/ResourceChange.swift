/// One event's effect on one resource.
public struct ResourceChange: Hashable, Sendable {
    /// What became of the resource.
    public enum Kind: String, Hashable, Sendable {
        case created
        case updated
        case deleted
    }

    /// What became of it.
    public let kind: Kind
    /// The resource.
    public let address: Address
    /// The document before the event; `nil` where there was none.
    public let before: ResourceDocument?
    /// The document after the event; `nil` once deleted.
    public let after: ResourceDocument?

    /// Makes a change.
    public init(kind: Kind, address: Address, before: ResourceDocument?, after: ResourceDocument?) {
        self.kind = kind
        self.address = address
        self.before = before
        self.after = after
    }
}

/// How sure Hindcast is of what it says: of a rule's effect, or of a hop of an actor chain.
public enum Confidence: String, Hashable, Sendable {
    case high
    case medium
    case low
}
