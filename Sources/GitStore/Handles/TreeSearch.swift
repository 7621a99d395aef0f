/// Finds entries in the raw content of a tree, whose entries' beginnings are known.
enum TreeSearch {
    /// Returns where the entry of a name is, or where it would stand.
    ///
    /// - Parameter starts: where each entry begins.
    static func find(
        _ name: [UInt8],
        isDirectory: Bool,
        in bytes: [UInt8],
        starts: [UInt32]
    ) -> (index: Int, found: Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            name.withUnsafeBufferPointer { name in
                var low = 0
                var high = starts.count
                while low < high {
                    let middle = (low + high) / 2
                    let start = Int(starts[middle])
                    let end = middle + 1 < starts.count ? Int(starts[middle + 1]) : bytes.count
                    let entry = UnsafeBufferPointer(rebasing: bytes[start..<(end - 21)])
                    let order = compare(entry, name, isDirectory: isDirectory)
                    if order == 0 { return (middle, true) }
                    if order < 0 { low = middle + 1 } else { high = middle }
                }
                return (low, false)
            }
        }
    }

    /// Compares an entry, mode and name, with a name: negative where the entry comes first.
    private static func compare(
        _ entry: UnsafeBufferPointer<UInt8>,
        _ name: UnsafeBufferPointer<UInt8>,
        isDirectory: Bool
    ) -> Int {
        let entryIsDirectory = entry[0] == UInt8(ascii: "4")
        // `40000 ` or `100644 ` stands before the name.
        let first = entryIsDirectory ? 6 : 7
        let entryCount = entry.count - first
        let shared = min(entryCount, name.count)
        var position = 0
        while position < shared, entry[first + position] == name[position] { position += 1 }
        if position < shared { return entry[first + position] < name[position] ? -1 : 1 }
        let left =
            position < entryCount
            ? Int(entry[first + position]) : entryIsDirectory ? Int(UInt8(ascii: "/")) : 0
        let right = position < name.count ? Int(name[position]) : isDirectory ? Int(UInt8(ascii: "/")) : 0
        if left != right { return left < right ? -1 : 1 }
        // Both ended, or one is a file whose name holds what git takes for the other's slash: no two are equal then.
        return entryCount == name.count && entryIsDirectory == isDirectory ? 0 : entryCount < name.count ? -1 : 1
    }
}
