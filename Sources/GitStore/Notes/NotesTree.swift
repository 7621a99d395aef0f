/// The tree behind `refs/notes/hindcast`: one blob a commit, found by the digits of the commit's id.
///
/// The first two digits are a directory; one with more than 1,024 notes is split by the next two, and so on, as git's
/// own notes do it. So a small flush writes little however long the history is, and the tree depends on the set of
/// notes alone.
struct NotesTree {
    /// A note to be put on a commit.
    typealias Note = (commit: ObjectID, blob: ObjectID)

    /// Reads a tree object.
    let load: (ObjectID) throws(GitError) -> [UInt8]
    /// Writes a tree object.
    let store: (_ directory: Directory, _ id: ObjectID) throws(GitError) -> Void
    /// A directory with more notes is split.
    var limit = 1_024

    /// Puts notes into a tree, replacing those of the same commits; returns the new tree.
    ///
    /// - Parameter notes: sorted by commit, each commit once, at least one.
    func adding(_ notes: ArraySlice<Note>, to tree: ObjectID?, digits: Int = 0) throws(GitError) -> ObjectID {
        let bytes = tree == nil || tree == .emptyTree ? [] : try load(tree ?? .emptyTree)
        let directory = try Directory(parent: nil, name: [], path: "", bytes: bytes, id: tree)
        if digits == 0 || directory.hasFanOut {
            try distribute(notes, over: directory, digits: digits)
        } else {
            for note in notes {
                try directory.set(Self.digits(of: note.commit, from: digits), isDirectory: false, to: note.blob)
            }
            if directory.count > limit { try split(directory, digits: digits) }
        }
        let id = directory.currentID()
        if id != tree { try store(directory, id) }
        return id
    }

    /// Returns the blob of a commit's note; `nil` where there is none.
    func blob(of commit: ObjectID, in tree: ObjectID) throws(GitError) -> ObjectID? {
        var tree = tree
        for digits in stride(from: 0, to: 40, by: 2) {
            let directory = try Directory(
                parent: nil,
                name: [],
                path: "",
                bytes: tree == .emptyTree ? [] : try load(tree),
                id: tree
            )
            let name = Self.digits(of: commit, from: digits)
            if let blob = directory.id(of: name, isDirectory: false) { return blob }
            guard let next = directory.id(of: Array(name.prefix(2)), isDirectory: true) else { return nil }
            tree = next
        }
        return nil
    }

    private func distribute(_ notes: ArraySlice<Note>, over directory: Directory, digits: Int) throws(GitError) {
        var rest = notes
        while let first = rest.first {
            let name = Array(Self.digits(of: first.commit, from: digits).prefix(2))
            let group = rest.prefix { Self.digits(of: $0.commit, from: digits).starts(with: name) }
            rest = rest.dropFirst(group.count)
            // Someone's `git notes` may have put a note here without fan-out.
            for note in group { directory.remove(Self.digits(of: note.commit, from: digits), isDirectory: false) }
            let below = directory.id(of: name, isDirectory: true)
            let id = try adding(group, to: below, digits: digits + 2)
            try directory.set(name, isDirectory: true, to: id)
        }
    }

    private func split(_ directory: Directory, digits: Int) throws(GitError) {
        var groups: [(name: [UInt8], directory: Directory)] = []
        for entry in try TreeEntry.entries(ofTree: directory.bytes) where entry.name.count == 40 - digits {
            let name = Array(entry.name.prefix(2))
            if groups.last?.name != name {
                groups.append(
                    (name, try Directory(parent: nil, name: name, path: "", bytes: [], id: nil))
                )
            }
            try groups[groups.count - 1].directory.set(Array(entry.name.dropFirst(2)), isDirectory: false, to: entry.id)
            directory.remove(entry.name, isDirectory: false)
        }
        for group in groups {
            let id = group.directory.currentID()
            try store(group.directory, id)
            try directory.set(group.name, isDirectory: true, to: id)
        }
    }

    private static func digits(of commit: ObjectID, from first: Int) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(40)
        commit.appendHex(to: &digits)
        return Array(digits.dropFirst(first))
    }
}

extension Directory {
    /// Whether it holds directories named by two hex digits.
    fileprivate var hasFanOut: Bool {
        // Sorted by name, a directory may stand anywhere between notes; looking at each is cheap beside hashing all.
        (0..<count).contains { isDirectory(at: $0) }
    }
}
