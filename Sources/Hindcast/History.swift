public import HindcastModel

/// Answers questions about a recorded history. Opens its own handles and never writes to `main`.
public struct History: Sendable {
    /// Opens the history in a bare git repository; builds the index anew where it is missing or stale.
    public init(opening path: String) throws(HindcastError) { throw HindcastError(.repository, "\(path): not built yet") }

    /// Returns the history at a glance.
    public func status() throws(HindcastError) -> StatusReport { StatusReport() }

    /// Returns the one resource that a name means: an address, an unambiguous tail of one, an ARN or an alias.
    ///
    /// - Throws: `notFound` with candidates as hints where several match, with near matches where none does.
    public func resolve(_ name: String) throws(HindcastError) -> Address { throw HindcastError(.notFound, name) }

    /// Returns the sequence number of the last commit that a moment includes, 0 being the root.
    ///
    /// `text` is any form of `product.md`'s Moments: a date, a time with or without zone, epoch seconds, `now`,
    /// `yesterday`, `3 hours ago`, `7d`, a commit id, `e:<event id>` or `e:<event id>^`.
    /// `now` and the zone (seconds east of UTC at a local time) come from the caller: the library asks no clock.
    public func position(of text: String, isRangeEnd: Bool, clock: Clock) throws(HindcastError) -> Int { 0 }

    /// Returns the sequence number of the last commit before a moment: where a stretch that begins with it starts.
    public func startPosition(of text: String, clock: Clock) throws(HindcastError) -> Int { 0 }

    /// Returns the two moments of `A..B`, either of which may be missing.
    public func moments(ofRange text: String, clock: Clock) throws(HindcastError) -> (start: Moment?, end: Moment?) { (nil, nil) }

    /// Returns the resources that match any of the patterns (all, if there is none) at a position (the head, if `nil`).
    public func resources(
        matching patterns: [String], at position: Int?, includingDeleted: Bool
    ) throws(HindcastError) -> [ResourceSummary] { [] }

    /// Returns a resource at a position; a deleted one with its last document.
    public func state(of address: Address, at position: Int?) throws(HindcastError) -> ResourceState {
        throw HindcastError(.notFound, address.description)
    }

    /// Calls `body` with each matching change, newest first, until it returns `false`.
    public func forEachChange(
        _ query: ChangeQuery, _ body: (ChangeEntry) throws -> Bool
    ) throws {}

    /// Returns what a change did to its resource, leaf by leaf.
    public func differences(of change: ChangeEntry) throws(HindcastError) -> [JSONDifference] { [] }

    /// Returns the last setter of each leaf of a resource; with `includingRemoved`, of the leaves that are gone too.
    public func blame(
        _ address: Address, at position: Int?, under pointer: JSONPointer, includingRemoved: Bool
    ) throws(HindcastError) -> [BlameLine] { [] }

    /// Returns how resources differ between two positions, sorted by address.
    public func diff(
        from old: Int, to new: Int, matching patterns: [String]
    ) throws(HindcastError) -> [ResourceDifference] { [] }

    /// Returns the ledger between two moments, both inclusive; `nil` is open.
    public func coverage(from start: Moment?, to end: Moment?) throws(HindcastError) -> CoverageReport { CoverageReport() }

    /// Calls `body` with every resource that exists at a position, sorted by address.
    public func forEachResource(at position: Int?, _ body: (ExportedResource) throws -> Void) throws {}

    /// Returns the redacted record of an event that made a commit.
    public func record(ofEvent id: String) throws(HindcastError) -> JSONValue { .null }
}

/// The present moment and the time zone, as the caller has them.
public struct Clock: Sendable {
    /// The present moment.
    public let now: Moment
    /// Seconds east of UTC for a wall-clock time given as seconds since 1970 in that zone.
    public let offset: @Sendable (_ localSeconds: Int64) -> Int

    /// Makes a clock.
    public init(now: Moment, offset: @escaping @Sendable (_ localSeconds: Int64) -> Int) {
        self.now = now
        self.offset = offset
    }
}
