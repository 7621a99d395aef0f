internal import AuditLogs
internal import HindcastModel

/// What a note tells, as far as it can be compared with its commit, the index and the ledger.
struct NoteFacts {
    /// An event that a record of a log tells of.
    struct Event {
        let id: String
        let time: Moment
        /// A hash of its id, by which the index knows that it was taken in.
        let hash: UInt64
    }

    /// The id of the event that caused the commit; `nil` where there is no record of any.
    private(set) var causeID: String?
    /// What the record says of it; `nil` where it is of no log.
    private(set) var cause: (event: Event, facts: CommitFacts)?
    /// The records that prove the origin, a line each.
    private(set) var origin: [[UInt8]] = []
    /// Later events that changed nothing.
    private(set) var noEffect: [Event] = []
    /// Later events that no rule knows.
    private(set) var unmodelled: [Event] = []

    /// Whether nothing is told.
    var isEmpty: Bool { causeID == nil && noEffect.isEmpty && unmodelled.isEmpty }

    /// Reads a note's bytes.
    init(_ bytes: [UInt8], parse: ([UInt8]) -> JSONValue?) {
        var part: EvidenceNote.Part?
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = Array(line)
            if let mark = EvidenceNote.part(markedBy: line) {
                part = mark
                continue
            }
            switch part {
            case nil:
                guard causeID == nil, let record = parse(line) else { continue }
                if let event = AuditEvent(recorded: record) {
                    causeID = event.id
                    cause = (Event(event), CommitFacts(event))
                } else {
                    // No event of a log, and yet evidence of what its id says.
                    causeID = record["eventID"]?.string
                }
            case .origin: origin.append(line)
            case .noEffect: if let event = parse(line).flatMap({ Event(record: $0) }) { noEffect.append(event) }
            case .unmodelled: if let event = parse(line).flatMap({ Event(record: $0) }) { unmodelled.append(event) }
            }
        }
    }
}

extension NoteFacts.Event {
    fileprivate init?(record: JSONValue) {
        guard let event = AuditEvent(recorded: record) else { return nil }
        self.init(event)
    }

    fileprivate init(_ event: AuditEvent) {
        id = event.id
        time = event.time
        hash = SkippedRecord.hash(ofID: event.id, source: event.source, operation: event.operation)
    }
}
