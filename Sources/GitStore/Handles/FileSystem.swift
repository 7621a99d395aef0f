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

/// Makes a directory and those above it that there are not.
func makeDirectories(_ path: String) throws(GitError) {
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex, sizeOfFile(path) == nil {
        try makeDirectories(String(path[..<slash]))
    }
    try makeDirectory(path)
}

/// What this user may do with a file.
enum FileAccess {
    case readable
    /// It is there, or behind a folder that may not be looked into.
    case denied
    case missing
}

/// Returns whether a file is there and may be read; an error of the disk counts as `readable`, as reading tells what it is.
func fileAccess(_ path: String) -> FileAccess {
    guard access(path, R_OK) != 0 else { return .readable }
    return switch errno {
    case EACCES, EPERM: .denied
    case ENOENT, ENOTDIR: .missing
    default: .readable
    }
}

/// Returns a path with every link followed; `nil` where nothing is there.
func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
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

/// Writes a new file and waits until it is on the disk.
func writeFile(_ path: String, _ bytes: [UInt8], permissions: mode_t) throws(GitError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw GitError(system: "open", path: path) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
        let wrote = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if wrote < 0, errno == EINTR { continue }
        guard wrote > 0 else { throw GitError(system: "write", path: path) }
        rest = rest.dropFirst(wrote)
    }
    guard fsync(descriptor) == 0 else { throw GitError(system: "fsync", path: path) }
}

/// Returns a file's content; `nil` where there is no such file or it has more than `limit` bytes.
func readFile(_ path: String, limit: Int = .max) throws(GitError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        if errno == ENOENT { return nil }
        throw GitError(system: "open", path: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw GitError(system: "fstat", path: path) }
    guard status.st_size <= limit else { return nil }
    var failure: GitError?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
        while count < buffer.count {
            let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            if got < 0, errno == EINTR { continue }
            if got < 0 { failure = GitError(system: "read", path: path) }
            guard got > 0 else { return }
            count += got
        }
    }
    if let failure { throw failure }
    return bytes
}

/// Returns the bytes of a file; `nil` where there is none.
func sizeOfFile(_ path: String) -> Int? {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : nil
}

/// Moves a file within a file system, in one step; a file of that name is replaced.
func moveFile(_ path: String, to new: String) throws(GitError) {
    guard rename(path, new) == 0 else { throw GitError(system: "rename", path: new) }
}

/// Removes a file; one that is not there is no error.
func removeFile(_ path: String) throws(GitError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw GitError(system: "unlink", path: path) }
}

/// Waits until the names in a directory are on the disk.
func syncDirectory(_ path: String) throws(GitError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw GitError(system: "open", path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw GitError(system: "fsync", path: path) }
}

/// Returns whether a file that is there goes away within a second.
func goesAway(_ path: String) -> Bool {
    for _ in 0..<100 {
        if sizeOfFile(path) == nil { return true }
        usleep(10_000)
    }
    return false
}

/// Returns whether a file that is not there comes within a second, or another one goes.
func comes(_ path: String, or other: String) -> Bool {
    for _ in 0..<100 {
        if sizeOfFile(path) != nil || sizeOfFile(other) == nil { return true }
        usleep(10_000)
    }
    return false
}
