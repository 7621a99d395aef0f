/// Reads a history. Readers need no lock and never wait for the writer; one thread at a time uses one reader.
package final class HistoryReader {
    let repository: RepositoryHandle
    private let objects: ObjectDatabaseHandle
    /// Where objects are looked for first by one who reads a whole history.
    private var shelf: PackShelf?

    /// Opens a history for reading.
    ///
    /// - Throws: `notFound` where there is none.
    package init(opening path: String) throws(GitError) {
        repository = try RepositoryHandle(opening: path)
        try repository.expectHistory(at: path)
        objects = try repository.objects()
    }

    /// The git directory, with a final slash.
    package var directory: String { repository.directory }

    /// Reads past libgit2 from now on, piece by piece: for one who reads all of a long history, which would have the index
    /// of every pack in memory by the end.
    package func boundMemory() throws(GitError) {
        Libgit2.boundMaps()
        let shelf = PackShelf(of: directory + "objects/pack/", keeping: 16 << 20)
        try shelf.refresh()
        self.shelf = shelf
    }

    /// Returns an object's content.
    ///
    /// - Throws: `damaged` where there is no such object, where it cannot be read, and where it is of another kind.
    func read(_ id: ObjectID, as kind: ObjectKind) throws(GitError) -> [UInt8] {
        if let bytes = shelf?.read(id, as: kind) { return bytes }
        return try objects.read(id, as: kind)
    }

    /// Whether there is such a commit.
    package func holdsCommit(_ id: ObjectID) -> Bool { (try? read(id, as: .commit)) != nil }

    /// Returns the newest commit: where `refs/heads/main` points now.
    package func head() throws(GitError) -> ObjectID {
        guard let head = try repository.reference(Reference.main) else {
            try expectRepository()
            throw RepositoryDamage.reference(Reference.main, in: directory, "is missing")
        }
        try expect(head, at: Reference.main)
        return head
    }

    /// Throws `moved` where the repository is not any more where it was opened.
    package func expectRepository() throws(GitError) { try RepositoryHandle.expectRepository(at: directory) }

    /// Returns the newest commit of the notes; `nil` where there is no note yet.
    package func notesHead() throws(GitError) -> ObjectID? {
        guard let head = try repository.reference(Reference.notes) else { return nil }
        try expect(head, at: Reference.notes)
        return head
    }

    private func expect(_ head: ObjectID, at name: String) throws(GitError) {
        guard !objects.contains(head) else { return }
        try expectRepository()
        throw RepositoryDamage.reference(name, in: directory, standsAt: head)
    }

    /// Returns a setting of the repository, such as `hindcast.redactionKey`; `nil` where it is not set.
    package func setting(_ name: String) throws(GitError) -> String? { try repository.setting(name) }

    /// Returns the key of the keyed digests that stand for secrets, as hex.
    package func redactionKey() throws(GitError) -> String? { try setting(Setting.redactionKey) }

    /// Returns a file's content.
    package func blob(_ id: ObjectID) throws(GitError) -> [UInt8] { try read(id, as: .blob) }

    /// Returns the note on a commit; `nil` where there is none.
    package func note(on commit: ObjectID) throws(GitError) -> [UInt8]? {
        guard let notes = try repository.reference(Reference.notes) else { return nil }
        let tree = try CommitRecord(id: notes, parsing: read(notes, as: .commit)).tree
        let found = try NotesTree(
            load: { [self] id throws(GitError) in try read(id, as: .tree) },
            store: { _, _ in }
        ).blob(of: commit, in: tree)
        guard let found else { return nil }
        return try blob(found)
    }

    /// Returns a commit with the files it changed.
    package func commit(_ id: ObjectID) throws(GitError) -> CommitRecord {
        var record = try CommitRecord(id: id, parsing: read(id, as: .commit))
        var before = ObjectID.emptyTree
        if let parent = record.parent {
            before = try CommitRecord(id: parent, parsing: read(parent, as: .commit)).tree
        }
        var trees = TreeComparison { [self] id throws(GitError) in try read(id, as: .tree) }
        record.edits = try trees.edits(from: before, to: record.tree)
        return record
    }

    /// Returns the commit before a commit; `nil` of the root.
    package func parent(of id: ObjectID) throws(GitError) -> ObjectID? {
        try CommitRecord(id: id, parsing: read(id, as: .commit)).parent
    }

    /// Returns the heads that late events left behind, oldest first.
    package func knownHeads() throws(GitError) -> [KnownHead] {
        try repository.references(under: Reference.known).compactMap { KnownHead(name: $0.name, head: $0.id) }
            .sorted { $0.precedes($1) }
    }
}
