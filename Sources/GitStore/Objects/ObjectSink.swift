/// Where new objects go, and from where they become durable together.
///
/// Two implementations give the same repository: `ReferenceSink` by libgit2, slow and trusted, and the own pack writer.
protocol ObjectSink: AnyObject {
    /// Takes a commit.
    func addCommit(_ bytes: [UInt8], id: ObjectID) throws(GitError)
    /// Takes a file's content; `previous` is the version it replaces, if there is one.
    func addBlob(_ bytes: [UInt8], id: ObjectID, replacing previous: ObjectID?) throws(GitError)
    /// Takes a directory's content; `previous` is the version it replaces, if there is one.
    func addTree(_ bytes: [UInt8], id: ObjectID, replacing previous: ObjectID?) throws(GitError)
    /// Makes everything taken so far durable and readable.
    func seal() throws(GitError)
}
