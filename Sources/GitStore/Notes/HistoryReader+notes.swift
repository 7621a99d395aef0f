extension HistoryReader {
    /// Calls `body` with each note's commit and blob, in the order of the commits' ids.
    ///
    /// - Parameters:
    ///   - notes: the commit of `refs/notes/hindcast` whose notes are meant.
    ///   - stray: called with the path of each file that is no note.
    package func forEachNote(
        in notes: ObjectID,
        _ body: (_ commit: ObjectID, _ blob: ObjectID) throws -> Void,
        stray: (_ path: String) -> Void = { _ in }
    ) throws {
        let tree = try CommitRecord(id: notes, parsing: read(notes, as: .commit)).tree
        try forEachNote(inTree: tree, under: "", body, stray)
    }

    private func forEachNote(
        inTree tree: ObjectID,
        under digits: String,
        _ body: (_ commit: ObjectID, _ blob: ObjectID) throws -> Void,
        _ stray: (_ path: String) -> Void
    ) throws {
        guard tree != .emptyTree else { return }
        for entry in try TreeEntry.entries(ofTree: read(tree, as: .tree)) {
            let name = digits + String(decoding: entry.name, as: UTF8.self)
            if entry.isDirectory, entry.name.count == 2, name.utf8.count < 40 {
                try forEachNote(inTree: entry.id, under: name, body, stray)
            } else if !entry.isDirectory, let commit = ObjectID(hex: name) {
                try body(commit, entry.id)
            } else {
                stray(name)
            }
        }
    }
}

/// The notes as they are at one moment, for many look-ups: directories stay in memory.
package final class NoteTable {
    private let objects: (ObjectID, ObjectKind) throws(GitError) -> [UInt8]
    private let root: ObjectID?
    private var directories: [ObjectID: Directory] = [:]
    private var size = 0

    /// As much of the directories is kept: 64 MB are the notes of a million commits.
    private static let capacity = 64 << 20

    /// Takes the notes as they are.
    package init(_ reader: HistoryReader) throws(GitError) {
        objects = { [reader] id, kind throws(GitError) in try reader.read(id, as: kind) }
        if let notes = try reader.repository.reference(Reference.notes) {
            root = try CommitRecord(id: notes, parsing: reader.read(notes, as: .commit)).tree
        } else {
            root = nil
        }
    }

    /// Returns the note on a commit; `nil` where there is none.
    package func note(on commit: ObjectID) throws(GitError) -> [UInt8]? {
        guard let blob = try blob(of: commit) else { return nil }
        return try objects(blob, .blob)
    }

    private func blob(of commit: ObjectID) throws(GitError) -> ObjectID? {
        guard var tree = root else { return nil }
        var digits: [UInt8] = []
        commit.appendHex(to: &digits)
        for start in stride(from: 0, to: 40, by: 2) {
            let directory = try directory(tree)
            if let blob = directory.id(of: Array(digits[start...]), isDirectory: false) { return blob }
            guard let next = directory.id(of: Array(digits[start..<(start + 2)]), isDirectory: true) else { return nil }
            tree = next
        }
        return nil
    }

    private func directory(_ tree: ObjectID) throws(GitError) -> Directory {
        if let known = directories[tree] { return known }
        let bytes = tree == .emptyTree ? [] : try objects(tree, .tree)
        let directory = try Directory(parent: nil, name: [], path: "", bytes: bytes, id: tree)
        if size > NoteTable.capacity {
            directories.removeAll()
            size = 0
        }
        directories[tree] = directory
        size += bytes.count
        return directory
    }
}
