internal import CGit2

/// Sole owner of a `git_odb`: the objects of a repository, in packs and loose.
struct ObjectDatabaseHandle: ~Copyable {
    private let pointer: OpaquePointer
    /// The git directory; in errors.
    private let directory: String

    init(owning pointer: OpaquePointer?, of directory: String) {
        guard let pointer else { preconditionFailure("libgit2 reported success without an object database") }
        self.pointer = pointer
        self.directory = directory
    }

    deinit { git_odb_free(pointer) }

    /// Returns an object's content.
    ///
    /// - Throws: `damaged` where there is no such object, though something refers to it, where it cannot be read, and
    ///   where it is of another kind.
    func read(_ id: ObjectID, as kind: ObjectKind) throws(GitError) -> [UInt8] {
        var object: OpaquePointer?
        var oid = id.oid
        do {
            try check("git_odb_read", git_odb_read(&object, pointer, &oid))
        } catch {
            try RepositoryHandle.expectRepository(at: directory)
            let words = error.kind == .notFound ? "the repository has no object \(id)" : "\(id): \(error.message)"
            throw GitError(.damaged, call: error.call, code: error.code, message: "\(directory): \(words)")
        }
        defer { git_odb_object_free(object) }
        guard git_odb_object_type(object).rawValue == Int32(kind.rawValue) else {
            throw GitError(.damaged, call: "git_odb_read", message: "\(directory): object \(id) is no \(kind.word)")
        }
        return [UInt8](UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object)))
    }

    /// Returns whether the object is there.
    func contains(_ id: ObjectID) -> Bool {
        var oid = id.oid
        return git_odb_exists(pointer, &oid) == 1
    }

    /// Looks at the disk again for packs that came meanwhile.
    func refresh() throws(GitError) { try check("git_odb_refresh", git_odb_refresh(pointer)) }

    /// Writes an object into the backend of highest priority and returns the id that libgit2 computed.
    func write(_ kind: ObjectKind, _ bytes: [UInt8]) throws(GitError) -> ObjectID {
        var oid = git_oid()
        try check(
            "git_odb_write",
            git_odb_write(&oid, pointer, bytes, bytes.count, git_object_t(rawValue: Int32(kind.rawValue)))
        )
        return ObjectID(oid)
    }

    /// Calls `body` with libgit2's pointer, which must not leave it.
    func withPointer<Answer>(_ body: (OpaquePointer) throws(GitError) -> Answer) throws(GitError) -> Answer {
        try body(pointer)
    }
}
