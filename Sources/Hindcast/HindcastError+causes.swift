internal import GitStore
internal import HistoryIndex

extension HindcastError {
    /// Says what git refused, and what to do about it.
    init(_ error: GitError) { self.init(.repository, error.description) }

    /// Says what the index refused, and what to do about it.
    init(_ error: IndexError) { self.init(.index, error.description) }
}
