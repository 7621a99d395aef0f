/// A commit-graph file as it was found (gitformat-commit-graph, version 1, no chain).
struct CommitGraphFile {
    private let bytes: [UInt8]
    /// How many commits it tells of.
    let count: Int
    private let ids: Int
    private let data: Int
    private let generations: Int
    private let filterIndex: Int
    private let filters: Range<Int>

    /// Reads a file; `nil` where there is none, or one without changed-path filters and generation dates as Hindcast
    /// and git 2.39 write them.
    init?(at path: String) throws(GitError) {
        guard let bytes = try readFile(path), bytes.count > 8 + 12 + 20,
            bytes.starts(with: Array("CGPH".utf8) + [1, 1]),
            bytes[7] == 0
        else { return nil }
        var chunks: [UInt32: Range<Int>] = [:]
        for number in 0..<Int(bytes[6]) {
            let row = 8 + 12 * number
            guard row + 24 <= bytes.count else { return nil }
            let (start, end) = (Int(bytes.bigEndian(at: row + 8)), Int(bytes.bigEndian(at: row + 20)))
            // Files of 4 GB and more are left to git.
            guard bytes.bigEndian(at: row + 4) == 0, start <= end, end <= bytes.count - 20 else { return nil }
            chunks[bytes.bigEndian(at: row)] = start..<end
        }
        guard let fan = chunks[Chunk.fanOut], fan.count == 1_024 else { return nil }
        count = Int(bytes.bigEndian(at: fan.upperBound - 4))
        guard let ids = chunks[Chunk.ids], ids.count == 20 * count,
            let data = chunks[Chunk.data], data.count == 36 * count,
            let generations = chunks[Chunk.generations], generations.count == 4 * count,
            let filterIndex = chunks[Chunk.filterIndex], filterIndex.count == 4 * count,
            let filters = chunks[Chunk.filters], filters.count >= 12,
            bytes[filters.prefix(12)].elementsEqual(Chunk.filterSettings)
        else { return nil }
        self.bytes = bytes
        self.ids = ids.lowerBound
        self.data = data.lowerBound
        self.generations = generations.lowerBound
        self.filterIndex = filterIndex.lowerBound
        self.filters = filters.dropFirst(12)
    }

    /// The chunks' names and the filters' settings.
    enum Chunk {
        static let fanOut = name("OIDF")
        static let ids = name("OIDL")
        static let data = name("CDAT")
        static let generations = name("GDA2")
        static let overflows = name("GDO2")
        static let filterIndex = name("BIDX")
        static let filters = name("BDAT")
        /// Version 1, seven hashes, ten bits a path.
        static let filterSettings: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 10]
        /// Stands for a parent that there is not.
        static let noParent: UInt32 = 0x7000_0000

        private static func name(_ text: StaticString) -> UInt32 {
            text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
        }
    }

    /// Returns a commit's position; `nil` where the file does not have it.
    func position(of id: ObjectID) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let other = self.id(at: middle)
            if other == id { return middle }
            if other < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// Returns the positions of a commit's parents; `nil` where there are more than two, or none such.
    func parents(at position: Int) -> [Int]? {
        var parents: [Int] = []
        for field in 0..<2 {
            let parent = bytes.bigEndian(at: data + 36 * position + 20 + 4 * field)
            if parent == Chunk.noParent { continue }
            guard parent < count else { return nil }
            parents.append(Int(parent))
        }
        return parents
    }

    /// Returns a commit; `nil` where its filter or its parents cannot be told.
    func commit(at position: Int) -> (commit: GraphCommits.Commit, filter: ArraySlice<UInt8>)? {
        let start = position == 0 ? 0 : Int(bytes.bigEndian(at: filterIndex + 4 * (position - 1)))
        let end = Int(bytes.bigEndian(at: filterIndex + 4 * position))
        guard start < end, filters.lowerBound + end <= filters.upperBound, let parents = parents(at: position) else {
            return nil
        }
        let row = data + 36 * position
        let high = UInt64(bytes.bigEndian(at: row + 28) & 3)
        let commit = GraphCommits.Commit(
            id: id(at: position),
            tree: id(atByte: row),
            parents: parents.map(id(at:)),
            date: high << 32 | UInt64(bytes.bigEndian(at: row + 32))
        )
        return (commit, bytes[(filters.lowerBound + start)..<(filters.lowerBound + end)])
    }

    private func id(at position: Int) -> ObjectID { id(atByte: ids + 20 * position) }

    private func id(atByte start: Int) -> ObjectID {
        func word(_ offset: Int) -> UInt64 {
            UInt64(bytes.bigEndian(at: start + offset)) << 32 | UInt64(bytes.bigEndian(at: start + offset + 4))
        }
        return ObjectID(word(0), word(8), bytes.bigEndian(at: start + 16))
    }
}
