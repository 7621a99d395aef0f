/// The objects of a pack being written: each id once, with where it is and how long its chain of deltas is.
struct PackTable {
    private(set) var ids: [ObjectID] = []
    private(set) var offsets: [UInt32] = []
    private(set) var checksums: [UInt32] = []
    private var depths: [UInt8] = []
    /// Open addressing: the object's index + 1 in the low half, bits of its id in the high one, so that an object that
    /// is not there is mostly seen not to be without a look at its id; or 0.
    private var slots: [UInt64] = Array(repeating: 0, count: 1_024)

    /// How many objects there are.
    var count: Int { ids.count }

    /// Returns an object's index; `nil` where it is not in the pack.
    func index(of id: ObjectID) -> Int? {
        var slot = Int(truncatingIfNeeded: id.second) & (slots.count - 1)
        let tag = id.second & ~0xffff_ffff
        while slots[slot] != 0 {
            if (slots[slot] ^ tag) >> 32 == 0 {
                let index = Int(truncatingIfNeeded: slots[slot] & 0xffff_ffff) - 1
                if ids[index] == id { return index }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Returns how many deltas must be applied to read an object.
    func depth(at index: Int) -> Int { Int(depths[index]) }

    /// Adds an object that is not in the table yet; returns its index.
    @discardableResult
    mutating func add(_ id: ObjectID, at offset: UInt32, checksum: UInt32, depth: Int) -> Int {
        if (ids.count + 1) * 3 > slots.count * 2 { grow() }
        ids.append(id)
        offsets.append(offset)
        checksums.append(checksum)
        depths.append(UInt8(depth))
        fill(id, index: ids.count - 1)
        return ids.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, id) in ids.enumerated() { fill(id, index: index) }
    }

    private mutating func fill(_ id: ObjectID, index: Int) {
        // Ids are random already: some of their bits are the hash.
        var slot = Int(truncatingIfNeeded: id.second) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = id.second & ~0xffff_ffff | UInt64(index + 1)
    }
}
