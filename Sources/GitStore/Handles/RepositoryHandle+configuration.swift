internal import CGit2

extension RepositoryHandle {
    /// Throws `unmarked` where there are commits and the config lacks what `init` writes, as in a clone, and `notFound` where
    /// there is no history of this format.
    func expectHistory(at path: String) throws(GitError) {
        let version = try setting(Setting.formatVersion)
        guard version != "1" else { return }
        // Which of the two is damaged comes first.
        let head = try? reference(Reference.main)
        let isUnmarked = version == nil && head != nil
        if isUnmarked || version == nil && RepositoryDamage.holdsRemains(directory) {
            throw RepositoryDamage.unmarked(path, directory)
        }
        throw GitError(.notFound, call: "open", message: "\(path) holds no history of format 1")
    }

    /// Returns a setting of the repository's own config file; `nil` where it is not set.
    func setting(_ name: String) throws(GitError) -> String? {
        try withConfiguration { configuration throws(GitError) in
            var out = git_buf()
            let code = git_config_get_string_buf(&out, configuration, name)
            if code == GIT_ENOTFOUND.rawValue { return nil }
            try check("git_config_get_string_buf", code)
            defer { git_buf_dispose(&out) }
            return out.ptr.map { String(cString: $0) }
        }
    }

    /// Writes a setting into the repository's own config file.
    func set(_ name: String, to value: String) throws(GitError) {
        try withConfiguration { configuration throws(GitError) in
            _ = try check("git_config_set_string", git_config_set_string(configuration, name, value))
        }
    }

    private func withConfiguration<Answer>(
        _ body: (OpaquePointer) throws(GitError) -> Answer
    ) throws(GitError) -> Answer {
        do throws(GitError) {
            return try withOpenConfiguration(body)
        } catch {
            throw error.kind == .configuration ? RepositoryDamage.configuration(error, in: directory) : error
        }
    }

    private func withOpenConfiguration<Answer>(
        _ body: (OpaquePointer) throws(GitError) -> Answer
    ) throws(GitError) -> Answer {
        try withPointer { repository throws(GitError) in
            var out: OpaquePointer?
            try check("git_repository_config", git_repository_config(&out, repository))
            guard let configuration = out else { preconditionFailure("libgit2 reported success without a config") }
            defer { git_config_free(configuration) }
            return try body(configuration)
        }
    }
}
