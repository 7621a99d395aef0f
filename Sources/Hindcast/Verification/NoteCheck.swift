internal import GitStore
internal import HindcastModel

/// Compares a commit with the evidence on it.
struct NoteCheck {
    private let commit: CheckedCommit

    init(_ commit: CheckedCommit) { self.commit = commit }

    /// Reports what is not as it must be.
    func report(_ report: (String) -> Void) {
        switch commit.note {
        case .evidence(let facts): compare(facts, report)
        case .missing: report("its note is missing from the objects")
        // The root is of no event, and what was in its note may have gone to a commit.
        case .other: if !commit.isRoot { report("its note holds no record") }
        case .none: if !commit.isRoot { report("it has no note, so its evidence is missing") }
        case .unknown: break
        }
    }

    private func compare(_ facts: NoteFacts, _ report: (String) -> Void) {
        guard let id = facts.causeID else {
            if !commit.isRoot { report("its note holds no record") }
            return
        }
        if commit.isRoot || !id.hasSameBytes(as: commit.trailers.eventID) {
            report("its note holds the record of another event")
        } else if let cause = facts.cause, cause.facts != CommitFacts(commit.trailers) {
            report("its note and its message do not say the same of the event")
        }
    }
}
