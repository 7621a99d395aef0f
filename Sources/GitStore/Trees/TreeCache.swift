/// The tree of the newest commit, held as raw git bytes; directories are read when first touched.
final class TreeCache {
    /// The top directory.
    let root: Directory
    /// Every directory in memory by its path.
    private var directories: [String: Directory] = [:]

    /// Makes the cache of a tree, given by its root.
    init(root bytes: [UInt8], id: ObjectID) throws(GitError) {
        root = try Directory(parent: nil, name: [], path: "", bytes: bytes, id: id)
        directories[""] = root
    }

    /// Returns a directory; `nil` where there is none and `creating` is false.
    ///
    /// `load` reads a tree object that is not in memory yet.
    func directory(
        at path: String,
        creating: Bool,
        load: (ObjectID) throws(GitError) -> [UInt8]
    ) throws(GitError) -> Directory? {
        if let known = directories[path] { return known }
        let name: Substring
        let above: String
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            above = String(path[..<slash])
            name = path[path.utf8.index(after: slash)...]
        } else {
            above = ""
            name = path[...]
        }
        guard let parent = try directory(at: above, creating: creating, load: load) else { return nil }
        let nameBytes = Array(name.utf8)
        let id = parent.id(of: nameBytes, isDirectory: true)
        guard id != nil || creating else { return nil }
        var bytes: [UInt8] = []
        if let id { bytes = try load(id) }
        let directory = try Directory(parent: parent, name: nameBytes, path: path, bytes: bytes, id: id)
        directories[path] = directory
        return directory
    }

    /// Forgets a directory that has become empty: git keeps none.
    func drop(_ directory: Directory) { directories[directory.path] = nil }
}
