extension HistoryReader {
    /// Calls `body` with each commit after `ancestor` (all of them, if `nil`) up to `head` (`refs/heads/main`, if
    /// `nil`), oldest first, along first parents, each with the files it changed.
    ///
    /// - Throws: `refused` where `ancestor` is not on the way; whatever `body` throws.
    package func forEachCommit(
        from ancestor: ObjectID?,
        to head: ObjectID? = nil,
        _ body: (CommitRecord) throws -> Void
    ) throws {
        let ids = try commits(after: ancestor, to: try head ?? self.head())
        var trees = TreeComparison { [self] id throws(GitError) in try objects.read(id, as: .tree) }
        var before = ObjectID.emptyTree
        if let ancestor { before = try CommitRecord(id: ancestor, parsing: objects.read(ancestor, as: .commit)).tree }
        for id in ids.reversed() {
            var record = try CommitRecord(id: id, parsing: objects.read(id, as: .commit))
            record.edits = try trees.edits(from: before, to: record.tree)
            before = record.tree
            try body(record)
        }
    }

    /// Calls `body` with each file at a commit, in the tree's order.
    package func forEachEntry(at commit: ObjectID, _ body: (_ path: String, _ blob: ObjectID) throws -> Void) throws {
        let record = try CommitRecord(id: commit, parsing: objects.read(commit, as: .commit))
        try forEachEntry(ofTree: record.tree, under: "", body)
    }

    /// Returns the blob of a file at a commit; `nil` where there is none.
    package func blob(at path: RepositoryPath, in commit: ObjectID) throws(GitError) -> ObjectID? {
        let record = try CommitRecord(id: commit, parsing: objects.read(commit, as: .commit))
        var tree = record.tree
        for part in path.directory.split(separator: "/") {
            let name = Array(part.utf8)
            let entry = try entries(of: tree).first { $0.isDirectory && $0.name == name }
            guard let entry else { return nil }
            tree = entry.id
        }
        let name = Array(path.name.utf8)
        return try entries(of: tree).first { !$0.isDirectory && $0.name == name }?.id
    }

    /// Returns the commits after `ancestor`, newest first.
    private func commits(after ancestor: ObjectID?, to head: ObjectID) throws(GitError) -> [ObjectID] {
        var ids: [ObjectID] = []
        var next: ObjectID? = head
        while let id = next, id != ancestor {
            ids.append(id)
            next = try CommitRecord(id: id, parsing: objects.read(id, as: .commit)).parent
        }
        if next != ancestor, let ancestor {
            throw GitError(.refused, call: "walk", message: "\(ancestor) is not on the way to \(head)")
        }
        return ids
    }

    private func forEachEntry(
        ofTree tree: ObjectID,
        under prefix: String,
        _ body: (_ path: String, _ blob: ObjectID) throws -> Void
    ) throws {
        for entry in try entries(of: tree) {
            let path = prefix + String(decoding: entry.name, as: UTF8.self)
            if entry.isDirectory {
                try forEachEntry(ofTree: entry.id, under: path + "/", body)
            } else {
                try body(path, entry.id)
            }
        }
    }

    private func entries(of tree: ObjectID) throws(GitError) -> [TreeEntry] {
        tree == .emptyTree ? [] : try TreeEntry.entries(ofTree: objects.read(tree, as: .tree))
    }
}
