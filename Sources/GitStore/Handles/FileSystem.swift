#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Makes a directory where there is none; the one above it must exist.
func makeDirectory(_ path: String) throws(GitError) {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw GitError(system: "mkdir", path: path) }
}

/// Returns the names in a directory, without `.` and `..`, sorted by bytes; none where there is no directory.
func namesInDirectory(_ path: String) throws(GitError) -> [String] {
    guard let stream = opendir(path) else {
        if errno == ENOENT || errno == ENOTDIR { return [] }
        throw GitError(system: "opendir", path: path)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Returns the bytes of all files under a directory; one that goes away meanwhile counts as nothing.
func sizeOfFiles(under path: String) throws(GitError) -> UInt64 {
    var total: UInt64 = 0
    for name in try namesInDirectory(path) {
        let inner = path + "/" + name
        var status = stat()
        guard lstat(inner, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
            total += try sizeOfFiles(under: inner)
        } else {
            total += UInt64(status.st_size)
        }
    }
    return total
}
