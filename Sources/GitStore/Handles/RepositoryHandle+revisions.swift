internal import CGit2

extension RepositoryHandle {
    /// Returns the blob that a revision such as `HEAD:.mailmap` names; `nil` where there is none.
    func blob(named revision: String) throws(GitError) -> ObjectID? {
        try withPointer { repository throws(GitError) in
            var object: OpaquePointer?
            // A name that leads nowhere, or to something else, is no map: git says nothing either.
            guard git_revparse_single(&object, repository, revision) == 0 else { return nil }
            defer { git_object_free(object) }
            guard git_object_type(object) == GIT_OBJECT_BLOB, let id = git_object_id(object) else { return nil }
            return ObjectID(id.pointee)
        }
    }
}
