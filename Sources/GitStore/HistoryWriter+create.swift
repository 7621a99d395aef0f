internal import HindcastModel

extension HistoryWriter {
    /// Makes an empty history in a new bare repository: a root commit with an empty tree, authored at the epoch.
    ///
    /// It is made beside the path and moved there whole, so that an interrupted call leaves nothing at the path. An
    /// existing history is left as it is, its key too; an empty bare repository becomes a history.
    ///
    /// - Parameter redactionKey: the key of the keyed digests that stand for secrets, as hex.
    /// - Throws: `refused` where the path holds something else; `locked` where another process makes one there.
    package static func create(at path: String, redactionKey: String) throws(GitError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        if try !namesInDirectory(path).isEmpty { return try adopt(path, redactionKey: redactionKey) }
        let place = realPath(path) ?? path
        let incomplete = place + ".incomplete"
        try makeDirectories(incomplete + "/hindcast")
        let lock = try LockFile(at: incomplete + "/hindcast/lock")
        defer { withExtendedLifetime(lock) {} }
        try removeStaleLocks(in: incomplete + "/")
        try fill(try RepositoryHandle(creating: incomplete), redactionKey: redactionKey)
        try syncDirectory(incomplete)
        try moveFile(incomplete, to: place)
    }

    /// Makes a history of a bare repository that has no commits on its main branch.
    private static func adopt(_ path: String, redactionKey: String) throws(GitError) {
        let repository: RepositoryHandle
        do {
            repository = try RepositoryHandle(opening: path)
        } catch  where error.kind == .notFound {
            throw GitError(.refused, call: "create", message: "\(path) is not empty, and no bare git repository")
        }
        if try repository.setting(Setting.formatVersion) != nil { return }
        if RepositoryDamage.holdsRemains(path) { throw RepositoryDamage.unmarked(path, repository.directory) }
        try makeDirectory(repository.directory + "hindcast")
        let lock = try LockFile(at: repository.directory + "hindcast/lock")
        defer { withExtendedLifetime(lock) {} }
        try removeStaleLocks(in: repository.directory)
        try fill(repository, redactionKey: redactionKey)
    }

    private static func fill(_ repository: borrowing RepositoryHandle, redactionKey: String) throws(GitError) {
        let objects = try repository.objects()
        let root = CommitBytes.make(
            tree: .emptyTree,
            parent: nil,
            author: CommitBytes.committer,
            time: Moment(nanoseconds: 0),
            message: "hindcast: begin the history\n"
        )
        let head = try repository.reference(Reference.main)
        let id = SHA1.id(of: .commit, root)
        guard head == nil || head == id else {
            throw GitError(
                .refused,
                call: "create",
                message: "\(repository.directory) is a git repository with another history in it"
            )
        }
        _ = try objects.write(.tree, [])
        _ = try objects.write(.commit, root)
        if head == nil { try repository.moveReference(Reference.main, from: nil, to: id) }
        try repository.setHead(to: Reference.main)
        try repository.set(Setting.redactionKey, to: redactionKey)
        // Last: a history is one as soon as it says so.
        try repository.set(Setting.formatVersion, to: "1")
    }
}
