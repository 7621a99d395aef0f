internal import GitStore
internal import HindcastModel

/// Looks at the commits of one line, oldest first.
struct LineCheck {
    private let reader: HistoryReader
    /// When the event of the commit before happened; `nil` after the root.
    private var last: Moment?
    /// The events of that moment: another one that is the same is of the same moment, too.
    private var events: Set<[UInt8]> = []

    /// - Parameter last: when the event of the commit before the line happened.
    init(reader: HistoryReader, last: Moment?) {
        self.reader = reader
        self.last = last
    }

    /// Looks at the next commit; returns how many versions of documents it made.
    mutating func check(
        _ commit: CheckedCommit,
        report: (VerificationReport.Check, _ subject: String, _ reason: String) -> Void
    ) throws -> Int {
        let (record, name) = (commit.record, commit.name)
        for fault in try reader.faults(inFormOf: record.id) { report(.order, name, fault) }
        NoteCheck(commit).report { report(.notes, name, $0) }
        guard !commit.isRoot else {
            if !record.edits.isEmpty { report(.order, name, "the root is not empty") }
            return 0
        }
        checkEvent(record, commit.trailers) { report(.order, name, $0) }
        checkDocuments(commit) { report(.documents, name, $0) }
        return record.edits.count { $0.new != nil }
    }

    private mutating func checkEvent(_ record: CommitRecord, _ trailers: CommitTrailers, _ report: (String) -> Void) {
        if trailers.time != last { events.removeAll() }
        if trailers.eventID.isEmpty {
            report("it names no event")
        } else if !events.insert(Array(trailers.eventKey.utf8)).inserted {
            report("an earlier commit is of the same event \(trailers.eventID)")
        }
        if !trailers.name(authorOf: record) { report("its author is not who its message says acted") }
        // Git reads no date before 1970, and no fractions of seconds.
        if max(0, trailers.time.seconds) != record.time.seconds { report("its date is not the time of its event") }
        if let last, trailers.time < last {
            report(
                "its event happened at \(trailers.time.rfc3339), before that of the commit before it, \(last.rfc3339)"
            )
        }
        last = trailers.time
    }

    private func checkDocuments(_ commit: CheckedCommit, _ report: (String) -> Void) {
        let touched = Set(commit.trailers.resources.map { RepositoryPath($0.address).text })
        for edit in commit.record.edits {
            if !touched.contains(edit.path) { report("it changes \(edit.path), which it does not name as a resource") }
            switch commit.documents[edit.path] {
            case .document(let document):
                guard !RepositoryPath(document.address).text.hasSameBytes(as: edit.path) else { continue }
                report("the document at \(edit.path) is of another address")
            case .missing: report("the document at \(edit.path) is missing from the objects")
            case .other: report("the file at \(edit.path) is no canonical document")
            case nil: break
            }
        }
    }
}

extension CommitTrailers {
    /// What makes the event one of its own among those of its moment: masked logs give one id to many.
    fileprivate var eventKey: String {
        let key = "\(service):\(operation) \(eventID)"
        // Two logs of Google Cloud may give one id to two entries; which log it was, what they touched tells here.
        guard let first = resources.first?.address, first.provider == .gcp else { return key }
        return "\(key) \(first)"
    }
}
