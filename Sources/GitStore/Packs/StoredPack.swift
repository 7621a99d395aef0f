/// A small pack of the repository, read whole to be merged into the next one.
struct StoredPack {
    /// An object of the pack.
    struct Entry {
        let id: ObjectID
        /// Where it begins in the pack.
        let offset: Int
    }

    /// The `.pack` file.
    let bytes: [UInt8]
    /// The objects in the order of the file.
    let entries: [Entry]

    /// Reads the pack of a name without ending; `nil` where it is gone, or of a form that Hindcast does not write.
    init?(named name: String, limit: Int) throws(GitError) {
        guard let bytes = try readFile(name + ".pack", limit: limit), let index = try readFile(name + ".idx"),
            bytes.count > 32, index.starts(with: [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]), index.count >= 1_072
        else { return nil }
        let count = Int(index.bigEndian(at: 8 + 255 * 4))
        guard index.count == 1_072 + 28 * count else { return nil }
        var entries: [Entry] = []
        entries.reserveCapacity(count)
        for number in 0..<count {
            let start = 1_032 + 20 * number
            let offset = Int(index.bigEndian(at: 1_032 + 24 * count + 4 * number))
            guard let id = ObjectID(bytes: index[start..<(start + 20)]), offset < bytes.count - 20 else { return nil }
            entries.append(Entry(id: id, offset: offset))
        }
        self.bytes = bytes
        self.entries = entries.sorted { $0.offset < $1.offset }
    }

    /// An entry's header, as far as merging must know it.
    struct Head {
        let type: UInt8
        /// The size of the object, or of the delta.
        let size: Int
        /// How far before the entry its base begins, for a delta of that form.
        var distance = 0
        /// Where the compressed bytes begin.
        var end: Int
    }

    /// Reads the header of the entry at an offset; `nil` where it is cut short.
    func head(at offset: Int) -> Head? {
        guard offset < bytes.count else { return nil }
        var position = offset
        var byte = bytes[position]
        let type = byte >> 4 & 7
        var size = Int(byte & 15)
        var shift = 4
        while byte & 0x80 != 0 {
            position += 1
            guard position < bytes.count, shift < 57 else { return nil }
            byte = bytes[position]
            size |= Int(byte & 0x7f) << shift
            shift += 7
        }
        var head = Head(type: type, size: size, end: position + 1)
        guard type == 6 else { return head }
        repeat {
            guard head.end < bytes.count, head.distance < 1 << 40 else { return nil }
            byte = bytes[head.end]
            head.distance = (head.end == position + 1 ? 0 : (head.distance + 1) << 7) | Int(byte & 0x7f)
            head.end += 1
        } while byte & 0x80 != 0
        return head
    }
}

extension [UInt8] {
    /// Reads a number of four bytes, the highest first.
    func bigEndian(at position: Int) -> UInt32 {
        self[position..<(position + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
