internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Finds the events without commits that notes hold, for an index that is built anew.
struct NotedEvents {
    private let notes: NoteTable

    init(_ reader: HistoryReader) throws { notes = try NoteTable(reader) }

    /// Returns the events that are in the note on a commit and made none of their own.
    func events(on commit: ObjectID, at sequence: Int) throws -> [NotedEvent] {
        guard let bytes = try notes.note(on: commit), EvidenceNote.mayHoldLaterEvents(bytes) else { return [] }
        let note = EvidenceNote(parsing: bytes)
        return (note.noEffect + note.unmodelled).compactMap { AuditEvent(recorded: $0) }
            .map { NotedEvent(eventID: $0.id, sequence: sequence) }
    }
}
