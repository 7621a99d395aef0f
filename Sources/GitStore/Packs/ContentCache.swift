/// The newest contents of packs, by where they are; the oldest go first.
struct ContentCache {
    private var contents: [Int: PackContents.Object] = [:]
    private var order: [Int] = []
    private var oldest = 0
    private var total = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    subscript(offset: Int) -> PackContents.Object? { contents[offset] }

    mutating func insert(_ object: PackContents.Object, at offset: Int) {
        guard contents.updateValue(object, forKey: offset) == nil else { return }
        order.append(offset)
        total += object.bytes.count + 64
        while total > capacity, oldest < order.count - 1 {
            if let gone = contents.removeValue(forKey: order[oldest]) { total -= gone.bytes.count + 64 }
            oldest += 1
        }
        if oldest > 4_096, oldest * 2 > order.count {
            order.removeFirst(oldest)
            oldest = 0
        }
    }
}
