public import HindcastModel

/// Which windows are asked for.
public struct WindowQuery: Sendable {
    /// Resources, patterns; none means all.
    public var patterns: [String] = []
    /// A jq program. It holds over a document where one of its results is neither `false` nor `null`, as `select` has it.
    public var predicate: String
    /// Only windows that stood after this commit; `nil` from the start.
    public var after: Int?
    /// Only what was up to this commit; `nil` up to the head.
    public var through: Int?
    /// The moment up to which open windows are counted; `nil` for the newest change.
    public var end: Moment?

    /// Makes a query over everything.
    public init(_ predicate: String) { self.predicate = predicate }
}

/// What was looked at for the windows, and what of it could not be told.
public struct WindowReport: Hashable, Sendable {
    /// Resources that were looked at.
    public var resources = 0
    /// Versions that were looked at.
    public var versions = 0
    /// Versions on which the predicate failed with an error.
    public var undecided = 0
    /// The resources of these.
    public var undecidedResources = 0
    /// The first of these resources.
    public var firstUndecided: Address?
    /// jq's message there.
    public var firstReason: String?
    /// Resources that were known in part at any time that was looked at: what no event touched reads as `null`.
    public var partialResources = 0
    /// Values that the log does not show, and that the predicate may look at, with the number of their resources; sorted.
    public var unknown: [(pointer: JSONPointer, resources: Int)] {
        unknownCounts.sorted { $0.key.description < $1.key.description }.map { ($0.key, $0.value) }
    }
    var unknownCounts: [JSONPointer: Int] = [:]

    /// Makes the report of a search that has looked at nothing.
    public init() {}
}
