/// Where new objects go, and from where they become durable together.
///
/// Two implementations give the same repository: `ReferenceSink` by libgit2, slow and trusted, and the own pack writer.
protocol ObjectSink: AnyObject {
    /// Takes a commit.
    func addCommit(_ bytes: [UInt8], id: ObjectID) throws(GitError)
    /// Takes a file's content; `old` is the version it replaces, `other` one that may be like it.
    func addBlob(_ bytes: [UInt8], id: ObjectID, replacing old: ObjectID?, like other: ObjectID?) throws(GitError)
    /// Takes the content of a note; `old` is one that is likely to be much like it.
    func addNote(_ bytes: [UInt8], id: ObjectID, after old: ObjectID?) throws(GitError)
    /// Takes a directory's present content, whose id the caller has computed.
    func addTree(_ directory: Directory, id: ObjectID) throws(GitError)
    /// Makes everything taken so far durable and readable.
    func seal() throws(GitError)
}
