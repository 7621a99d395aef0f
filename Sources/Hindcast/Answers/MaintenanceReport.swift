/// What maintaining a history has done.
public struct MaintenanceReport: Hashable, Sendable {
    /// What a history takes on the disk.
    public struct Extent: Hashable, Sendable {
        /// Packs.
        public let packs: Int
        /// Objects in files of their own.
        public let looseObjects: Int
        /// Bytes of the objects, with git's indexes and the commit-graph.
        public let objectBytes: Int
        /// Bytes of Hindcast's index.
        public let indexBytes: Int

        /// Makes an extent.
        public init(packs: Int, looseObjects: Int, objectBytes: Int, indexBytes: Int) {
            self.packs = packs
            self.looseObjects = looseObjects
            self.objectBytes = objectBytes
            self.indexBytes = indexBytes
        }
    }

    /// Before.
    public let before: Extent
    /// After.
    public let after: Extent
    /// Whether the commit-graph was written anew; it was current else.
    public let wroteCommitGraph: Bool
    /// The commits that the commit-graph tells of.
    public let graphCommits: Int
    /// What interrupted programs had left and is gone, as paths in the repository.
    public let leftovers: [String]

    /// Makes a report.
    public init(before: Extent, after: Extent, wroteCommitGraph: Bool, graphCommits: Int, leftovers: [String]) {
        self.before = before
        self.after = after
        self.wroteCommitGraph = wroteCommitGraph
        self.graphCommits = graphCommits
        self.leftovers = leftovers
    }
}
