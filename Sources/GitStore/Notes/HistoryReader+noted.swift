/// What the tree of the notes says of a commit.
package enum NotePlace: Hashable, Sendable {
    /// Its note is this blob.
    case blob(ObjectID)
    /// A directory on the way cannot be read.
    case unreadable
}

extension HistoryReader {
    /// Returns where the notes on some commits are; those that have none are left out.
    ///
    /// The commits are looked up in the order of the tree, so that each directory is read once and none is kept.
    ///
    /// - Parameters:
    ///   - notes: the commit of `refs/notes/hindcast` whose notes are meant.
    ///   - fault: called with each directory that cannot be read.
    package func notePlaces(
        on commits: [ObjectID],
        in notes: ObjectID,
        fault: (GitError) -> Void
    ) -> [ObjectID: NotePlace] {
        var places: [ObjectID: NotePlace] = [:]
        let commits = commits.sorted().map { (id: $0, digits: Array($0.hex.utf8)) }
        do {
            let tree = try CommitRecord(id: notes, parsing: read(notes, as: .commit)).tree
            find(commits[...], from: 0, in: tree, &places, fault)
        } catch {
            fault(error)
            for commit in commits { places[commit.id] = .unreadable }
        }
        return places
    }

    private func find(
        _ commits: ArraySlice<(id: ObjectID, digits: [UInt8])>,
        from digit: Int,
        in tree: ObjectID,
        _ places: inout [ObjectID: NotePlace],
        _ fault: (GitError) -> Void
    ) {
        let directory: Directory
        do {
            let bytes = tree == .emptyTree ? [] : try read(tree, as: .tree)
            directory = try Directory(parent: nil, name: [], path: "", bytes: bytes, id: tree)
        } catch {
            fault(error)
            for commit in commits { places[commit.id] = .unreadable }
            return
        }
        var rest = commits
        while let first = rest.first {
            let drawer = Array(first.digits[digit..<(digit + 2)])
            let group = rest.prefix { $0.digits[digit..<(digit + 2)].elementsEqual(drawer) }
            rest = rest.dropFirst(group.count)
            let below = digit < 38 ? directory.id(of: drawer, isDirectory: true) : nil
            var further: [(id: ObjectID, digits: [UInt8])] = []
            for commit in group {
                // Someone's `git notes` may have put a note here without fan-out.
                if let blob = directory.id(of: Array(commit.digits[digit...]), isDirectory: false) {
                    places[commit.id] = .blob(blob)
                } else {
                    further.append(commit)
                }
            }
            if let below, !further.isEmpty { find(further[...], from: digit + 2, in: below, &places, fault) }
        }
    }
}
