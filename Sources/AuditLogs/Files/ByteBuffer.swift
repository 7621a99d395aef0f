/// Reused memory for a stretch of text, with readable zeros behind it, which simdjson wants.
final class ByteBuffer {
    /// The readable bytes behind the content.
    static let padding = 64

    private(set) var base: UnsafeMutableRawPointer
    private(set) var capacity: Int
    /// How many bytes are content.
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(byteCount: capacity + Self.padding, alignment: 64)
        pad()
    }

    deinit { base.deallocate() }

    /// The content.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// The room behind the content.
    var room: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: base + count, count: capacity - count)
    }

    /// Says that so many bytes of the room were filled.
    func append(_ filled: Int) {
        count += filled
        pad()
    }

    /// Takes bytes off the front and moves the rest there.
    func removeFirst(_ removed: Int) {
        count -= removed
        base.copyMemory(from: base + removed, byteCount: count)
        pad()
    }

    /// Empties the buffer; memory beyond `kept` bytes is given back.
    func reset(keeping kept: Int) {
        count = 0
        if capacity > kept {
            base.deallocate()
            capacity = kept
            base = .allocate(byteCount: capacity + Self.padding, alignment: 64)
        }
        pad()
    }

    /// Makes sure that so many bytes fit.
    func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        let grown = UnsafeMutableRawPointer.allocate(byteCount: wanted + Self.padding, alignment: 64)
        grown.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = grown
        capacity = wanted
        pad()
    }

    private func pad() { (base + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding) }
}
