/// Where an object is that a delta can be made to: remembered by those who will ask, since a look-up in the table of a
/// whole pack waits for memory.
struct PackPlace {
    /// Which of the writer's packs it is in.
    let pack: Int
    /// Where it begins there.
    let offset: Int
    /// How many deltas must be applied to read it.
    let depth: Int
}

/// The objects of a pack being written: each id once, with where it is and how long its chain of deltas is.
struct PackTable {
    /// An object of the pack.
    struct Object {
        /// Its id.
        let id: ObjectID
        /// Where it begins in the pack.
        let offset: UInt32
        /// The CRC-32 of its bytes in the pack.
        let checksum: UInt32
        /// How many deltas must be applied to read it.
        let depth: UInt8
    }

    /// The objects in the order of the pack.
    private(set) var objects: [Object] = []
    /// Open addressing. Of each slot one byte: 0 where it is free, else some bits of the object's id. They are few
    /// enough to stay near the processor, and most objects that are not in the pack are seen not to be by them alone.
    private var tags: [UInt8] = Array(repeating: 0, count: 1_024)
    /// Of each slot the object's index.
    private var indices: [UInt32] = Array(repeating: 0, count: 1_024)

    /// How many objects there are.
    var count: Int { objects.count }

    /// Returns an object's index; `nil` where it is not in the pack.
    func index(of id: ObjectID) -> Int? {
        let tag = Self.tag(of: id)
        var slot = firstSlot(of: id)
        while tags[slot] != 0 {
            if tags[slot] == tag {
                let index = Int(indices[slot])
                if objects[index].id == id { return index }
            }
            slot = (slot + 1) & (tags.count - 1)
        }
        return nil
    }

    /// Adds an object that is not in the table yet.
    mutating func add(_ object: Object) {
        if (objects.count + 1) * 3 > tags.count * 2 { grow(to: tags.count * 2) }
        fill(object.id, index: objects.count)
        objects.append(object)
    }

    /// Makes room for so many objects at once: growing would take the memory of all of them twice.
    mutating func reserveCapacity(_ count: Int) {
        objects.reserveCapacity(count)
        var slots = tags.count
        while count * 3 > slots * 2 { slots *= 2 }
        if slots > tags.count { grow(to: slots) }
    }

    private mutating func grow(to count: Int) {
        tags = Array(repeating: 0, count: count)
        indices = Array(repeating: 0, count: count)
        for (index, object) in objects.enumerated() { fill(object.id, index: index) }
    }

    private mutating func fill(_ id: ObjectID, index: Int) {
        var slot = firstSlot(of: id)
        while tags[slot] != 0 { slot = (slot + 1) & (tags.count - 1) }
        tags[slot] = Self.tag(of: id)
        indices[slot] = UInt32(index)
    }

    // Ids are random already: some of their bits are the hash.

    private func firstSlot(of id: ObjectID) -> Int { Int(truncatingIfNeeded: id.second) & (tags.count - 1) }

    private static func tag(of id: ObjectID) -> UInt8 { UInt8(truncatingIfNeeded: id.third) | 0x80 }
}
