internal import CPack

/// The Bloom filter of a commit: which paths it may have changed (gitformat-commit-graph).
enum ChangedPathFilter {
    /// A commit that changed more paths, directories included, has a filter that matches everything.
    static let limit = 512

    /// Returns the filter of a commit that changed these files, each once; `nil` is more than were counted.
    static func bytes(of files: [String]?) -> [UInt8] {
        guard let files, files.count <= limit else { return [0xff] }
        guard !files.isEmpty else { return [0] }
        if files.count == 1 { return bytes(of: Array(files[0].utf8)) }
        var paths: Set<[UInt8]> = []
        for file in files { paths.formUnion(prefixes(of: file).map(Array.init)) }
        guard paths.count <= limit else { return [0xff] }
        return make(of: paths.map { $0[...] })
    }

    /// Returns the filter of a commit that changed one file.
    private static func bytes(of file: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let count = file.reduce(1) { $1 == slash ? $0 + 1 : $0 }
        var filter = empty(count)
        var place = 0
        while place < file.count {
            if file[place] == slash { cpack_filter_add(&filter, filter.count, file, place) }
            place += 1
        }
        cpack_filter_add(&filter, filter.count, file, file.count)
        return filter
    }

    /// Returns the path of a file and of each directory above it.
    private static func prefixes(of file: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(file.utf8)
        var prefixes = [bytes[...]]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") { prefixes.append(bytes[..<index]) }
        return prefixes
    }

    /// Ten bits a path, rounded up to bytes.
    private static func empty(_ paths: Int) -> [UInt8] { [UInt8](repeating: 0, count: (paths * 10 + 7) / 8) }

    private static func make(of paths: [ArraySlice<UInt8>]) -> [UInt8] {
        var filter = empty(paths.count)
        let count = filter.count
        for path in paths {
            path.withUnsafeBufferPointer { cpack_filter_add(&filter, count, $0.baseAddress, $0.count) }
        }
        return filter
    }
}
