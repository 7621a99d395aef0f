extension UnsafeRawBufferPointer {
    /// Whether the bytes are those of a word. Words of eight bytes and more are compared eight at a time.
    @inlinable
    package func says(_ word: StaticString) -> Bool {
        let size = word.utf8CodeUnitCount
        guard count == size, let own = baseAddress else { return false }
        let other = UnsafeRawPointer(word.utf8Start)
        guard size >= 8 else {
            for place in 0..<size where self[place] != other.load(fromByteOffset: place, as: UInt8.self) {
                return false
            }
            return true
        }
        var difference: UInt64 = 0
        for place in stride(from: 0, to: size - 8, by: 8) {
            difference |=
                own.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                ^ other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        }
        // The last eight, some of them once more.
        difference |=
            own.loadUnaligned(fromByteOffset: size - 8, as: UInt64.self)
            ^ other.loadUnaligned(fromByteOffset: size - 8, as: UInt64.self)
        return difference == 0
    }
}
