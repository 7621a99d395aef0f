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
    /// `none` of a commit without a parent.
    private var firstParents: [ObjectID] = []
    /// Of the few commits that have one.
    private var secondParents: [Int: ObjectID] = [:]
    private(set) var dates: [UInt64] = []
    /// One byte behind the filter of each commit in `filterBytes`.
    private var filterEnds: [Int] = []
    private var filterBytes: [UInt8] = []

    /// Names no object, as in git.
    private static let none = ObjectID(0, 0, 0)

    /// How many commits there are.
    var count: Int { ids.count }

    /// Makes room for so many commits: growing would take the memory of all of them twice.
    mutating func reserveCapacity(_ count: Int) {
        ids.reserveCapacity(count)
        trees.reserveCapacity(count)
        firstParents.reserveCapacity(count)
        dates.reserveCapacity(count)
        filterEnds.reserveCapacity(count)
        // A filter has ten bits a path, directories counted: eight bytes for one file of the usual depth.
        filterBytes.reserveCapacity(count * 10)
    }

    mutating func append(_ commit: Commit, filter: some Collection<UInt8>) {
        ids.append(commit.id)
        trees.append(commit.tree)
        firstParents.append(commit.parents.first ?? GraphCommits.none)
        if let second = commit.parents.dropFirst().first { secondParents[ids.count - 1] = second }
        dates.append(commit.date)
        filterBytes += filter
        filterEnds.append(filterBytes.count)
    }

    func parents(at index: Int) -> (first: ObjectID?, second: ObjectID?) {
        let first = firstParents[index]
        return (first == GraphCommits.none ? nil : first, secondParents.isEmpty ? nil : secondParents[index])
    }

    func commit(at index: Int) -> Commit {
        let parents = parents(at: index)
        return Commit(
            id: ids[index],
            tree: trees[index],
            parents: [parents.first, parents.second].compactMap(\.self),
            date: dates[index]
        )
    }

    func filter(at index: Int) -> ArraySlice<UInt8> {
        filterBytes[(index == 0 ? 0 : filterEnds[index - 1])..<filterEnds[index]]
    }
}
