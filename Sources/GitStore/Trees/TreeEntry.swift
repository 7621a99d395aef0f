/// One line of a git tree.
struct TreeEntry: Hashable, Sendable {
    /// Whether it is a directory; else a file.
    let isDirectory: Bool
    /// Its name, without a slash.
    let name: [UInt8]
    /// The tree or blob.
    let id: ObjectID
    /// The bytes that it takes in the tree.
    let count: Int

    /// Reads the raw content of a tree object: `<mode> <name>\0<20 bytes>`, again and again.
    ///
    /// - Throws: `damaged` where it is none.
    static func entries(ofTree bytes: [UInt8]) throws(GitError) -> [TreeEntry] {
        var entries: [TreeEntry] = []
        var start = 0
        while let entry = try entry(ofTree: bytes, at: start) {
            entries.append(entry)
            start += entry.count
        }
        return entries
    }

    /// Reads the entry that begins at a byte of a tree's content; `nil` at its end.
    ///
    /// - Throws: `damaged` where there is none.
    static func entry(ofTree bytes: [UInt8], at start: Int) throws(GitError) -> TreeEntry? {
        guard start < bytes.count else { return nil }
        guard let space = bytes[start...].firstIndex(of: UInt8(ascii: " ")),
            let end = bytes[space...].firstIndex(of: 0), end + 21 <= bytes.count
        else { throw GitError(.damaged, call: "tree", message: "a tree object is cut short") }
        return TreeEntry(
            isDirectory: bytes[start] == UInt8(ascii: "4"),
            name: Array(bytes[(space + 1)..<end]),
            id: bytes.objectID(at: end + 1),
            count: end + 21 - start
        )
    }
}
