public import HindcastModel

/// What an import did.
public struct ImportSummary: Hashable, Sendable {
    /// Files read.
    public var files = 0
    /// Bytes read, as stored.
    public var bytes = 0
    /// Records found, broken ones included.
    public var records = 0
    /// Events, each once.
    public var events = 0
    /// Changes of resources.
    public var changes = 0
    /// Commits made.
    public var commits = 0
    /// Copies of events seen before, in this import or an earlier one.
    public var duplicates = 0
    /// Events older than the head that was there before.
    public var late = 0
    /// Events by what became of them.
    public var ledger: [Disposition: Int] = [:]
    /// The events without a commit that are kept now, by kind; empty where the import was not asked to keep any.
    public var activity: [ActivityCount] = []
    /// Records and files that could not be read.
    public var broken = 0
    /// Records that say that something else was there before than what the log had told: a change before each is missing.
    public var missed = 0
    /// The first findings, at most 1,000.
    public var findings: [Finding] = []
    /// The baselines' files that do not say when they were seen.
    public var undated: [String] = []
    /// The head of `main` afterwards, 40 hex digits; `nil` in an empty history.
    public var head: String?

    /// Makes the summary of an import that did nothing.
    public init() {}
}

/// How far an import is, for a progress bar.
public struct ImportProgress: Hashable, Sendable {
    /// Bytes of input read so far, as stored.
    public var bytesRead = 0
    /// Bytes of input in all; `nil` where it is a stream.
    public var bytesTotal: Int?
    /// Records read so far.
    public var records = 0
    /// Commits made so far.
    public var commits = 0

    /// Makes the progress of an import that has not begun.
    public init() {}
}

/// The history at a glance.
public struct StatusReport: Hashable, Sendable {
    /// A stretch of the history's span in which no event at all was seen.
    public struct Gap: Hashable, Sendable {
        /// The last event before it.
        public let start: Moment
        /// The first event after it.
        public let end: Moment

        /// Makes a gap.
        public init(start: Moment, end: Moment) {
            self.start = start
            self.end = end
        }
    }

    /// The repository's path.
    public var path = ""
    /// The head's id; `nil` in an empty history.
    public var head: String?
    /// The first and the last event seen, read-only ones included.
    public var span: ClosedRange<Moment>?
    /// Events, each once.
    public var events = 0
    /// Changes of resources.
    public var changes = 0
    /// Commits, the root left out.
    public var commits = 0
    /// Resources that exist at the head.
    public var liveResources = 0
    /// Resources that existed once and are gone.
    public var deletedResources = 0
    /// Account ids seen.
    public var accounts: [String] = []
    /// The number of principals that changed something.
    public var principals = 0
    /// Bytes on disk.
    public var size = 0
    /// Events by what became of them.
    public var ledger: [Disposition: Int] = [:]
    /// Findings kept from imports.
    public var findings = 0
    /// Days without any event, longest first, at most ten.
    public var gaps: [Gap] = []

    /// Makes an empty report.
    public init() {}
}

/// The ledger over a stretch of time.
public struct CoverageReport: Hashable, Sendable {
    /// How often an action had one disposition.
    public struct Row: Hashable, Sendable {
        /// `<service>:<operation>`.
        public let action: String
        /// What became of it.
        public let disposition: Disposition
        /// For applied changes, how sure the rule was.
        public let confidence: Confidence?
        /// How many events.
        public let count: Int

        /// Makes a row.
        public init(action: String, disposition: Disposition, confidence: Confidence?, count: Int) {
            self.action = action
            self.disposition = disposition
            self.confidence = confidence
            self.count = count
        }
    }

    /// All events of the stretch, each once: the sum of `totals`.
    public var events = 0
    /// Events by what became of them.
    public var totals: [Disposition: Int] = [:]
    /// Applied events by the confidence of their rule.
    public var applied: [Confidence: Int] = [:]
    /// Every action with its counts, most first.
    public var rows: [Row] = []
    /// The first and the last event counted; `nil` where there is none. The ledger counts by the hour, so it may reach
    /// up to an hour beyond what was asked for.
    public var stretch: ClosedRange<Moment>?

    /// Makes an empty report.
    public init() {}
}
