internal import CGit2

/// Sole owner of a `git_repository`.
struct RepositoryHandle: ~Copyable {
    private let pointer: OpaquePointer
    /// The git directory, with a final slash.
    let directory: String

    /// Opens a bare repository.
    init(opening path: String) throws(GitError) {
        Libgit2.start()
        var out: OpaquePointer?
        let code = git_repository_open_bare(&out, path)
        if code == GIT_ENOTFOUND.rawValue {
            if fileAccess(path + "/HEAD") == .denied {
                throw GitError(.denied, call: "access", message: "\(path): Permission denied")
            }
            if let damage = RepositoryDamage.missingPart(at: path) { throw damage }
            throw GitError(
                .notFound,
                call: "git_repository_open_bare",
                code: code,
                message: "\(path) is no bare git repository"
            )
        }
        do {
            try check("git_repository_open_bare", code)
        } catch  where error.kind == .configuration {
            throw RepositoryDamage.configuration(error, in: path)
        }
        self.init(owning: out)
    }

    /// Throws `moved` where there is no repository at a path any more.
    static func expectRepository(at directory: String) throws(GitError) {
        guard fileAccess(directory + "/HEAD") == .missing else { return }
        throw GitError(
            .moved,
            call: "access",
            message: "\(directory) is there no more: it was moved or removed meanwhile"
        )
    }

    /// Makes a bare repository whose HEAD is `refs/heads/main`; an existing one is opened.
    init(creating path: String) throws(GitError) {
        Libgit2.start()
        var options = git_repository_init_options()
        try check(
            "git_repository_init_options_init",
            git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
        )
        options.flags = GIT_REPOSITORY_INIT_BARE.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
        var out: OpaquePointer?
        let code = "main".withCString { head in
            options.initial_head = head
            return git_repository_init_ext(&out, path, &options)
        }
        try check("git_repository_init_ext", code)
        self.init(owning: out)
    }

    private init(owning pointer: OpaquePointer?) {
        guard let pointer, let path = git_repository_path(pointer) else {
            preconditionFailure("libgit2 reported success without a repository")
        }
        self.pointer = pointer
        directory = String(cString: path)
    }

    deinit { git_repository_free(pointer) }

    /// Opens the repository's objects.
    func objects() throws(GitError) -> ObjectDatabaseHandle {
        var out: OpaquePointer?
        try check("git_repository_odb", git_repository_odb(&out, pointer))
        return ObjectDatabaseHandle(owning: out, of: directory)
    }

    /// Calls `body` with libgit2's pointer, which must not leave it.
    func withPointer<Answer>(_ body: (OpaquePointer) throws(GitError) -> Answer) throws(GitError) -> Answer {
        try body(pointer)
    }
}
