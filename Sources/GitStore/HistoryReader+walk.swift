extension HistoryReader {
    /// Commits whose ids are in memory at a time.
    package static let stretchLength = 32_768

    /// Calls `body` with each commit after `ancestor` (all of them, if `nil`) up to `head` (`refs/heads/main`, if
    /// `nil`), oldest first, along first parents, each with the files it changed.
    ///
    /// - Parameters:
    ///   - length: at most so many ids are in memory: a longer line is walked in stretches.
    ///   - announce: called with the commits of each stretch, oldest first, before the first of them.
    /// - Throws: `refused` where `ancestor` is not on the way; whatever `body` throws.
    package func forEachCommit(
        from ancestor: ObjectID?,
        to head: ObjectID? = nil,
        stretch length: Int = HistoryReader.stretchLength,
        announcing announce: ([ObjectID]) throws -> Void = { _ in },
        _ body: (CommitRecord) throws -> Void
    ) throws {
        var trees = TreeComparison { [self] id throws(GitError) in try read(id, as: .tree) }
        var before = ObjectID.emptyTree
        if let ancestor { before = try CommitRecord(id: ancestor, parsing: read(ancestor, as: .commit)).tree }
        try forEachStretch(after: ancestor, to: try head ?? self.head(), length) { ids in
            try announce(ids)
            for id in ids {
                var record = try CommitRecord(id: id, parsing: read(id, as: .commit))
                record.edits = try trees.edits(from: before, to: record.tree)
                before = record.tree
                try body(record)
            }
        }
    }

    /// Calls `body` with each file at a commit, in the tree's order.
    package func forEachEntry(at commit: ObjectID, _ body: (_ path: String, _ blob: ObjectID) throws -> Void) throws {
        let record = try CommitRecord(id: commit, parsing: read(commit, as: .commit))
        try forEachEntry(ofTree: record.tree, under: "", body)
    }

    /// Returns the blob of a file at a commit; `nil` where there is none.
    package func blob(at path: RepositoryPath, in commit: ObjectID) throws(GitError) -> ObjectID? {
        let record = try CommitRecord(id: commit, parsing: read(commit, as: .commit))
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

    /// Calls `body` with the commits after `ancestor` in stretches, oldest first.
    ///
    /// Commits know only what was before them: the way back is gone once to mark where stretches end, and again for each
    /// stretch but the oldest.
    private func forEachStretch(
        after ancestor: ObjectID?,
        to head: ObjectID,
        _ length: Int,
        _ body: ([ObjectID]) throws -> Void
    ) throws {
        var ends: [ObjectID] = []
        var ids: [ObjectID] = []
        var next: ObjectID? = head
        while let id = next, id != ancestor {
            if ids.count == length {
                ends.append(ids[0])
                ids.removeAll(keepingCapacity: true)
            }
            ids.append(id)
            next = try parent(of: id)
        }
        if next != ancestor, let ancestor {
            throw GitError(.refused, call: "walk", message: "\(ancestor) is not on the way to \(head)")
        }
        var last = ids.first
        if !ids.isEmpty { try body(ids.reversed()) }
        for end in ends.reversed() {
            ids.removeAll(keepingCapacity: true)
            next = end
            while let id = next, id != last {
                ids.append(id)
                next = try parent(of: id)
            }
            try body(ids.reversed())
            last = end
        }
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
        tree == .emptyTree ? [] : try TreeEntry.entries(ofTree: read(tree, as: .tree))
    }
}
