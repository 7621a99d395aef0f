/// Gathers every commit that the references reach, with its changed-path filter.
///
/// What the present file tells is taken over, what the writer has just made is in its log, and the rest, such as notes
/// and commits of other makers, is read from the repository.
struct CommitGraphCollector {
    /// The present file, if there is a usable one.
    let present: CommitGraphFile?
    /// The commits that the writer made since.
    let log: GraphCommits
    /// Reads an object.
    let read: (ObjectID, ObjectKind) throws(GitError) -> [UInt8]
    /// How many commits may be read from the repository.
    let readLimit: Int

    /// Returns the commits, parents mostly first; `nil` where a file cannot or should not be written: a commit has
    /// more than two parents, or there is more to read than the limit.
    func collect(from tips: [ObjectID]) throws(GitError) -> GraphCommits? {
        var logged: [ObjectID: Int] = [:]
        logged.reserveCapacity(log.count)
        for index in 0..<log.count { logged[log.ids[index]] = index }
        var reachedLogged = Array(repeating: false, count: log.count)
        var reached = Array(repeating: false, count: present?.count ?? 0)
        var seen: Set<ObjectID> = []
        var toRead: [GraphCommits.Commit] = []
        var waiting = tips
        while let id = waiting.popLast() {
            if let position = present?.position(of: id) {
                guard reach(position, &reached) else { return nil }
                continue
            }
            if let index = logged[id] {
                if reachedLogged[index] { continue }
                reachedLogged[index] = true
                let parents = log.parents(at: index)
                if let first = parents.first { waiting.append(first) }
                if let second = parents.second { waiting.append(second) }
                continue
            }
            guard seen.insert(id).inserted else { continue }
            guard let header = CommitHeader(parsing: try read(id, .commit)), header.parents.count <= 2,
                toRead.count < readLimit
            else { return nil }
            toRead.append(GraphCommits.Commit(id: id, tree: header.tree, parents: header.parents, date: header.date))
            waiting += header.parents
        }
        var commits = GraphCommits()
        commits.reserveCapacity(reached.count + log.count + toRead.count)
        for position in reached.indices where reached[position] {
            guard let (commit, filter) = present?.commit(at: position) else { return nil }
            commits.append(commit, filter: filter)
        }
        for index in reachedLogged.indices where reachedLogged[index] {
            commits.append(log.commit(at: index), filter: log.filter(at: index))
        }
        try append(toRead, to: &commits)
        return commits
    }

    /// Marks a commit of the present file and all before it; returns whether each has at most two parents.
    private func reach(_ position: Int, _ reached: inout [Bool]) -> Bool {
        var waiting = [position]
        while let next = waiting.popLast() {
            guard !reached[next] else { continue }
            reached[next] = true
            guard let parents = present?.parents(at: next) else { return false }
            waiting += parents
        }
        return true
    }

    /// Computes the filters of commits that must be read, the oldest first, so that trees are read once.
    private func append(_ found: [GraphCommits.Commit], to commits: inout GraphCommits) throws(GitError) {
        var trees = TreeComparison { id throws(GitError) in try read(id, .tree) }
        for commit in found.reversed() {
            var before = ObjectID.emptyTree
            if let parent = commit.parents.first, let header = CommitHeader(parsing: try read(parent, .commit)) {
                before = header.tree
            }
            let edits = try trees.edits(from: before, to: commit.tree, limit: ChangedPathFilter.limit + 1)
            commits.append(commit, filter: ChangedPathFilter.bytes(of: edits.map(\.path)))
        }
    }
}
