internal import AuditLogs
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Compares the sessions that notes prove with those that the index holds: both have the record of the event that opened one.
struct SessionCheck {
    private var lookup: SessionLookup
    /// Hashes of records that were compared, so that what is done in one session needs one look.
    private var known: Set<UInt64> = []

    private static let capacity = 100_000

    init(_ view: IndexView) { lookup = SessionLookup(view) }

    /// Reports what is not as it must be with the records that prove an origin.
    ///
    /// - Parameter parse: reads a record.
    mutating func compare(_ records: [[UInt8]], _ report: (_ reason: String) -> Void) throws {
        for record in records {
            let hash = SkippedRecord.hash(ofID: String(decoding: record, as: UTF8.self))
            guard !known.contains(hash) else { continue }
            if known.count >= SessionCheck.capacity { known.removeAll(keepingCapacity: true) }
            known.insert(hash)
            guard let event = AuditEvent(recordedText: record) else {
                report("its note proves its origin by what is no record")
                continue
            }
            let keys = SessionTable.issuedKeys(event) + [RuleBook.stagingKey(of: event)].compactMap(\.self)
            guard !keys.isEmpty else { continue }
            let sessions = try lookup.sessions(openedBy: event.id, at: event.time)
            for key in keys where !sessions.contains(where: { $0.key.hasSameBytes(as: key) && $0.record == record }) {
                let words = sessions.isEmpty ? "lacks the session" : "has another record of the session"
                report("the index \(words) that \(event.id) opened, by which its note proves its origin")
            }
        }
    }
}
