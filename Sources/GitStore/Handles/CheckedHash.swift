internal import CGit2

/// The SHA-1 that notices when somebody has made two objects with one id.
enum CheckedHash {
    /// Returns the id of an object of a type by its number in a pack (1 commit, 2 tree, 3 blob, 4 tag).
    ///
    /// libgit2's own SHA-1 is the collision-detecting one of Stevens and Shumow; it takes three times as long as the
    /// plain one that writes.
    ///
    /// - Throws: `damaged` where the content is an attempt at a collision.
    static func id(ofType type: UInt8, _ bytes: [UInt8]) throws(GitError) -> ObjectID {
        var oid = git_oid()
        let code = bytes.withUnsafeBytes { content in
            git_odb_hash(&oid, content.baseAddress, content.count, git_object_t(rawValue: Int32(type)))
        }
        guard code == 0 else {
            let reason = git_error_last().flatMap { $0.pointee.message }.map { String(cString: $0) }
            throw GitError(
                .damaged,
                call: "git_odb_hash",
                code: code,
                message: reason ?? "its SHA-1 cannot be computed"
            )
        }
        return ObjectID(oid)
    }
}

extension ObjectDatabaseHandle {
    /// Opens the loose objects alone of an `objects` directory.
    static func loose(in directory: String) throws(GitError) -> ObjectDatabaseHandle {
        Libgit2.start()
        var database: OpaquePointer?
        try check("git_odb_new", git_odb_new(&database))
        let handle = ObjectDatabaseHandle(owning: database, of: directory)
        var backend: UnsafeMutablePointer<git_odb_backend>?
        try check("git_odb_backend_loose", git_odb_backend_loose(&backend, directory, -1, 0, 0, 0))
        try handle.withPointer { pointer throws(GitError) in
            // The database owns the backend from here on.
            _ = try check("git_odb_add_backend", git_odb_add_backend(pointer, backend, 1))
        }
        return handle
    }

    /// Returns an object's content with the number of its type.
    func read(_ id: ObjectID) throws(GitError) -> (type: UInt8, bytes: [UInt8]) {
        try withPointer { pointer throws(GitError) in
            var object: OpaquePointer?
            var oid = id.oid
            try check("git_odb_read", git_odb_read(&object, pointer, &oid))
            defer { git_odb_object_free(object) }
            let bytes = UnsafeRawBufferPointer(
                start: git_odb_object_data(object),
                count: git_odb_object_size(object)
            )
            return (UInt8(git_odb_object_type(object).rawValue), [UInt8](bytes))
        }
    }
}
