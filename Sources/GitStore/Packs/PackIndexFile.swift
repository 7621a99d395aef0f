/// The `.idx` file of a pack as it was found, version 2 (gitformat-pack, "Version 2 pack-*.idx files").
struct PackIndexFile {
    /// The objects in the order of their ids.
    private(set) var ids: [ObjectID] = []
    /// Where each begins in the pack.
    private(set) var offsets: [Int] = []
    /// The CRC-32 of each one's bytes in the pack.
    private(set) var checksums: [UInt32] = []
    /// The checksum of the pack that it is of.
    let packChecksum: ObjectID

    /// How many objects there are.
    var count: Int { ids.count }

    /// Reads a file; `nil` where there is none.
    ///
    /// - Throws: `damaged` where it is no index of version 2, or not what its checksum says.
    init?(at path: String) throws(GitError) {
        guard let bytes = try readFile(path) else { return nil }
        func damaged(_ reason: String) -> GitError { GitError(.damaged, call: "index", message: reason) }
        guard bytes.count >= 1_072, bytes.starts(with: [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]) else {
            throw damaged("it is no pack index of version 2")
        }
        var sum = RunningSHA1()
        bytes.withUnsafeBufferPointer { sum.add(UnsafeBufferPointer(rebasing: $0.dropLast(20))) }
        guard ObjectID(bytes: bytes.suffix(20)) == sum.finished(),
            let packChecksum = ObjectID(bytes: bytes.suffix(40).prefix(20))
        else { throw damaged("its checksum is wrong") }
        self.packChecksum = packChecksum

        let count = Int(bytes.bigEndian(at: 8 + 255 * 4))
        let (idStart, crcStart) = (1_032, 1_032 + 20 * count)
        let (offsetStart, bigStart) = (1_032 + 24 * count, 1_032 + 28 * count)
        guard bytes.count >= bigStart + 40 else { throw damaged("it is cut short") }
        ids.reserveCapacity(count)
        offsets.reserveCapacity(count)
        checksums.reserveCapacity(count)
        for number in 0..<count {
            let id = bytes.objectID(at: idStart + 20 * number)
            if let last = ids.last, last >= id { throw damaged("its ids are not in order") }
            ids.append(id)
            checksums.append(bytes.bigEndian(at: crcStart + 4 * number))
            let offset = Int(bytes.bigEndian(at: offsetStart + 4 * number))
            guard offset & 0x8000_0000 != 0 else {
                offsets.append(offset)
                continue
            }
            // Beyond 2 GB: eight bytes in a list of their own.
            let row = bigStart + 8 * (offset & 0x7fff_ffff)
            guard row + 8 + 40 <= bytes.count else { throw damaged("it is cut short") }
            offsets.append(Int(bytes.bigEndian(at: row)) << 32 | Int(bytes.bigEndian(at: row + 4)))
        }
    }

    /// Returns the position of an object; `nil` where the pack does not hold it.
    func position(of id: ObjectID) -> Int? {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] == id { return middle }
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}

extension [UInt8] {
    /// Reads an id of 20 bytes.
    func objectID(at position: Int) -> ObjectID {
        var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
        for place in position..<(position + 8) { words.0 = words.0 << 8 | UInt64(self[place]) }
        for place in (position + 8)..<(position + 16) { words.1 = words.1 << 8 | UInt64(self[place]) }
        for place in (position + 16)..<(position + 20) { words.2 = words.2 << 8 | UInt32(self[place]) }
        return ObjectID(words.0, words.1, words.2)
    }
}
