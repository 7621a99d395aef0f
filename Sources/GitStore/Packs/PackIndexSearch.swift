/// Looks objects up in a pack's `.idx` file without reading or mapping all of it.
///
/// Ids are random, so that where one stands is known nearly to the row: one short read mostly finds it, or that it is
/// not there.
final class PackIndexSearch {
    private let file: FileWindow
    /// How many objects have ids that begin with a byte, or with a lower one.
    private let ends: [UInt32]

    /// Opens a file; `nil` where there is none, or of another version than 2.
    init?(at path: String) throws(GitError) {
        guard let file = try FileWindow(opening: path, readingAtOnce: 1), file.count >= 1_072 else { return nil }
        let head = Array(try file.bytes(0..<1_032))
        guard head.starts(with: [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]) else { return nil }
        self.file = file
        ends = (0..<256).map { head.bigEndian(at: 8 + 4 * $0) }
        guard zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), file.count >= 1_072 + 28 * count else { return nil }
    }

    private var count: Int { Int(ends[255]) }

    /// Returns where an object begins in the pack; `nil` where the pack does not hold it.
    func offset(of id: ObjectID) throws(GitError) -> Int? {
        guard let row = try row(of: id) else { return nil }
        let start = 1_032 + 24 * count + 4 * row
        let offset = Array(try file.bytes(start..<(start + 4))).bigEndian(at: 0)
        // Beyond 2 GB: Hindcast writes no such packs.
        return offset & 0x8000_0000 == 0 ? Int(offset) : nil
    }

    private func row(of id: ObjectID) throws(GitError) -> Int? {
        let drawer = Int(id.first >> 56)
        let rows = (drawer == 0 ? 0 : Int(ends[drawer - 1]))..<Int(ends[drawer])
        guard !rows.isEmpty else { return nil }
        let likely = rows.lowerBound + Int((id.first << 8).multipliedFullWidth(by: UInt64(rows.count)).high)
        let near = rows.clamped(to: (likely - 24)..<(likely + 24))
        let bytes = Array(try file.bytes((1_032 + 20 * near.lowerBound)..<(1_032 + 20 * near.upperBound)))
        let (first, last) = (bytes.objectID(at: 0), bytes.objectID(at: bytes.count - 20))
        if first <= id && id <= last || near == rows { return find(id, in: bytes).map { near.lowerBound + $0 } }
        // Between the rows around it, it would be among them.
        if id < first, near.lowerBound == rows.lowerBound { return nil }
        if id > last, near.upperBound == rows.upperBound { return nil }
        let all = Array(try file.bytes((1_032 + 20 * rows.lowerBound)..<(1_032 + 20 * rows.upperBound)))
        return find(id, in: all).map { rows.lowerBound + $0 }
    }

    private func find(_ id: ObjectID, in bytes: [UInt8]) -> Int? {
        var low = 0
        var high = bytes.count / 20
        while low < high {
            let middle = (low + high) / 2
            let other = bytes.objectID(at: 20 * middle)
            if other == id { return middle }
            if other < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
