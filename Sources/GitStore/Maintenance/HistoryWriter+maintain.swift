package import HindcastModel

/// What maintaining a repository has done.
package struct RepositoryMaintenance: Hashable, Sendable {
    /// What the repository's objects take.
    package struct Extent: Hashable, Sendable {
        /// Packs.
        package internal(set) var packs = 0
        /// Objects in files of their own.
        package internal(set) var loose = 0
        /// Bytes of both, indexes and the commit-graph included.
        package internal(set) var bytes = 0
    }

    /// Before and after.
    package internal(set) var before = Extent()
    package internal(set) var after = Extent()
    /// Whether the commit-graph was written anew.
    package internal(set) var wroteCommitGraph = false
    /// The commits that it tells of.
    package internal(set) var graphCommits = 0
    /// What interrupted programs had left, and is gone: paths in the repository.
    package internal(set) var leftovers: [String] = []
}

extension HistoryWriter {
    /// The bytes of a pack that merging makes, at most.
    private static let mergedBytes = 1 << 30
    /// Loose objects are packed where there are so many, or where packs are merged anyway.
    private static let looseLimit = 64

    /// Keeps plain git usable: merges packs, writes the commit-graph, removes what interrupted programs have left.
    ///
    /// Nothing that any reference leads to goes, and nothing else either: objects are only moved together. Readers need
    /// not wait, and a process that dies leaves a sound repository.
    ///
    /// - Parameters:
    ///   - now: the present moment: what git itself left goes once it is a day old.
    ///   - leftovers: what was seen before this writer was opened, which removes its own.
    package func maintain(now: Moment, leftovers: [String]) throws(GitError) -> RepositoryMaintenance {
        try step { () throws(GitError) in
            var report = RepositoryMaintenance()
            report.before = try extent()
            report.leftovers = leftovers.filter { sizeOfFile(repository.directory + $0) == nil }
            for path in try Leftovers.ofGit(in: repository.directory, before: now.seconds - 86_400) {
                try removeFile(repository.directory + path)
                report.leftovers.append(path)
            }
            try mergePacks()
            if try isCommitGraphStale() {
                try writeCommitGraph(readingAtMost: .max)
                report.wroteCommitGraph = true
            }
            report.graphCommits =
                try CommitGraphFile(at: repository.directory + "objects/info/commit-graph")?.count ?? 0
            report.after = try extent()
            return report
        }
    }

    /// Does at the end of an import what is worth it by then.
    ///
    /// The tests are cheap: the number of packs, and whether the commit-graph knows a commit of some time ago.
    ///
    /// - Parameter commitBefore: the commit that is so many before the head; `nil` where there are not so many.
    package func maintainIfWorthIt(commitBefore: (_ count: Int) throws -> ObjectID?) throws {
        if try packCount() > 24 { try step { () throws(GitError) in try mergePacks() } }
        // A tenth of what the file tells, as flushes count it; what single ones were too short for adds up.
        guard let id = try commitBefore(max(500, graphCount / 10)), try !CommitGraphFile.holds(id, at: graphPath) else {
            return
        }
        try writeCommitGraph()
    }

    private var graphPath: String { repository.directory + "objects/info/commit-graph" }

    private func packCount() throws(GitError) -> Int {
        try namesInDirectory(repository.directory + "objects/pack").count { $0.hasSuffix(".idx") }
    }

    private func mergePacks() throws(GitError) {
        guard let sink = sink as? PackSink else { return }
        try sink.seal()
        let chosen = try sink.geometricChoice(limit: Self.mergedBytes)
        var loose: [LooseObject] = []
        let isWorthIt = try looseCount() >= Self.looseLimit
        if isWorthIt || !chosen.isEmpty { loose = try looseObjects() }
        guard chosen.count > 1 || !loose.isEmpty else { return }
        _ = try sink.merge(chosen, loose: loose, limit: Self.mergedBytes)
        try refresh()
    }

    /// Whether a commit that a reference leads to is not in the commit-graph.
    private func isCommitGraphStale() throws(GitError) -> Bool {
        guard let present = try CommitGraphFile(at: graphPath) else { return true }
        return try commitTips().contains { present.position(of: $0) == nil }
    }

    private func looseCount() throws(GitError) -> Int { try looseFiles().count }

    private func looseFiles() throws(GitError) -> [(id: ObjectID, path: String)] {
        let directory = repository.directory + "objects/"
        var found: [(id: ObjectID, path: String)] = []
        for folder in try namesInDirectory(directory) where folder.utf8.count == 2 {
            for name in try namesInDirectory(directory + folder) {
                if let id = ObjectID(hex: folder + name) { found.append((id, directory + folder + "/" + name)) }
            }
        }
        return found
    }

    /// Reads the loose objects but tags, which Hindcast does not write, and damaged ones, which stay for `verify`.
    private func looseObjects() throws(GitError) -> [LooseObject] {
        let database = try ObjectDatabaseHandle.loose(in: repository.directory + "objects")
        var found: [LooseObject] = []
        var total = 0
        for (id, path) in try looseFiles() where total < 256 << 20 {
            guard let (type, bytes) = try? database.read(id), let kind = ObjectKind(rawValue: type),
                SHA1.id(of: kind, bytes) == id
            else { continue }
            found.append(LooseObject(id: id, path: path, kind: kind, bytes: bytes))
            total += bytes.count
        }
        return found
    }

    private func extent() throws(GitError) -> RepositoryMaintenance.Extent {
        RepositoryMaintenance.Extent(
            packs: try packCount(),
            loose: try looseCount(),
            bytes: Int(clamping: try sizeOfFiles(under: repository.directory + "objects"))
        )
    }
}

extension CommitGraphFile {
    /// Returns whether a file tells of a commit, without reading all of it.
    static func holds(_ id: ObjectID, at path: String) throws(GitError) -> Bool {
        guard let file = try FileWindow(opening: path, readingAtOnce: 2_048), file.count > 1_100 else { return false }
        let chunks = Int(try file.bytes(6..<7).first ?? 0)
        var (fanOut, ids) = (0, 0)
        for number in 0..<chunks where 8 + 12 * (number + 1) <= file.count {
            let row = Array(try file.bytes((8 + 12 * number)..<(20 + 12 * number)))
            if row.bigEndian(at: 0) == Chunk.fanOut { fanOut = Int(row.bigEndian(at: 8)) }
            if row.bigEndian(at: 0) == Chunk.ids { ids = Int(row.bigEndian(at: 8)) }
        }
        guard fanOut > 0, ids > 0, fanOut + 1_024 <= file.count else { return false }
        let table = Array(try file.bytes(fanOut..<(fanOut + 1_024)))
        let drawer = Int(id.first >> 56)
        var low = drawer == 0 ? 0 : Int(table.bigEndian(at: 4 * (drawer - 1)))
        var high = Int(table.bigEndian(at: 4 * drawer))
        while low < high {
            let middle = (low + high) / 2
            let start = ids + 20 * middle
            guard start + 20 <= file.count, let other = ObjectID(bytes: try file.bytes(start..<(start + 20))) else {
                return false
            }
            if other == id { return true }
            if other < id { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
