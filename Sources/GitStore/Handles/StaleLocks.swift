#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Removes the lock files of references and of the config that a killed writer has left, and libgit2's unfinished
/// objects.
///
/// Call it under Hindcast's own lock: no writer of ours is alive then. Someone's git may hold such a file too, for a
/// few milliseconds: one that is still there after a second is held by nobody.
func removeStaleLocks(in directory: String) throws(GitError) {
    var locks = ["config.lock", "HEAD.lock", Reference.main + ".lock", Reference.notes + ".lock"]
    let known = try namesInDirectory(directory + Reference.known)
    locks += known.filter { $0.hasSuffix(".lock") }.map { Reference.known + $0 }
    var waits = 100
    for lock in locks {
        while sizeOfFile(directory + lock) != nil {
            guard waits > 0 else {
                try removeFile(directory + lock)
                break
            }
            usleep(10_000)
            waits -= 1
        }
    }
    for name in try namesInDirectory(directory + "objects") where name.hasPrefix("tmp_object_git2_") {
        try removeFile(directory + "objects/" + name)
    }
}
