internal import GitStore
internal import HindcastModel

/// Looks at the commits of one line, oldest first.
struct LineCheck {
    private let reader: HistoryReader
    /// When the event of the commit before happened; `nil` after the root.
    private var last: Moment?
    private var events: Set<UInt64> = []

    /// - Parameter last: when the event of the commit before the line happened.
    init(reader: HistoryReader, last: Moment?) {
        self.reader = reader
        self.last = last
    }

    /// Looks at the next commit; returns how many versions of documents it made.
    mutating func check(
        _ record: CommitRecord,
        _ trailers: CommitTrailers,
        _ blobs: BlobTable,
        report: (VerificationReport.Check, _ subject: String, _ reason: String) -> Void
    ) throws -> Int {
        let name = "commit \(record.id)"
        for fault in try reader.faults(inFormOf: record.id) { report(.order, name, fault) }
        guard record.parent != nil else {
            if !record.edits.isEmpty { report(.order, name, "the root is not empty") }
            return 0
        }
        checkEvent(record, trailers) { report(.order, name, $0) }
        checkDocuments(record, trailers, blobs) { report(.documents, name, $0) }
        return record.edits.count { $0.new != nil }
    }

    private mutating func checkEvent(_ record: CommitRecord, _ trailers: CommitTrailers, _ report: (String) -> Void) {
        if trailers.eventID.isEmpty {
            report("it names no event")
        } else if !events.insert(BlobTable.hash(trailers.eventKey)).inserted {
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

    private func checkDocuments(
        _ record: CommitRecord,
        _ trailers: CommitTrailers,
        _ blobs: BlobTable,
        _ report: (String) -> Void
    ) {
        let touched = Set(trailers.resources.map { RepositoryPath($0.address).text })
        for edit in record.edits {
            if !touched.contains(edit.path) { report("it changes \(edit.path), which it does not name as a resource") }
            guard let blob = edit.new else { continue }
            switch blobs[blob] {
            case .document(let path, _, _, _):
                if path != BlobTable.hash(edit.path) { report("the document at \(edit.path) is of another address") }
            case nil: report("the document at \(edit.path) is missing from the objects")
            default: report("the file at \(edit.path) is no canonical document")
            }
        }
    }
}

extension CommitTrailers {
    /// What makes the event one of its own: masked logs give one id to many.
    fileprivate var eventKey: String {
        let key = "\(time.nanoseconds) \(service):\(operation) \(eventID)"
        // Two logs of Google Cloud may give one id to two entries; which log it was, what they touched tells here.
        guard let first = resources.first?.address, first.provider == .gcp else { return key }
        return "\(key) \(first)"
    }
}
