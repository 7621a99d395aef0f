/// Git's deltas between objects (gitformat-pack, "Deltified representation"), applied.
enum DeltaPatch {
    /// Returns what a delta makes of its base; `nil` where the delta is damaged or of another base.
    static func apply(_ delta: [UInt8], to base: [UInt8]) -> [UInt8]? {
        var position = 0
        guard let baseCount = size(in: delta, &position), baseCount == base.count,
            let count = size(in: delta, &position), count <= 1 << 32
        else { return nil }
        var isWhole = false
        let result = [UInt8](unsafeUninitializedCapacity: count) { out, filled in
            while position < delta.count {
                let command = delta[position]
                position += 1
                if command & 0x80 != 0 {
                    guard let copy = copy(command, in: delta, &position),
                        copy.upperBound <= base.count, filled + copy.count <= count
                    else { return }
                    base.withUnsafeBufferPointer { base in
                        let part = UnsafeBufferPointer(rebasing: base[copy])
                        _ = UnsafeMutableBufferPointer(rebasing: out[filled...]).update(fromContentsOf: part)
                    }
                    filled += copy.count
                } else {
                    let length = Int(command)
                    guard length > 0, position + length <= delta.count, filled + length <= count else { return }
                    delta.withUnsafeBufferPointer { delta in
                        let part = UnsafeBufferPointer(rebasing: delta[position..<(position + length)])
                        _ = UnsafeMutableBufferPointer(rebasing: out[filled...]).update(fromContentsOf: part)
                    }
                    position += length
                    filled += length
                }
            }
            isWhole = filled == count
        }
        return isWhole ? result : nil
    }

    /// Seven bits a byte, the lowest first.
    private static func size(in delta: [UInt8], _ position: inout Int) -> Int? {
        var size = 0
        var shift = 0
        while position < delta.count, shift < 57 {
            let byte = delta[position]
            position += 1
            size |= Int(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return size }
            shift += 7
        }
        return nil
    }

    /// Which bytes of the base a command copies: its bits say which bytes of offset and size follow it.
    private static func copy(_ command: UInt8, in delta: [UInt8], _ position: inout Int) -> Range<Int>? {
        var offset = 0
        var size = 0
        for bit in 0..<7 where command >> UInt8(bit) & 1 != 0 {
            guard position < delta.count else { return nil }
            let byte = Int(delta[position])
            position += 1
            if bit < 4 { offset |= byte << (8 * bit) } else { size |= byte << (8 * (bit - 4)) }
        }
        if size == 0 { size = 0x10000 }
        return offset..<(offset + size)
    }
}
