/// Git's index over several packs (gitformat-pack, "multi-pack-index files"), as far as its list of packs.
enum MultiPackIndex {
    /// Returns the names of the `.idx` files that the index covers; none where there is no index.
    static func packNames(in path: String) throws(GitError) -> [String] {
        guard let bytes = try readFile(path), bytes.count > 12, bytes.starts(with: Array("MIDX".utf8)) else {
            return []
        }
        // A chunk's four letters and the eight bytes of its offset, again and again; the next one's is its end.
        for chunk in 0..<Int(bytes[6]) {
            let row = 12 + 12 * chunk
            guard row + 24 <= bytes.count else { return [] }
            guard bytes[row..<(row + 4)].elementsEqual("PNAM".utf8) else { continue }
            let start = Int(bytes.bigEndian(at: row + 8))
            let end = Int(bytes.bigEndian(at: row + 20))
            guard start < end, end <= bytes.count else { return [] }
            return bytes[start..<end].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
        return []
    }
}
