public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns the redacted record of an event that made a commit.
    ///
    /// - Throws: `notFound` where no commit is of that event, or where its evidence is not in the repository.
    public func record(ofEvent id: String) throws(HindcastError) -> JSONValue { try evidence(ofEvent: id).record }

    /// Returns what proves an event that made a commit: its redacted record, and those that show who stands behind it.
    ///
    /// - Throws: `notFound` where no commit is of that event, or where its evidence is not in the repository.
    public func evidence(ofEvent id: String) throws(HindcastError) -> EventEvidence {
        try ask { view in
            guard let sequence = try view.sequence(ofEvent: id), let commit = try view.commit(at: sequence) else {
                throw HindcastError(unknownEvent: id)
            }
            guard let bytes = try objects.note(onCommit: commit.id) else {
                throw HindcastError(
                    .notFound,
                    "the evidence of event \(id) is not in the repository",
                    hints: ["fetch it with: git fetch origin refs/notes/hindcast:refs/notes/hindcast"]
                )
            }
            let note = EvidenceNote(parsing: bytes)
            guard let record = note.cause else {
                throw HindcastError(.repository, "the note on commit \(commit.id.hex) holds no record")
            }
            let changes = try view.changes(at: sequence).map { number, version in
                ChangeEntry(commit, try view.resource(number).address, version.kind)
            }
            return EventEvidence(record: record, origin: note.origin, changes: changes.sortedByAddress(\.resource))
        }
    }
}

extension HindcastError {
    /// The error of an event that has no commit.
    init(unknownEvent id: String) {
        self.init(
            .notFound,
            "no event “\(id)” changed anything in this history",
            hints: ["an event that only read, failed or left everything as it was has no commit"]
        )
    }
}
