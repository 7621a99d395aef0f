/// The files that a commit has really changed, however often its edits touch them.
struct ChangedFiles {
    private var files: [(path: RepositoryPath, old: ObjectID?, new: ObjectID?)] = []
    /// Where a path is in `files`; kept once there are too many to look through.
    private var indices: [RepositoryPath: Int] = [:]

    /// Notes an edit that took a file from one blob to another; `nil` is no file.
    mutating func note(_ path: RepositoryPath, old: ObjectID?, new: ObjectID?) {
        if files.count == 16 {
            indices = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1.path, $0) })
        }
        if let index = files.count < 16 ? files.firstIndex(where: { $0.path == path }) : indices[path] {
            files[index].new = new
        } else {
            if files.count >= 16 { indices[path] = files.count }
            files.append((path, old, new))
        }
    }

    /// The paths whose blob is another than before.
    var paths: [String] {
        var paths: [String] = []
        paths.reserveCapacity(files.count)
        for file in files where file.old != file.new { paths.append(file.path.text) }
        return paths
    }
}
