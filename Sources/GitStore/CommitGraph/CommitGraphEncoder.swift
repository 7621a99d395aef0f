/// Writes a commit-graph file to the byte as `git commit-graph write --reachable --changed-paths` does.
struct CommitGraphEncoder {
    private typealias Chunk = CommitGraphFile.Chunk

    private let commits: GraphCommits
    /// The commits' indices sorted by id.
    private let order: [UInt32]
    /// Each commit's position in that order.
    private let positions: [Int32]
    /// Parents as indices of commits; -1 for none.
    private let parents: [(first: Int32, second: Int32)]
    private let generations: GraphGenerations

    /// Prepares the file; every parent must be among the commits, and each commit once.
    init(_ commits: GraphCommits) {
        self.commits = commits
        let order = PackIndex.sortedOrder(count: commits.count) { commits.ids[$0] }
        var positions = Array(repeating: Int32(0), count: order.count)
        for (position, index) in order.enumerated() { positions[Int(index)] = Int32(position) }
        func index(of parent: ObjectID?) -> Int32 {
            guard let parent else { return -1 }
            var low = 0
            var high = order.count
            while low < high {
                let middle = (low + high) / 2
                if commits.ids[Int(order[middle])] < parent { low = middle + 1 } else { high = middle }
            }
            return Int32(order[low])
        }
        // In a line of commits a parent mostly stands just before its child.
        var parents: [(first: Int32, second: Int32)] = []
        parents.reserveCapacity(order.count)
        for number in 0..<commits.count {
            let (first, second) = commits.parents(at: number)
            let before = number > 0 && first == commits.ids[number - 1] ? Int32(number - 1) : index(of: first)
            parents.append((before, index(of: second)))
        }
        self.order = order
        self.positions = positions
        self.parents = parents
        generations = GraphGenerations(parents: parents, dates: commits.dates)
    }

    /// Writes the file and waits until it is on the disk.
    func write(to path: String) throws(GitError) {
        let count = order.count
        let offsets = order.map { generations.correctedDates[Int($0)] - commits.dates[Int($0)] }
        let overflows = offsets.filter { $0 >= 1 << 31 }
        let filterBytes = order.reduce(0) { $0 + commits.filter(at: Int($1)).count }

        var chunks: [(name: UInt32, size: Int)] = [
            (Chunk.fanOut, 1_024), (Chunk.ids, 20 * count), (Chunk.data, 36 * count), (Chunk.generations, 4 * count),
        ]
        if !overflows.isEmpty { chunks.append((Chunk.overflows, 8 * overflows.count)) }
        chunks += [(Chunk.filterIndex, 4 * count), (Chunk.filters, 12 + filterBytes)]

        let file = try ChecksummedFile(creating: path)
        var head = Array("CGPH".utf8) + [1, 1, UInt8(chunks.count), 0]
        var start = 8 + 12 * (chunks.count + 1)
        for chunk in chunks + [(0, 0)] {
            head.append(bigEndian: chunk.name)
            head.append(bigEndian: UInt32(start >> 32))
            head.append(bigEndian: UInt32(truncatingIfNeeded: start))
            start += chunk.size
        }
        try file.append(head)
        try file.append(fanOut())
        try appendRows(to: file) { index, row in commits.ids[index].append(to: &row) }
        try appendRows(to: file, commitData)
        try appendGenerations(offsets, overflows, to: file)
        try appendFilters(to: file)
        try file.finish()
    }

    private func fanOut() -> [UInt8] {
        var counts = Array(repeating: UInt32(0), count: 256)
        for id in commits.ids { counts[Int(id.first >> 56)] += 1 }
        var bytes: [UInt8] = []
        var total: UInt32 = 0
        for count in counts {
            total += count
            bytes.append(bigEndian: total)
        }
        return bytes
    }

    private func commitData(of index: Int, into row: inout [UInt8]) {
        commits.trees[index].append(to: &row)
        for parent in [parents[index].first, parents[index].second] {
            row.append(bigEndian: parent < 0 ? Chunk.noParent : UInt32(positions[Int(parent)]))
        }
        let date = commits.dates[index]
        row.append(bigEndian: generations.levels[index] << 2 | UInt32(date >> 32 & 3))
        row.append(bigEndian: UInt32(truncatingIfNeeded: date))
    }

    /// How much later than its date a commit counts; what does not fit into 31 bits is in a list of its own.
    private func appendGenerations(
        _ offsets: [UInt64],
        _ overflows: [UInt64],
        to file: ChecksummedFile
    ) throws(GitError) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * offsets.count)
        var overflowing: UInt32 = 0
        for offset in offsets {
            if offset < 1 << 31 {
                bytes.append(bigEndian: UInt32(offset))
            } else {
                bytes.append(bigEndian: 1 << 31 | overflowing)
                overflowing += 1
            }
        }
        for offset in overflows {
            bytes.append(bigEndian: UInt32(offset >> 32))
            bytes.append(bigEndian: UInt32(truncatingIfNeeded: offset))
        }
        try file.append(bytes)
    }

    private func appendFilters(to file: ChecksummedFile) throws(GitError) {
        var end: UInt32 = 0
        try appendRows(to: file) { index, row in
            end += UInt32(commits.filter(at: index).count)
            row.append(bigEndian: end)
        }
        try file.append(Chunk.filterSettings)
        try appendRows(to: file) { index, row in row += commits.filter(at: index) }
    }

    private func appendRows(
        to file: ChecksummedFile,
        _ row: (_ index: Int, _ row: inout [UInt8]) -> Void
    ) throws(GitError) {
        var bytes: [UInt8] = []
        for index in order {
            row(Int(index), &bytes)
            if bytes.count >= 1 << 18 {
                try file.append(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.append(bytes)
    }
}
