internal import AuditLogs
internal import HindcastModel

/// Where the records lie that say what was there before: what they know better becomes a finding.
///
/// Azure's change records alone do so, a small part of any log: it holds a place for each of those at hand.
struct MissedChanges {
    private struct Place {
        let file: String
        let record: Int
    }

    private var places: [UInt64: Place] = [:]
    /// What was found; at most as many as an import keeps.
    private(set) var findings: [Finding] = []
    /// How many there are.
    private(set) var count = 0

    /// Remembers where an event's record lies.
    mutating func note(_ event: AuditEvent, in file: String, at record: Int) {
        guard event.provider == .azure, event.operation.hasPrefix("changes/") else { return }
        let key = MissedChanges.key(of: event)
        // Of copies the same one, whichever was read first.
        if let known = places[key], (known.file, known.record) <= (file, record) { return }
        places[key] = Place(file: file, record: record)
    }

    /// Takes what the replay of an event showed.
    mutating func add(_ missed: [String], of event: AuditEvent) {
        guard let first = missed.first, let place = places[MissedChanges.key(of: event)] else { return }
        count += 1
        guard findings.count < IntakeWorker.findingLimit else { return }
        let rest = missed.count > 1 ? " and at \(missed.count - 1) more places" : ""
        findings.append(
            Finding(
                file: place.file,
                record: place.record,
                reason: "at \(LookAlike.printable(first))\(rest) it saw another value before it than the log had told: "
                    + "a change is missing"
            )
        )
    }

    /// Adds those that another one knows.
    mutating func formUnion(_ other: MissedChanges) {
        places.merge(other.places) { ($0.file, $0.record) <= ($1.file, $1.record) ? $0 : $1 }
    }

    private static func key(of event: AuditEvent) -> UInt64 {
        SkippedRecord.hash(ofID: event.id, source: event.source, operation: event.operation)
    }
}
