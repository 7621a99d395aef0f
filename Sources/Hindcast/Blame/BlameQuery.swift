/// Which leaves `blame` shows, and as whose.
public struct BlameQuery: Sendable {
    /// The last commit that is looked at; `nil` for the head.
    public var position: Int?
    /// The part that is asked for; the configuration and the tags where that is everything.
    public var place = PlaceSelector.everything
    /// Whether what was taken away is shown, too.
    public var includesRemoved = false
    /// Whom to see through: text that the principal or the origin holds, or globs. What such an actor only brought back
    /// counts for who set it before; what nobody else ever set stays the actor's own.
    public var ignoredActors: [String] = []

    /// Makes a query for all that is set.
    public init() {}
}
