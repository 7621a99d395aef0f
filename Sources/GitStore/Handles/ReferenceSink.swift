internal import CGit2

/// Writes objects through libgit2: into memory first, into a pack of its packbuilder when sealed.
final class ReferenceSink: ObjectSink {
    private let repository: RepositoryHandle
    private let objects: ObjectDatabaseHandle
    /// Owned by the object database.
    private let memory: UnsafeMutablePointer<git_odb_backend>
    private var pending: [ObjectID] = []

    init(repositoryAt path: String) throws(GitError) {
        repository = try RepositoryHandle(opening: path)
        objects = try repository.objects()
        var backend: UnsafeMutablePointer<git_odb_backend>?
        try check("git_mempack_new", git_mempack_new(&backend))
        guard let backend else { preconditionFailure("libgit2 reported success without a backend") }
        memory = backend
        // Above the priorities of libgit2's own backends (1 and 2), so that writes go to memory.
        try objects.withPointer { pointer throws(GitError) in
            _ = try check("git_odb_add_backend", git_odb_add_backend(pointer, backend, 999))
        }
    }

    func addCommit(_ bytes: [UInt8], id: ObjectID) throws(GitError) { try add(.commit, bytes, id: id) }

    func addBlob(_ bytes: [UInt8], id: ObjectID, replacing old: ObjectID?, like other: ObjectID?) throws(GitError) {
        try add(.blob, bytes, id: id)
    }

    func addNote(_ bytes: [UInt8], id: ObjectID, after old: ObjectID?) throws(GitError) {
        try add(.blob, bytes, id: id)
    }

    func addTree(_ directory: Directory, id: ObjectID) throws(GitError) {
        try add(.tree, directory.bytes, id: id)
    }

    func seal() throws(GitError) {
        guard !pending.isEmpty else { return }
        try repository.withPointer { repository throws(GitError) in
            var builder: OpaquePointer?
            try check("git_packbuilder_new", git_packbuilder_new(&builder, repository))
            defer { git_packbuilder_free(builder) }
            for id in pending {
                var oid = id.oid
                try check("git_packbuilder_insert", git_packbuilder_insert(builder, &oid, nil))
            }
            try check("git_packbuilder_write", git_packbuilder_write(builder, nil, 0, nil, nil))
        }
        try check("git_mempack_reset", git_mempack_reset(memory))
        pending.removeAll()
        try objects.refresh()
    }

    private func add(_ kind: ObjectKind, _ bytes: [UInt8], id: ObjectID) throws(GitError) {
        let written = try objects.write(kind, bytes)
        precondition(written == id, "libgit2 and Hindcast disagree about an object's id")
        pending.append(id)
    }
}
