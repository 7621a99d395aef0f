internal import HindcastModel

extension HistoryWriter {
    /// Makes an empty history in a new bare repository: a root commit with an empty tree, authored at the epoch.
    ///
    /// An existing history is left as it is, its key too; one that an interrupted call left half made is completed.
    ///
    /// - Parameter redactionKey: the key of the keyed digests that stand for secrets, as hex.
    /// - Throws: `refused` where the path is a repository of something else.
    package static func create(at path: String, redactionKey: String) throws(GitError) {
        let repository = try RepositoryHandle(creating: path)
        if try repository.setting(Setting.formatVersion) != nil { return }
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
            throw GitError(.refused, call: "create", message: "\(path) is a git repository with another history in it")
        }
        _ = try objects.write(.tree, [])
        _ = try objects.write(.commit, root)
        if head == nil { try repository.moveReference(Reference.main, from: nil, to: id) }
        try repository.set(Setting.redactionKey, to: redactionKey)
        // Last: a history is one as soon as it says so.
        try repository.set(Setting.formatVersion, to: "1")
    }
}
