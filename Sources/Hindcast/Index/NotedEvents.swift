internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Finds the events without commits that notes hold, for an index that is built anew.
struct NotedEvents {
    private let notes: NoteTable

    init(_ reader: HistoryReader) throws { notes = try NoteTable(reader) }

    /// Returns the note on a commit; `nil` where there is none, or nothing in it but the record that caused the commit.
    ///
    /// - Parameter includesCause: whether a note with nothing but that is returned as well.
    func note(on commit: ObjectID, includesCause: Bool = false) throws -> EvidenceNote? {
        guard let bytes = try notes.note(on: commit), includesCause || EvidenceNote.mayHoldLaterEvents(bytes) else {
            return nil
        }
        return EvidenceNote(parsing: bytes)
    }

    /// Returns the events that are in a note and made no commit.
    static func events(in note: EvidenceNote, at sequence: Int) -> [NotedEvent] {
        (note.noEffect + note.unmodelled).compactMap { AuditEvent(recorded: $0) }
            .map { NotedEvent(eventID: $0.id, sequence: sequence) }
    }
}
