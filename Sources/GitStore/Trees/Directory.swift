/// One directory of the tree as raw git bytes, patched in place.
///
/// Git sorts entries by name, a directory's name counting as if a slash ended it.
final class Directory {
    /// The directory that holds this one; `nil` for the root. Parents outlive their children in `TreeCache`.
    unowned let parent: Directory?
    /// The path from the root, without a final slash; empty for the root.
    let path: String
    /// The last part of the path.
    let name: [UInt8]
    /// How many directories are above.
    let depth: Int

    /// The blob written last: a new file of the directory is likely to be like it.
    var newestBlob: ObjectID?
    /// What has changed since `writtenID`.
    private(set) var patch = TreePatch()
    /// For a large directory, the version in the open pack from which short chains of deltas begin.
    var anchor: Anchor?
    private var checkpoints = SHA1.Checkpoints()

    /// A version of a large directory that later ones can be a delta of.
    struct Anchor {
        /// Where its tree object is.
        let place: PackPlace
        /// What has changed since then.
        var patch = TreePatch()
        /// How many versions have been written since then.
        var followers = 0
    }

    /// The content of the tree object.
    private(set) var bytes: [UInt8]
    /// Where each entry begins.
    private var starts: [UInt32]
    /// Where the object `writtenID` was put, if this process has put it anywhere.
    var place: PackPlace?
    /// Whether the commit being made has touched it.
    var isChanged = false
    /// The directory of the same depth that the commit being made has touched before it.
    var changedBefore: Directory?
    /// The tree object that holds this content, or held it before the commit being made; `nil` for a new directory.
    var writtenID: ObjectID?

    init(parent: Directory?, name: [UInt8], path: String, bytes: [UInt8], id: ObjectID?) throws(GitError) {
        self.parent = parent
        self.name = name
        self.path = path
        self.bytes = bytes
        writtenID = id
        depth = parent.map { $0.depth + 1 } ?? 0
        starts = []
        var start = 0
        while start < bytes.count {
            starts.append(UInt32(start))
            guard let end = bytes[start...].firstIndex(of: 0), end + 21 <= bytes.count else {
                throw GitError(.damaged, call: "tree", message: "the tree object of \(path) is cut short")
            }
            start = end + 21
        }
    }

    /// Returns the id of the present content.
    func currentID() -> ObjectID { checkpoints.id(of: .tree, bytes) }

    /// Says that the present content is in the tree object `id` now.
    func markWritten(as id: ObjectID) {
        writtenID = id
        patch.removeAll()
    }

    private func note(replacedAt position: Int, removed: Int, added: Int) {
        patch.replace(at: position, removed: removed, added: added)
        anchor?.patch.replace(at: position, removed: removed, added: added)
        checkpoints.invalidate(from: position)
    }

    /// Whether nothing is in it.
    var isEmpty: Bool { starts.isEmpty }
    /// How many entries it has.
    var count: Int { starts.count }

    /// Returns the id of an entry; `nil` where there is none of that sort.
    func id(of name: [UInt8], isDirectory: Bool) -> ObjectID? {
        let (index, found) = find(name, isDirectory: isDirectory)
        return found ? self.id(endingAt: end(of: index)) : nil
    }

    /// Adds an entry or gives it another id; returns the id it had.
    @discardableResult
    func set(_ name: [UInt8], isDirectory: Bool, to id: ObjectID) throws(GitError) -> ObjectID? {
        let (index, found) = find(name, isDirectory: isDirectory)
        if found {
            let end = end(of: index)
            let old = self.id(endingAt: end)
            if old == id { return old }
            overwriteID(endingAt: end, with: id)
            note(replacedAt: end - 20, removed: 20, added: 20)
            return old
        }
        guard !find(name, isDirectory: !isDirectory).found else {
            throw GitError(
                .refused,
                call: "tree",
                message: "\(path)/\(String(decoding: name, as: UTF8.self)) is a \(isDirectory ? "file" : "directory")"
            )
        }
        insert(name, isDirectory: isDirectory, id: id, at: index)
        return nil
    }

    /// Removes an entry; returns the id it had.
    @discardableResult
    func remove(_ name: [UInt8], isDirectory: Bool) -> ObjectID? {
        let (index, found) = find(name, isDirectory: isDirectory)
        guard found else { return nil }
        let end = end(of: index)
        let old = id(endingAt: end)
        let start = Int(starts[index])
        let length = end - start
        bytes.removeSubrange(start..<(start + length))
        note(replacedAt: start, removed: length, added: 0)
        starts.remove(at: index)
        for later in index..<starts.count { starts[later] -= UInt32(length) }
        return old
    }

    /// Returns whether the entry at a position is a directory.
    func isDirectory(at index: Int) -> Bool { bytes[Int(starts[index])] == UInt8(ascii: "4") }

    // MARK: Entries

    private func end(of index: Int) -> Int { index + 1 < starts.count ? Int(starts[index + 1]) : bytes.count }

    private func id(endingAt end: Int) -> ObjectID {
        bytes.withUnsafeBytes { raw in
            ObjectID(
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: end - 20, as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: end - 12, as: UInt64.self)),
                UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: end - 4, as: UInt32.self))
            )
        }
    }

    private func overwriteID(endingAt end: Int, with id: ObjectID) {
        bytes.withUnsafeMutableBytes { raw in
            raw.storeBytes(of: id.first.bigEndian, toByteOffset: end - 20, as: UInt64.self)
            raw.storeBytes(of: id.second.bigEndian, toByteOffset: end - 12, as: UInt64.self)
            raw.storeBytes(of: id.third.bigEndian, toByteOffset: end - 4, as: UInt32.self)
        }
    }

    private func insert(_ name: [UInt8], isDirectory: Bool, id: ObjectID, at index: Int) {
        var entry = Array((isDirectory ? "40000 " : "100644 ").utf8)
        entry.reserveCapacity(entry.count + name.count + 21)
        entry += name
        entry.append(0)
        id.append(to: &entry)
        let start = index < starts.count ? Int(starts[index]) : bytes.count
        bytes.insert(contentsOf: entry, at: start)
        note(replacedAt: start, removed: 0, added: entry.count)
        for later in index..<starts.count { starts[later] += UInt32(entry.count) }
        starts.insert(UInt32(start), at: index)
    }

    /// Returns where the entry is, or where it would stand.
    private func find(_ name: [UInt8], isDirectory: Bool) -> (index: Int, found: Bool) {
        TreeSearch.find(name, isDirectory: isDirectory, in: bytes, starts: starts)
    }
}
