internal import Glibc
package import HindcastModel

/// Finds the files that a user's paths mean.
///
/// A folder means all files in it, however deep; a name with `*`, `?` or `[` that is no file is a pattern (`**` for any
/// depth); `-` is standard input. Hidden files and folders are passed over. CloudTrail's digest folders hold signatures
/// and no records: they are left out with one finding that counts their files.
package struct LogFinder {
    private var sizes: [String: Int] = [:]
    private var findings: [Finding] = []
    /// Folders by device and inode, against links that lead in circles.
    private var visited: Set<[UInt64]> = []

    /// Returns what the paths mean, sorted by the bytes of the names, each once, and what could not be read.
    package static func find(_ paths: [String]) -> (inputs: [LogInput], findings: [Finding]) {
        var finder = LogFinder()
        for path in paths {
            finder.visited = []
            finder.add(path)
        }
        let inputs = finder.sizes.map { LogInput(name: $0.key, size: $0.value) }
        return (inputs.sorted { $0.name.precedesInBytes($1.name) }, finder.findings)
    }

    private init() {}

    private mutating func add(_ path: String) {
        if path == LogInput.standardInputName {
            sizes[path] = 0
            return
        }
        if FileStatus(of: path) != nil {
            visit(path)
            return
        }
        let code = errno
        guard let pattern = PathPattern(path) else {
            findings.append(Finding(file: path, reason: FileStatus.reason(code)))
            return
        }
        let matches = pattern.matches()
        if matches.isEmpty { findings.append(Finding(file: path, reason: "no file matches")) }
        for match in matches { visit(match) }
    }

    private mutating func visit(_ path: String) {
        guard let status = FileStatus(of: path) else {
            findings.append(Finding(file: path, reason: FileStatus.reason(errno)))
            return
        }
        switch status.kind {
        case .folder:
            guard visited.insert([status.device, status.inode]).inserted else { return }
            visitFolder(path)
        case .file, .stream:
            guard access(path, R_OK) == 0 else {
                findings.append(Finding(file: path, reason: FileStatus.reason(errno)))
                return
            }
            sizes[path] = status.size
        case .other:
            findings.append(Finding(file: path, reason: "it is neither a file nor a folder"))
        }
    }

    private mutating func visitFolder(_ path: String) {
        guard let names = folderEntries(path) else {
            findings.append(Finding(file: path, reason: FileStatus.reason(errno)))
            return
        }
        for name in names where !name.hasPrefix(".") {
            let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if name == "CloudTrail-Digest" {
                let count = fileCount(in: child, depth: 0)
                findings.append(
                    Finding(file: child, reason: "\(count) digest files are left out: they hold no records")
                )
            } else {
                // Inside a folder only files and folders count; a socket there is nobody's log.
                if FileStatus(of: child)?.kind == .stream { continue }
                visit(child)
            }
        }
    }

    private func fileCount(in folder: String, depth: Int) -> Int {
        guard depth < 32, let names = folderEntries(folder) else { return 0 }
        return names.reduce(0) { count, name in
            let child = "\(folder)/\(name)"
            return count + (FileStatus(of: child)?.kind == .folder ? fileCount(in: child, depth: depth + 1) : 1)
        }
    }
}
