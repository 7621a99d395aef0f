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
        let (left, right) = (try bytes(of: old, keeping: false), try bytes(of: new, keeping: true))
        var (i, j) = (0, 0)
        while i < left.count || j < right.count, edits.count < limit {
            // Both are in the same order; what they share is passed over as it is.
            TreeBytes.skipEqualEntries(left, &i, right, &j)
            let first = try TreeEntry.entry(ofTree: left, at: i)
            let second = try TreeEntry.entry(ofTree: right, at: j)
            if let first, let second, first.name == second.name, first.isDirectory == second.isDirectory {
                i += first.count
                j += second.count
                if first.id != second.id { try report(first.id, second.id, of: first, under: prefix, into: &edits) }
            } else if let first, second.map({ first.precedes($0) }) ?? true {
                i += first.count
                try report(first.id, nil, of: first, under: prefix, into: &edits)
            } else if let second {
                j += second.count
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

    private mutating func bytes(of tree: ObjectID?, keeping: Bool) throws(GitError) -> [UInt8] {
        guard let tree, tree != .emptyTree else { return [] }
        let bytes: [UInt8]
        if let known = keeping ? kept[tree] : kept.removeValue(forKey: tree) {
            bytes = known
        } else {
            bytes = try load(tree)
        }
        if keeping { kept[tree] = bytes }
        return bytes
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
