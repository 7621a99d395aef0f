/// The newest contents of the open pack's blobs, as bases of deltas; bounded, the oldest go first.
struct BlobCache {
    /// A blob of the open pack.
    struct Entry {
        let content: [UInt8]
        let place: PackPlace
    }

    private var entries: [ObjectID: Entry] = [:]
    private var order: [ObjectID] = []
    private var oldest = 0
    private var total = 0
    /// How many bytes of content are kept at most.
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// Returns a blob, where it is still kept.
    subscript(id: ObjectID) -> Entry? { entries[id] }

    /// Keeps a content.
    mutating func insert(_ bytes: [UInt8], _ id: ObjectID, at place: PackPlace) {
        entries[id] = Entry(content: bytes, place: place)
        order.append(id)
        total += bytes.count
        while total > capacity, oldest < order.count {
            remove(order[oldest])
            oldest += 1
        }
        if oldest > 4_096, oldest * 2 > order.count {
            order.removeFirst(oldest)
            oldest = 0
        }
    }

    /// Forgets a content; returns it, where it was still kept.
    @discardableResult
    mutating func remove(_ id: ObjectID) -> Entry? {
        let entry = entries.removeValue(forKey: id)
        total -= entry?.content.count ?? 0
        return entry
    }
}
