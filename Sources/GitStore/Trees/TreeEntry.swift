/// One line of a git tree.
struct TreeEntry: Hashable, Sendable {
    /// Whether it is a directory; else a file.
    let isDirectory: Bool
    /// Its name, without a slash.
    let name: [UInt8]
    /// The tree or blob.
    let id: ObjectID

    /// Reads the raw content of a tree object: `<mode> <name>\0<20 bytes>`, again and again.
    ///
    /// - Throws: `damaged` where it is none.
    static func entries(ofTree bytes: [UInt8]) throws(GitError) -> [TreeEntry] {
        var entries: [TreeEntry] = []
        var start = 0
        while start < bytes.count {
            guard let space = bytes[start...].firstIndex(of: UInt8(ascii: " ")),
                let end = bytes[space...].firstIndex(of: 0), end + 21 <= bytes.count,
                let id = ObjectID(bytes: bytes[(end + 1)..<(end + 21)])
            else { throw GitError(.damaged, call: "tree", message: "a tree object is cut short") }
            entries.append(
                TreeEntry(isDirectory: bytes[start] == UInt8(ascii: "4"), name: Array(bytes[(space + 1)..<end]), id: id)
            )
            start = end + 21
        }
        return entries
    }
}
