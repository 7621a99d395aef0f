internal import CGit2

/// The library's one-time set-up and its errors.
enum Libgit2 {
    /// Initialises the library once a process, shut off from the user's and the system's git configuration.
    static func start() { _ = isStarted }

    private static let isStarted: Bool = {
        git_libgit2_init()
        for level in [
            GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
        ] {
            _ = cgit2_set_search_path(level.rawValue, "")
        }
        // Who may read a folder is the file system's business; `safe.directory` lives in the configuration shut out
        // above, and libgit2 runs no hook and no command of a repository.
        _ = cgit2_set_owner_validation(0)
        _ = cgit2_set_fsync(1)
        // Hindcast checks what it writes itself, and `verify` re-hashes what it reads.
        _ = cgit2_set_strict_object_creation(0)
        _ = cgit2_set_strict_hash_verification(0)
        // Each object is asked for about once: what libgit2 keeps of objects would only fill memory.
        _ = cgit2_set_cache_max_size(16 << 20)
        return true
    }()

    /// Bounds what is mapped of packs, for a process that reads all over them for long: otherwise whole packs stay in
    /// its memory. A question that reads a thousand objects would pay a map for each.
    static func boundMaps() {
        start()
        _ = cgit2_set_window_size(1 << 20)
        _ = cgit2_set_mapped_limit(64 << 20)
    }
}

/// Throws the failing thread's libgit2 message where a call returned a negative code.
@discardableResult
func check(_ call: StaticString, _ code: Int32) throws(GitError) -> Int32 {
    guard code < 0 else { return code }
    let last = git_error_last()
    let category = last.map { $0.pointee.klass } ?? 0
    let message = last.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "libgit2 gave no reason"
    let kind: GitError.Kind =
        switch code {
        case GIT_ENOTFOUND.rawValue: .notFound
        case GIT_EMODIFIED.rawValue, GIT_EEXISTS.rawValue: .moved
        case GIT_ELOCKED.rawValue: .locked
        case GIT_EMISMATCH.rawValue: .damaged
        default: systemKind(category: category, message: message)
        }
    throw GitError(kind, call: "\(call)", code: code, message: message)
}

/// libgit2 tells the system's error only in words.
private func systemKind(category: Int32, message: String) -> GitError.Kind {
    if message.contains("No space left") || message.contains("quota") { return .full }
    if message.contains("Read-only file system") || message.contains("Permission denied") { return .readOnly }
    switch UInt32(category) {
    case GIT_ERROR_CONFIG.rawValue: return .configuration
    case GIT_ERROR_ZLIB.rawValue, GIT_ERROR_INDEXER.rawValue: return .damaged
    default: return .other
    }
}
