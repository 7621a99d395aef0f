/// A failure of the git repository, of libgit2 or of the system beneath them.
package struct GitError: Error, Hashable, CustomStringConvertible {
    /// What sort of failure it is, so that a caller can say what to do about it.
    package enum Kind: Hashable, Sendable {
        /// No such object, reference, setting or repository.
        case notFound
        /// Another writer holds the lock.
        case locked
        /// The disk or the quota is full.
        case full
        /// The repository may not be written.
        case readOnly
        /// The repository has commits, but its config does not say that they are a history.
        case unmarked
        /// The repository's config is lost or cannot be read.
        case configuration
        /// The repository may not be read.
        case denied
        /// An object or a file is damaged.
        case damaged
        /// A reference was moved by someone else meanwhile.
        case moved
        /// The request makes no sense, such as a file where a directory is.
        case refused
        /// Anything else.
        case other
    }

    /// The sort of failure.
    package let kind: Kind
    /// The libgit2 or system call that failed, or the step of Hindcast's own code.
    package let call: String
    /// libgit2's return code or the system's `errno`; 0 where there is none.
    package let code: Int32
    /// What was wrong, in words, without a final full stop.
    package let message: String
    /// What to do about this very failure, where more can be said than of its sort.
    package let remedies: [String]

    init(_ kind: Kind, call: String, code: Int32 = 0, message: String, remedies: [String] = []) {
        self.kind = kind
        self.call = call
        self.code = code
        self.message = message
        self.remedies = remedies
    }

    package var description: String { "\(message) (\(call))" }
}
