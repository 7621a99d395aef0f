internal import HindcastModel

/// Appends commits to a history. One owner, one thread at a time; a lock file keeps a second writer out.
///
/// Nothing is durable before `flush` returns. After an error the writer refuses everything: open a new one, which
/// begins at the last flush.
package final class HistoryWriter {
    let repository: RepositoryHandle
    let objects: ObjectDatabaseHandle
    private let packs: PackShelf
    let sink: any ObjectSink
    private let lock: LockFile

    /// The newest commit, flushed or not; the root commit at first.
    package internal(set) var head: ObjectID?
    /// Where `refs/heads/main` points on the disk.
    var durableHead: ObjectID?
    /// The newest commit on the line to `head` that was there before this writer's unflushed ones: `durableHead`, or
    /// what a rewind went back to.
    var base: ObjectID?
    /// The commits after `base`, up to `head`.
    var pending: [ObjectID] = []
    /// What to keep `durableHead` as, once a rewind has left it behind.
    var leftBehindAt: Moment?
    /// What `publish` is to move.
    var prepared: [ReferenceMove] = []
    /// The notes that no flush has written yet: commit and blob.
    var pendingNotes: [(commit: ObjectID, blob: ObjectID)] = []
    /// The newest note of each kind: the next is likely to be like it.
    var lastNotes: [String: ObjectID] = [:]

    /// The commits made since the commit-graph file was written.
    var graphLog = GraphCommits()
    /// How many commits the file tells of.
    var graphCount = 0

    /// The tree of `head`; read when first needed.
    var tree: TreeCache?
    /// The time of `head`, where it is known without reading.
    var time: Moment?
    /// The failure that ended this writer.
    private var failure: GitError?

    /// Opens a history for writing and takes its lock.
    ///
    /// - Throws: `locked` where another writer has it open; `notFound` where there is no history.
    package convenience init(opening path: String) throws(GitError) {
        try self.init(opening: path) { path throws(GitError) in try PackSink(repositoryAt: path) }
    }

    init(
        opening path: String,
        sink: (_ path: String) throws(GitError) -> any ObjectSink
    ) throws(GitError) {
        Libgit2.boundMaps()
        repository = try RepositoryHandle(opening: path)
        try repository.expectHistory(at: path)
        try makeDirectory(repository.directory + "hindcast")
        lock = try LockFile(at: repository.directory + "hindcast/lock")
        try removeStaleLocks(in: repository.directory)
        objects = try repository.objects()
        packs = PackShelf(of: repository.directory + "objects/pack/")
        self.sink = try sink(path)
        graphCount = try CommitGraphFile(at: repository.directory + "objects/info/commit-graph")?.count ?? 0
        try refresh()
        try finishInterruptedFlush()
        durableHead = try repository.reference(Reference.main)
        head = durableHead
        base = durableHead
    }

    /// Runs a step that leaves the writer unusable where it fails.
    func step<Answer>(_ body: () throws(GitError) -> Answer) throws(GitError) -> Answer {
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }

    /// Returns an object's content.
    ///
    /// - Throws: `damaged` where there is no such object, though something refers to it, where it cannot be read, and
    ///   where it is of another kind.
    func read(_ id: ObjectID, as kind: ObjectKind) throws(GitError) -> [UInt8] {
        if let bytes = packs.read(id, as: kind) { return bytes }
        return try objects.read(id, as: kind)
    }

    /// Returns the commits that the references lead to, each once.
    func commitTips() throws(GitError) -> [ObjectID] {
        try repository.commitTips { packs.read($0, as: .commit) != nil }
    }

    /// Looks at the disk again for packs that came meanwhile.
    func refresh() throws(GitError) {
        try packs.refresh()
        try objects.refresh()
    }

    /// Returns the tree of `head`, reading it where it is not in memory.
    func loadedTree() throws(GitError) -> TreeCache {
        if let tree { return tree }
        var root = ObjectID.emptyTree
        if let head { root = try CommitRecord(id: head, parsing: read(head, as: .commit)).tree }
        let loaded = try TreeCache(root: root == .emptyTree ? [] : read(root, as: .tree), id: root)
        tree = loaded
        return loaded
    }
}

/// The references of a history.
enum Reference {
    static let main = "refs/heads/main"
    static let notes = "refs/notes/hindcast"
    /// The heads that late events left behind.
    static let known = "refs/hindcast/known/"
}

/// The names of a history's settings in the repository's config.
enum Setting {
    static let formatVersion = "hindcast.formatVersion"
    static let redactionKey = "hindcast.redactionKey"
    /// When the import began that brought the first event: RFC 3339, whole seconds of UTC.
    static let firstImport = "hindcast.firstImport"
}
