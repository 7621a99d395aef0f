package import HindcastModel

/// A commit of the history as it was written.
package struct CommitRecord: Hashable, Sendable {
    /// What a commit did to one file.
    package struct Edit: Hashable, Sendable {
        /// The file's path.
        package let path: String
        /// The blob before; `nil` where the file was created.
        package let old: ObjectID?
        /// The blob after; `nil` where the file was deleted.
        package let new: ObjectID?
    }

    /// The commit's id.
    package let id: ObjectID
    /// The commit before; `nil` for the root.
    package let parent: ObjectID?
    /// The whole tree.
    let tree: ObjectID
    /// The author's date, in whole seconds.
    package let time: Moment
    /// The author's name, escapes undone.
    package let authorName: String
    /// The author's e-mail address, ARN or id, escapes undone.
    package let authorEmail: String
    /// The whole message as it stands in the commit.
    package let message: String
    /// The files it changed against its parent, in the tree's order; empty where only the commit was asked for.
    package internal(set) var edits: [Edit] = []

    /// The message's first line, escapes undone.
    package var subject: String { CommitMessage(parsing: message).subject }
    /// The message's trailers in order, escapes undone.
    package var trailers: [CommitMessage.Trailer] { CommitMessage(parsing: message).trailers }

    /// Whether its author is this name with this e-mail address, ARN or id, in the form that git takes.
    package func isAuthored(by name: String, email: String) -> Bool {
        Identity.line(name: name, email: email) == Identity.line(name: authorName, email: authorEmail)
    }

    /// Reads the content of a commit object.
    ///
    /// - Throws: `damaged` where it is none.
    init(id: ObjectID, parsing bytes: [UInt8]) throws(GitError) {
        var rest = bytes[...]
        var tree: ObjectID?
        var parent: ObjectID?
        var author: Substring?
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
            let line = Substring(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            if line.hasPrefix("tree ") {
                tree = ObjectID(hex: String(line.dropFirst(5)))
            } else if line.hasPrefix("parent "), parent == nil {
                parent = ObjectID(hex: String(line.dropFirst(7)))
            } else if line.hasPrefix("author ") {
                author = line.dropFirst(7)
            }
        }
        guard let tree, let author, let open = author.utf8.firstIndex(of: UInt8(ascii: "<")),
            let close = author.utf8.lastIndex(of: UInt8(ascii: ">")), open < close
        else { throw GitError(.damaged, call: "commit", message: "commit \(id) is malformed") }
        self.id = id
        self.tree = tree
        self.parent = parent
        let date = author[close...].dropFirst(2).prefix { $0 != " " }
        time = Moment(seconds: Int64(date) ?? 0)
        var name = author[..<open]
        if name.last == " " { name.removeLast() }
        authorName = VisibleText.unescape(String(name))
        authorEmail = VisibleText.unescape(String(author[open..<close].dropFirst()))
        message = String(decoding: rest.dropFirst(), as: UTF8.self)
    }
}
