/// What a verification of a history looked at, and what is not as it must be.
public struct VerificationReport: Hashable, Sendable {
    /// One of the things that are looked at.
    public enum Check: String, Hashable, Sendable, CaseIterable {
        /// Every pack and object can be read, and is what its id says.
        case objects
        /// References lead to commits, HEAD to `main`.
        case refs
        /// The commits are one line, in the canonical order of time, dated by their events.
        case order
        /// Each commit has the evidence of its own event, and each note a commit.
        case notes
        /// Every document is canonical, and at the path of its address.
        case documents
        /// The index says what git says.
        case index
        /// The ledger adds up, and counts what git holds.
        case ledger
    }

    /// Something that is not as it must be.
    public struct Finding: Hashable, Sendable {
        /// What was looked at.
        public let check: Check
        /// The file, the reference, the commit or the table.
        public let subject: String
        /// What is wrong, without a final full stop.
        public let reason: String

        /// Makes a finding.
        public init(check: Check, subject: String, reason: String) {
            self.check = check
            self.subject = subject
            self.reason = reason
        }
    }

    /// How the index was found.
    public enum IndexState: String, Hashable, Sendable {
        /// At git's head: it was compared as a whole.
        case current
        /// Behind git's head, which the next question puts right: it was compared up to where it is.
        case behind
        /// Not there, or of another version: the next question builds it anew.
        case absent
        /// An import is writing it, so it was not compared as a whole, and the ledger not with git.
        case busy
    }

    /// The first findings, at most as many as were asked for.
    public var findings: [Finding] = []
    /// How many findings there are.
    public var findingCount = 0
    /// Packs.
    public var packs = 0
    /// Objects in packs and in files of their own; one that is there twice counts twice.
    public var objects = 0
    /// Bytes of the packs.
    public var bytes = 0
    /// Commits on `main`, the root left out.
    public var commits = 0
    /// Heads that late events left behind.
    public var knownHeads = 0
    /// Commits that only such heads lead to.
    public var formerCommits = 0
    /// Notes.
    public var notes = 0
    /// Versions of documents.
    public var documents = 0
    /// How the index was found.
    public var index = IndexState.absent
    /// Events in the ledger.
    public var events = 0
    /// Commits whose events the ledger does not know, since the index was built anew: importing their logs again
    /// brings them back.
    public var uncounted = 0

    /// Makes the report of a verification that has looked at nothing.
    public init() {}

    /// Counts a finding, and keeps it unless there are as many as the limit.
    package mutating func add(_ check: Check, _ subject: String, _ reason: String, limit: Int = .max) {
        findingCount += 1
        if findings.count < limit { findings.append(Finding(check: check, subject: subject, reason: reason)) }
    }
}

/// How far a verification is, for a progress bar.
public struct VerificationProgress: Hashable, Sendable {
    /// What is being looked at.
    public let step: VerificationReport.Check
    /// Objects or commits that were looked at.
    public let done: Int
    /// Objects or commits in all.
    public let total: Int

    /// Makes a progress.
    public init(step: VerificationReport.Check, done: Int, total: Int) {
        self.step = step
        self.done = done
        self.total = total
    }
}
