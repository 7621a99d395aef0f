/// A reference that a flush moves.
struct ReferenceMove: Hashable {
    let name: String
    /// Where it is now; `nil` where it does not exist.
    let old: ObjectID?
    let new: ObjectID
}

/// What a flush is about to move, in a file beside the repository's own: git moves one reference at a time.
///
/// One line a reference, old id, new id, name, and `end` as the last one. The file comes into its place whole and is on
/// the disk before anything moves.
struct FlushJournal {
    /// The git directory, with a final slash.
    let directory: String

    private var path: String { directory + "hindcast/flush" }
    private static let end = "end"

    /// Writes down what is to move.
    func write(_ moves: [ReferenceMove]) throws(GitError) {
        var text = ""
        for move in moves { text += "\(move.old?.hex ?? "-") \(move.new.hex) \(move.name)\n" }
        text += Self.end + "\n"
        let incoming = directory + "hindcast/incoming/"
        try makeDirectory(incoming)
        try removeFile(incoming + "flush")
        try writeFile(incoming + "flush", Array(text.utf8), permissions: 0o666)
        try moveFile(incoming + "flush", to: path)
        try syncDirectory(directory + "hindcast")
    }

    /// Returns what was to move; `nil` where nothing is written down.
    func read() throws(GitError) -> [ReferenceMove]? {
        guard let bytes = try readFile(path, limit: 1 << 16) else { return nil }
        var moves: [ReferenceMove] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line == Self.end { return moves }
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3, let new = ObjectID(hex: words[1]) else { return [] }
            moves.append(ReferenceMove(name: words[2], old: ObjectID(hex: words[0]), new: new))
        }
        // Cut short, which only another program can have done: there is nothing to go by.
        return []
    }

    /// Says that everything has moved.
    func remove() throws(GitError) { try removeFile(path) }
}
