internal import CGit2

extension RepositoryHandle {
    /// Returns where a reference points; `nil` where there is none.
    ///
    /// - Throws: `damaged` where its file holds no id.
    func reference(_ name: String) throws(GitError) -> ObjectID? {
        do throws(GitError) {
            return try target(of: name)
        } catch {
            guard error.kind == .other, let size = sizeOfFile(directory + name) else { throw error }
            let words = size == 0 ? "is empty" : "holds no id of a commit"
            throw RepositoryDamage.reference(name, in: directory, words)
        }
    }

    private func target(of name: String) throws(GitError) -> ObjectID? {
        try withPointer { repository throws(GitError) -> ObjectID? in
            var id = git_oid()
            let code = git_reference_name_to_id(&id, repository, name)
            if code == GIT_ENOTFOUND.rawValue { return nil }
            try check("git_reference_name_to_id", code)
            return ObjectID(id)
        }
    }

    /// Points a reference at `id` if it points at `expected` now (`nil`: if it does not exist).
    ///
    /// - Throws: `moved` where it points elsewhere.
    func moveReference(_ name: String, from expected: ObjectID?, to id: ObjectID) throws(GitError) {
        try withPointer { repository throws(GitError) in
            var out: OpaquePointer?
            var new = id.oid
            let code: Int32
            if var old = expected?.oid {
                code = git_reference_create_matching(&out, repository, name, &new, 1, &old, nil)
            } else {
                code = git_reference_create(&out, repository, name, &new, 0, nil)
            }
            git_reference_free(out)
            try check("git_reference_create_matching", code)
        }
    }

    /// Makes HEAD stand for a reference.
    func setHead(to name: String) throws(GitError) {
        try withPointer { repository throws(GitError) in
            _ = try check("git_repository_set_head", git_repository_set_head(repository, name))
        }
    }

    /// Returns every reference under a prefix such as `refs/hindcast/known/`, sorted by name.
    func references(under prefix: String) throws(GitError) -> [(name: String, id: ObjectID)] {
        try withPointer { repository throws(GitError) in
            var iterator: OpaquePointer?
            try check(
                "git_reference_iterator_glob_new",
                git_reference_iterator_glob_new(&iterator, repository, prefix + "*")
            )
            defer { git_reference_iterator_free(iterator) }
            var found: [(name: String, id: ObjectID)] = []
            var name: UnsafePointer<CChar>?
            while true {
                let code = git_reference_next_name(&name, iterator)
                if code == GIT_ITEROVER.rawValue { break }
                try check("git_reference_next_name", code)
                guard let text = name.map({ String(cString: $0) }), let id = try reference(text) else { continue }
                found.append((text, id))
            }
            return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
    }
}

extension RepositoryHandle {
    /// Returns the commits that the references lead to, each once; a reference to something else counts for nothing.
    ///
    /// - Parameter isCommit: whether an object is known to be a commit; libgit2 is asked for the others.
    func commitTips(isCommit: (ObjectID) -> Bool) throws(GitError) -> [ObjectID] {
        try withPointer { repository throws(GitError) in
            var tips: Set<ObjectID> = []
            for reference in try references(under: "refs/") {
                if isCommit(reference.id) {
                    tips.insert(reference.id)
                    continue
                }
                var object: OpaquePointer?
                var oid = reference.id.oid
                try check("git_object_lookup", git_object_lookup(&object, repository, &oid, GIT_OBJECT_ANY))
                defer { git_object_free(object) }
                var commit: OpaquePointer?
                guard git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0 else { continue }
                defer { git_object_free(commit) }
                if let id = git_object_id(commit) { tips.insert(ObjectID(id.pointee)) }
            }
            return tips.sorted()
        }
    }
}

extension ObjectID {
    /// Copies libgit2's form of an id.
    init(_ oid: git_oid) {
        self = withUnsafeBytes(of: oid) { bytes in
            ObjectID(
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
            )
        }
    }

    /// libgit2's form of the id.
    var oid: git_oid {
        var oid = git_oid()
        withUnsafeMutableBytes(of: &oid) { bytes in
            bytes.storeBytes(of: first.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self)
            bytes.storeBytes(of: third.bigEndian, toByteOffset: 16, as: UInt32.self)
        }
        return oid
    }
}
