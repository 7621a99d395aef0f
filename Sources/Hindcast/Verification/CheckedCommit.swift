internal import GitStore

/// A commit with all that belongs to it: as much of a history as a verification has in memory.
struct CheckedCommit {
    /// The commit, with the files that it changed.
    let record: CommitRecord
    /// What its message says.
    let trailers: CommitTrailers
    /// What the files are that it made or changed, by their paths.
    let documents: [String: StoredDocument]
    /// The evidence on it.
    let note: StoredNote

    /// Whether it is the one before all events.
    var isRoot: Bool { record.parent == nil }
    /// The name for it in findings.
    var name: String { "commit \(record.id)" }
}
