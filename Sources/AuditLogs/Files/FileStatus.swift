internal import Glibc
internal import HindcastModel

/// What the file system says of a path, links followed.
struct FileStatus {
    enum Kind {
        case file
        case folder
        /// A pipe or a terminal: readable, of unknown size.
        case stream
        case other
    }

    let kind: Kind
    let size: Int
    let device: UInt64
    let inode: UInt64

    /// `nil` where the path leads nowhere; `errno` tells why.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFIFO, S_IFCHR: .stream
            default: .other
            }
    }

    /// An error number in words.
    static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "there is no such file or folder"
        case EACCES, EPERM: "reading it is not permitted"
        case EISDIR: "it is a folder"
        default: "it cannot be read: \(String(cString: strerror(code)).lowercased())"
        }
    }
}

/// The names in a folder without `.` and `..`, sorted by bytes; `nil` where it cannot be read, and `errno` tells why.
func folderEntries(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.precedesInBytes($1) }
}
