internal import HindcastModel

extension HistoryWriter {
    /// Puts a note on a commit, instead of the one it has; durable with the next `flush`.
    ///
    /// - Parameter kind: what notes that are much alike have in common; each is stored as what differs from the last one.
    package func setNote(_ note: [UInt8], on commit: ObjectID, kind: String = "") throws(GitError) {
        try step { () throws(GitError) in try addNote(note, on: commit, kind: kind) }
    }

    func addNote(_ note: [UInt8], on commit: ObjectID, kind: String = "") throws(GitError) {
        let id = SHA1.id(of: .blob, note)
        try sink.addNote(note, id: id, after: lastNotes[kind])
        if lastNotes.count >= 4_096 { lastNotes.removeAll(keepingCapacity: true) }
        lastNotes[kind] = id
        pendingNotes.append((commit, id))
    }

    /// Writes the pending notes as one commit; returns it, or `nil` where nothing changed.
    func writeNotes(onto parent: ObjectID?) throws(GitError) -> ObjectID? {
        guard !pendingNotes.isEmpty else { return nil }
        // The last note on a commit counts; a stable order makes it the last of its run.
        let sorted = pendingNotes.enumerated()
            .sorted { ($0.element.commit, $0.offset) < ($1.element.commit, $1.offset) }
            .map(\.element)
        var notes: [NotesTree.Note] = []
        notes.reserveCapacity(sorted.count)
        for note in sorted {
            if notes.last?.commit == note.commit { notes.removeLast() }
            notes.append(note)
        }
        let tree = NotesTree(
            load: { [self] id throws(GitError) in try read(id, as: .tree) },
            store: { [self] directory, id throws(GitError) in try sink.addTree(directory, id: id) }
        )
        var before: ObjectID?
        if let parent { before = try CommitRecord(id: parent, parsing: read(parent, as: .commit)).tree }
        let after = try tree.adding(notes[...], to: before)
        guard after != before else { return nil }
        let bytes = CommitBytes.make(
            tree: after,
            parent: parent,
            author: CommitBytes.committer,
            time: try headTime(),
            message: CommitBytes.notesMessage
        )
        let id = SHA1.id(of: .commit, bytes)
        try sink.addCommit(bytes, id: id)
        return id
    }
}
