/// What a commit-graph file tells of commits, in any order: a table, for there may be millions.
struct GraphCommits {
    /// One commit.
    struct Commit {
        let id: ObjectID
        let tree: ObjectID
        /// At most two; git's form for more is not written.
        let parents: [ObjectID]
        /// The committer's date in seconds since 1970.
        let date: UInt64
    }

    private(set) var ids: [ObjectID] = []
    private(set) var trees: [ObjectID] = []
    private(set) var parents: [(first: ObjectID?, second: ObjectID?)] = []
    private(set) var dates: [UInt64] = []
    /// One byte behind the filter of each commit in `filterBytes`.
    private var filterEnds: [Int] = []
    private var filterBytes: [UInt8] = []

    /// How many commits there are.
    var count: Int { ids.count }

    mutating func append(_ commit: Commit, filter: some Collection<UInt8>) {
        ids.append(commit.id)
        trees.append(commit.tree)
        parents.append((commit.parents.first, commit.parents.dropFirst().first))
        dates.append(commit.date)
        filterBytes += filter
        filterEnds.append(filterBytes.count)
    }

    func commit(at index: Int) -> Commit {
        Commit(
            id: ids[index],
            tree: trees[index],
            parents: [parents[index].first, parents[index].second].compactMap(\.self),
            date: dates[index]
        )
    }

    func filter(at index: Int) -> ArraySlice<UInt8> {
        filterBytes[(index == 0 ? 0 : filterEnds[index - 1])..<filterEnds[index]]
    }
}
