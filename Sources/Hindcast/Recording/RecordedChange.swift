internal import HindcastModel
internal import Replay

/// An event that changed something, on its way from the fold to the recorder.
///
/// An object, since it passes through several hands, and a copy of what the event did costs more than the hand-over.
final class RecordedChange: Sendable {
    /// The event, without the tree of its record: that is freed where it was used last, not by another thread later.
    let event: AuditEvent
    /// The event's record as evidence, as one line of JSON.
    let record: [UInt8]
    /// What it did.
    let applied: AppliedEvent

    init(_ event: AuditEvent, record: [UInt8], _ applied: AppliedEvent) {
        var event = event
        event.record = .null
        self.event = event
        self.record = record
        self.applied = applied
    }
}
