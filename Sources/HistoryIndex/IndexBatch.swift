package import HindcastModel

/// What one step of an import adds to the index, all of it or nothing.
///
/// A recorder fills a batch while it writes to git, and hands it over once git's references have moved. In between,
/// the index says what it said before, which is a whole earlier state.
package struct IndexBatch: Sendable {
    /// Late events: the position after which everything is taken back before `commits` are added.
    package var truncatesAfter: Int?
    /// New commits in order, the first one right after the last one there is.
    package var commits: [IndexedCommit] = []
    /// Where `main` and the notes are after the last of them; `nil` where git did not move.
    package var head: IndexHead?
    /// Counts to be added to the ledger; negative ones take back.
    package var ledger: [LedgerCount] = []
    /// Findings to be kept.
    package var findings: [Finding] = []
    /// Events seen for the first time, by hour.
    package var seen: [SeenEvents] = []
    /// Events that made no commit, with where their records are.
    package var noted: [NotedEvent] = []
    /// Sessions that were opened, in the order of their times.
    package var sessions: [OpenedSession] = []
    /// Events without a commit that are to be kept, with how many of each kind may be.
    package var kept: (events: [KeptEvent], limit: Int) = ([], 0)
    /// The import, at its end.
    package var finished: IndexedImport?
    /// Counts and sessions that were packed already, before those above.
    var packed = PackedActivity()

    /// Makes a batch that changes nothing.
    package init() {}
}

/// Where git stood when the index was written.
package struct IndexHead: Hashable, Sendable {
    /// The last commit's place in the history, the root being 0.
    package var sequence: Int
    /// The last commit's id, 20 bytes.
    package var commit: [UInt8]

    /// Makes a head.
    package init(sequence: Int, commit: [UInt8]) {
        self.sequence = sequence
        self.commit = commit
    }
}

/// How many events of one action there were in one hour.
package struct LedgerCount: Hashable, Sendable {
    /// What was done, and what became of it.
    package var action: LedgerAction
    /// How many; negative to take back.
    package var count: Int
    /// The first of the events; it tells the hour.
    package var first: Moment
    /// The last of the events, in the same hour.
    package var last: Moment

    /// Makes a count.
    package init(of action: LedgerAction, count: Int, first: Moment, last: Moment) {
        self.action = action
        self.count = count
        self.first = first
        self.last = last
    }
}

/// What one import did, in numbers.
package struct IndexedImport: Hashable, Sendable {
    /// Files read.
    package var files = 0
    /// Bytes read, as stored.
    package var bytes = 0
    /// Records found.
    package var records = 0
    /// Events, each once.
    package var events = 0
    /// Changes of resources.
    package var changes = 0
    /// Commits made.
    package var commits = 0
    /// Copies of events seen before.
    package var duplicates = 0
    /// Events older than the head.
    package var late = 0
    /// Records and files that could not be read.
    package var broken = 0
    /// The head afterwards, 20 bytes.
    package var head: [UInt8]?

    /// Makes an import that did nothing.
    package init() {}
}
