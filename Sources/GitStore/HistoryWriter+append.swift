internal import HindcastModel

extension HistoryWriter {
    /// Appends a commit to the line of `head`; it becomes durable with the next `flush`.
    ///
    /// A commit that changes nothing is made all the same. A directory that becomes empty goes away.
    ///
    /// - Throws: `refused` where a path needs a directory where a file is, or the reverse.
    @discardableResult
    package func append(_ draft: CommitDraft) throws(GitError) -> CommitReceipt {
        try step { () throws(GitError) in
            let tree = try loadedTree()
            var changed = ChangedDirectories()
            var blobs: [ObjectID?] = []
            blobs.reserveCapacity(draft.edits.count)
            var files = ChangedFiles()
            for edit in draft.edits {
                let (old, new) = try apply(edit, to: tree, &changed)
                files.note(edit.path, old: old, new: new)
                blobs.append(new)
            }
            let treeID = try write(changed, of: tree)
            let bytes = CommitBytes.make(
                tree: treeID,
                parent: head,
                author: Identity.line(name: draft.authorName, email: draft.authorEmail),
                time: draft.time,
                message: draft.message
            )
            let commit = SHA1.id(of: .commit, bytes)
            try sink.addCommit(bytes, id: commit)
            graphLog.append(
                GraphCommits.Commit(
                    id: commit,
                    tree: treeID,
                    parents: head.map { [$0] } ?? [],
                    date: UInt64(max(0, draft.time.seconds))
                ),
                filter: ChangedPathFilter.bytes(of: files.paths)
            )
            advance(to: commit)
            time = draft.time
            if let note = draft.note { try addNote(note, on: commit) }
            return CommitReceipt(commit: commit, blobs: blobs)
        }
    }

    private func advance(to commit: ObjectID) {
        head = commit
        if commit == durableHead {
            // A replay made the very commits that the rewind had left: nothing was corrected.
            base = commit
            pending.removeAll(keepingCapacity: true)
            leftBehindAt = nil
        } else {
            pending.append(commit)
        }
    }

    private func apply(
        _ edit: TreeEdit,
        to tree: TreeCache,
        _ changed: inout ChangedDirectories
    ) throws(GitError) -> (old: ObjectID?, new: ObjectID?) {
        let name = Array(edit.path.name.utf8)
        let creating = edit.content != nil
        let directory = try tree.directory(at: edit.path.directory, creating: creating) { id throws(GitError) in
            try read(id, as: .tree)
        }
        guard let directory else { return (nil, nil) }
        guard let content = edit.content else {
            let old = directory.remove(name, isDirectory: false)
            if old != nil { changed.insert(directory) }
            return (old, nil)
        }
        let id = SHA1.id(of: .blob, content)
        let previous = try directory.set(name, isDirectory: false, to: id)
        if previous != id {
            try sink.addBlob(content, id: id, replacing: previous, like: directory.newestBlob)
            directory.newestBlob = id
            changed.insert(directory)
        }
        return (previous, id)
    }

    /// Writes the changed directories from the deepest up; returns the root's id.
    private func write(_ changed: consuming ChangedDirectories, of tree: TreeCache) throws(GitError) -> ObjectID {
        while let directory = changed.popDeepest() {
            guard let parent = directory.parent else {
                try write(directory)
                break
            }
            if directory.isEmpty {
                tree.drop(directory)
                if parent.remove(directory.name, isDirectory: true) != nil { changed.insert(parent) }
            } else {
                let id = try write(directory)
                if try parent.set(directory.name, isDirectory: true, to: id) != id { changed.insert(parent) }
            }
        }
        return tree.root.writtenID ?? .emptyTree
    }

    @discardableResult
    private func write(_ directory: Directory) throws(GitError) -> ObjectID {
        let id = directory.currentID()
        if id != directory.writtenID {
            try sink.addTree(directory, id: id)
            directory.markWritten(as: id)
        }
        return id
    }
}

/// The directories that a commit has touched, deepest first.
struct ChangedDirectories {
    /// The last one of each depth; each leads to the one before it.
    private var byDepth: [Directory?] = []

    /// An address has six parts, so directories are hardly ever deeper.
    init() { byDepth.reserveCapacity(8) }

    mutating func insert(_ directory: Directory) {
        guard !directory.isChanged else { return }
        directory.isChanged = true
        while byDepth.count <= directory.depth { byDepth.append(nil) }
        directory.changedBefore = byDepth[directory.depth]
        byDepth[directory.depth] = directory
    }

    mutating func popDeepest() -> Directory? {
        while let deepest = byDepth.last {
            guard let directory = deepest else {
                byDepth.removeLast()
                continue
            }
            byDepth[byDepth.count - 1] = directory.changedBefore
            directory.changedBefore = nil
            directory.isChanged = false
            return directory
        }
        return nil
    }
}
