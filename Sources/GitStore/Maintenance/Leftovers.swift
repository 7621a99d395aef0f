#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Files that interrupted programs have left in a repository.
package enum Leftovers {
    /// Returns what an interrupted import has left; opening the history for writing takes it away.
    package static func ofImports(in directory: String) throws(GitError) -> [String] {
        var found = try namesInDirectory(directory + "hindcast/incoming").map { "hindcast/incoming/" + $0 }
        let packs = try namesInDirectory(directory + "objects/pack")
        for name in packs where name.hasPrefix("pack-") && name.hasSuffix(".idx") {
            if !packs.contains(name.dropLast(4) + ".pack") { found.append("objects/pack/" + name) }
        }
        for lock in ["config.lock", "HEAD.lock", Reference.main + ".lock", Reference.notes + ".lock"]
        where sizeOfFile(directory + lock) != nil {
            found.append(lock)
        }
        let known = try namesInDirectory(directory + Reference.known)
        found += known.filter { $0.hasSuffix(".lock") }.map { Reference.known + $0 }
        found += try namesInDirectory(directory + "objects").filter { $0.hasPrefix("tmp_object_git2_") }
            .map { "objects/" + $0 }
        return found
    }

    /// Returns temporary files of git's that were last written before a moment in seconds since 1970: a git that still
    /// works on one writes to it.
    static func ofGit(in directory: String, before moment: Int64) throws(GitError) -> [String] {
        var found: [String] = []
        for folder in ["objects", "objects/pack", "objects/info"] {
            for name in try namesInDirectory(directory + folder)
            where name.hasPrefix("tmp_") || name.hasPrefix(".tmp-") || name.hasPrefix("commit-graph.lock") {
                let path = folder + "/" + name
                var status = stat()
                guard lstat(directory + path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                    Int64(status.st_mtim.tv_sec) < moment
                else { continue }
                found.append(path)
            }
        }
        for folder in try namesInDirectory(directory + "objects") where folder.utf8.count == 2 {
            for name in try namesInDirectory(directory + "objects/" + folder) where name.hasPrefix("tmp_obj_") {
                var status = stat()
                let path = "objects/\(folder)/\(name)"
                guard lstat(directory + path, &status) == 0, Int64(status.st_mtim.tv_sec) < moment else { continue }
                found.append(path)
            }
        }
        return found
    }
}
