package import HindcastModel

/// A commit to be made.
package struct CommitDraft: Sendable {
    /// Who did it. Any text: characters that git or a terminal would misread are escaped.
    package var authorName: String
    /// The author's e-mail address, ARN or id. Any text, as above.
    package var authorEmail: String
    /// When it happened. Git keeps whole seconds; a time before 1970 is written as 1970-01-01T00:00:00Z,
    /// the earliest that git can read.
    package var time: Moment
    /// The whole message; `CommitMessage` makes one from hostile parts.
    package var message: String
    /// What happens to which files, in order; none makes a commit with its parent's tree.
    package var edits: [TreeEdit]
    /// The evidence, kept as a git note on the commit.
    package var note: [UInt8]?

    /// Makes a draft.
    package init(
        authorName: String,
        authorEmail: String,
        time: Moment,
        message: String,
        edits: [TreeEdit],
        note: [UInt8]? = nil
    ) {
        self.authorName = authorName
        self.authorEmail = authorEmail
        self.time = time
        self.message = message
        self.edits = edits
        self.note = note
    }
}

/// One file written or deleted by a commit.
package struct TreeEdit: Sendable {
    /// The file.
    package var path: RepositoryPath
    /// Its new content; `nil` deletes it, which is no error where it does not exist.
    package var content: [UInt8]?

    /// Makes an edit.
    package init(path: RepositoryPath, content: [UInt8]?) {
        self.path = path
        self.content = content
    }
}

/// What became of a draft.
package struct CommitReceipt: Hashable, Sendable {
    /// The commit's id.
    package let commit: ObjectID
    /// The blob of each edit, in the draft's order; `nil` for a deletion.
    package let blobs: [ObjectID?]
}
