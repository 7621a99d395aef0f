package import HindcastModel

/// Collects records that are only counted, to give each back once, in order of time. Memory is bounded: beyond the
/// limit, sorted runs go to a temporary file.
///
/// Readers on several threads have a spool each; `absorb(_:)` joins them before `merged(isKnown:)`.
package struct SkipSpool: Sendable {
    /// What is kept of a record.
    struct Entry: Hashable {
        let time: Int64
        let idHash: UInt64
        /// The place of the record's action among those of its spool.
        let action: UInt32

        /// The order of a merge; actions do not matter, as copies of an event have one.
        func precedes(_ other: Entry) -> Bool { time != other.time ? time < other.time : idHash < other.idHash }
    }

    /// A sorted stretch of entries, in memory or in a file, with the actions that they mean.
    struct Run {
        enum Place {
            case held([Entry])
            case stored(SpoolFile, start: Int, count: Int)
        }

        let place: Place
        let actions: [SkippedAction]
    }

    private let limit: Int
    private let directory: String
    private var entries: [Entry] = []
    private var actions: [SkippedAction] = []
    private var places: [SkippedAction: UInt32] = [:]
    private var file: SpoolFile?
    private var stored: [(file: SpoolFile, start: Int, count: Int)] = []
    private var runs: [Run] = []

    /// Makes an empty spool.
    ///
    /// - Parameters:
    ///   - limit: how many records are held before they go to a file; one takes 24 bytes.
    ///   - directory: where temporary files may be made.
    package init(limit: Int, directory: String) {
        self.limit = limit
        self.directory = directory
    }

    /// Adds a record.
    package mutating func add(time: Moment, idHash: UInt64, action: SkippedAction) throws(SpoolError) {
        if entries.isEmpty { entries.reserveCapacity(limit) }
        let place: UInt32
        if let known = places[action] {
            place = known
        } else {
            place = UInt32(actions.count)
            actions.append(action)
            places[action] = place
        }
        entries.append(Entry(time: time.nanoseconds, idHash: idHash, action: place))
        if entries.count >= limit { try spill() }
    }

    /// Takes in the records of another spool.
    package mutating func absorb(_ other: SkipSpool) {
        runs += other.runs + other.ownRuns
    }

    /// Gives every record back once, in order of time; those that `isKnown` knows are only counted.
    package mutating func merged(isKnown: @escaping EventMerge.IsKnown) throws(SpoolError) -> SkipMerge {
        try SkipMerge(runs + ownRuns, isKnown: isKnown)
    }

    private var ownRuns: [Run] {
        var own = stored.map { Run(place: .stored($0.file, start: $0.start, count: $0.count), actions: actions) }
        if !entries.isEmpty { own.append(Run(place: .held(entries.sorted { $0.precedes($1) }), actions: actions)) }
        return own
    }

    private mutating func spill() throws(SpoolError) {
        let file: SpoolFile
        if let known = self.file { file = known } else { file = try SpoolFile(in: directory) }
        self.file = file
        entries.sort { $0.precedes($1) }
        let start = file.reserve(entries.count * MemoryLayout<Entry>.stride)
        let result = entries.withUnsafeBytes { bytes in
            Result { () throws(SpoolError) in try file.write(bytes, at: start) }
        }
        try result.get()
        stored.append((file, start, entries.count))
        entries.removeAll(keepingCapacity: true)
    }
}
