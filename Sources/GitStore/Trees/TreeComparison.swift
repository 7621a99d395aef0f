/// Finds the files in which two trees differ, reading only the directories that differ.
///
/// Trees of the newer side stay in memory until they are compared as the older side, so that a walk along a history
/// reads each tree once.
struct TreeComparison {
    private let load: (ObjectID) throws(GitError) -> [UInt8]
    private var kept: [ObjectID: [UInt8]] = [:]
    /// No more differences than these are wanted.
    private var limit = Int.max

    init(load: @escaping (ObjectID) throws(GitError) -> [UInt8]) { self.load = load }

    /// Returns the differences in the order of the trees, at most as many as `limit`.
    mutating func edits(
        from old: ObjectID,
        to new: ObjectID,
        limit: Int = .max
    ) throws(GitError) -> [CommitRecord.Edit] {
        self.limit = limit
        var edits: [CommitRecord.Edit] = []
        try compare(old, new, under: "", into: &edits)
        return edits
    }

    private mutating func compare(
        _ old: ObjectID?,
        _ new: ObjectID?,
        under prefix: String,
        into edits: inout [CommitRecord.Edit]
    ) throws(GitError) {
        guard old != new, edits.count < limit else { return }
        var left = try entries(of: old, keeping: false)[...]
        var right = try entries(of: new, keeping: true)[...]
        // Both are in the same order; equal heads are skipped in step.
        while left.first != nil || right.first != nil, edits.count < limit {
            if let first = left.first, let second = right.first, first.name == second.name,
                first.isDirectory == second.isDirectory
            {
                left.removeFirst()
                right.removeFirst()
                guard first.id != second.id else { continue }
                try report(first.id, second.id, of: first, under: prefix, into: &edits)
            } else if let first = left.first, right.first.map({ first.precedes($0) }) ?? true {
                left.removeFirst()
                try report(first.id, nil, of: first, under: prefix, into: &edits)
            } else if let second = right.first {
                right.removeFirst()
                try report(nil, second.id, of: second, under: prefix, into: &edits)
            }
        }
    }

    private mutating func report(
        _ old: ObjectID?,
        _ new: ObjectID?,
        of entry: TreeEntry,
        under prefix: String,
        into edits: inout [CommitRecord.Edit]
    ) throws(GitError) {
        let path = prefix + String(decoding: entry.name, as: UTF8.self)
        if entry.isDirectory {
            try compare(old, new, under: path + "/", into: &edits)
        } else {
            edits.append(CommitRecord.Edit(path: path, old: old, new: new))
        }
    }

    private mutating func entries(of tree: ObjectID?, keeping: Bool) throws(GitError) -> [TreeEntry] {
        guard let tree, tree != .emptyTree else { return [] }
        let bytes: [UInt8]
        if let known = keeping ? kept[tree] : kept.removeValue(forKey: tree) {
            bytes = known
        } else {
            bytes = try load(tree)
        }
        if keeping { kept[tree] = bytes }
        return try TreeEntry.entries(ofTree: bytes)
    }
}

extension TreeEntry {
    /// Git's order: by name, a directory's name counting as if a slash ended it.
    func precedes(_ other: TreeEntry) -> Bool {
        let slash = UInt8(ascii: "/")
        return (isDirectory ? name + [slash] : name).lexicographicallyPrecedes(
            other.isDirectory ? other.name + [slash] : other.name
        )
    }
}
