/// The sorts of git object that Hindcast writes.
enum ObjectKind: UInt8, Hashable, Sendable {
    // The numbers are those of a pack entry's header and of libgit2's `git_object_t`.
    case commit = 1
    case tree = 2
    case blob = 3

    /// The word that stands before an object's size where its id is computed.
    var word: StaticString {
        switch self {
        case .commit: "commit"
        case .tree: "tree"
        case .blob: "blob"
        }
    }
}
