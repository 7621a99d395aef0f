/// The newest contents of the open pack's blobs, as bases of deltas; bounded, the oldest go first.
struct BlobCache {
    private var contents: [UInt32: [UInt8]] = [:]
    private var order: [UInt32] = []
    private var oldest = 0
    private var total = 0
    /// How many bytes of content are kept at most.
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// Returns the content of the object at an index of the pack's table, where it is still kept.
    subscript(index: Int) -> [UInt8]? { contents[UInt32(index)] }

    /// Keeps a content.
    mutating func insert(_ bytes: [UInt8], at index: Int) {
        contents[UInt32(index)] = bytes
        order.append(UInt32(index))
        total += bytes.count
        while total > capacity, oldest < order.count {
            remove(at: Int(order[oldest]))
            oldest += 1
        }
        if oldest > 4_096, oldest * 2 > order.count {
            order.removeFirst(oldest)
            oldest = 0
        }
    }

    /// Forgets a content; returns it, where it was still kept.
    @discardableResult
    mutating func remove(at index: Int) -> [UInt8]? {
        let bytes = contents.removeValue(forKey: UInt32(index))
        total -= bytes?.count ?? 0
        return bytes
    }
}
