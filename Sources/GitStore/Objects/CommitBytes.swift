internal import HindcastModel

/// Writes the content of commit objects.
enum CommitBytes {
    /// Who commits: Hindcast, at the time of the event, so that ids are reproducible.
    static let committer = "hindcast <hindcast@localhost>"
    /// The message of commits of the notes.
    static let notesMessage = "hindcast: keep the evidence\n"

    /// Returns the content of a commit object.
    ///
    /// The date is in whole seconds, rounded down; git reads none before 1970, so an earlier one becomes 1970.
    static func make(
        tree: ObjectID,
        parent: ObjectID?,
        author: String,
        time: Moment,
        message: String
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        // Besides the message: two ids, the author and the committer with their dates.
        bytes.reserveCapacity(256 + author.utf8.count + message.utf8.count)
        bytes += "tree ".utf8
        tree.appendHex(to: &bytes)
        if let parent {
            bytes += "\nparent ".utf8
            parent.appendHex(to: &bytes)
        }
        let date = Array(" \(max(0, time.seconds)) +0000\n".utf8)
        bytes += "\nauthor ".utf8
        bytes += author.utf8
        bytes += date
        bytes += "committer ".utf8
        bytes += committer.utf8
        bytes += date
        bytes.append(UInt8(ascii: "\n"))
        // A message with a zero byte would be cut there by git.
        var start = bytes.count
        bytes += message.utf8
        while let zero = bytes[start...].firstIndex(of: 0) {
            bytes[zero] = UInt8(ascii: " ")
            start = zero + 1
        }
        if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        return bytes
    }
}
