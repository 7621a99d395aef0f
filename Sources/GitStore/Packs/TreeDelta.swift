/// Git's delta between two versions of a tree, straight from the patch that made the one from the other.
enum TreeDelta {
    /// Writes the delta into `delta`, whose former content goes.
    static func write(_ patch: TreePatch, to bytes: [UInt8], into delta: inout [UInt8]) {
        delta.removeAll(keepingCapacity: true)
        let growth = patch.spans.reduce(0) { $0 + $1.added - $1.removed }
        let baseCount = bytes.count - growth
        append(size: baseCount, to: &delta)
        append(size: bytes.count, to: &delta)
        var copied = 0
        var written = 0
        for span in patch.spans {
            append(copyOf: copied..<span.start, to: &delta)
            written += span.start - copied
            append(bytes[written..<(written + span.added)], to: &delta)
            written += span.added
            copied = span.start + span.removed
        }
        append(copyOf: copied..<baseCount, to: &delta)
    }

    /// Seven bits a byte, the lowest first; the high bit says that more follow.
    private static func append(size: Int, to delta: inout [UInt8]) {
        var rest = size
        while rest >= 0x80 {
            delta.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        delta.append(UInt8(rest))
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to delta: inout [UInt8]) {
        var rest = bytes
        while !rest.isEmpty {
            let part = rest.prefix(127)
            delta.append(UInt8(part.count))
            delta += part
            rest = rest.dropFirst(part.count)
        }
    }

    /// A byte that says which bytes of offset and size follow, then those that are not zero.
    private static func append(copyOf range: Range<Int>, to delta: inout [UInt8]) {
        var start = range.lowerBound
        while start < range.upperBound {
            // A size of 64 KB would be written as none at all; a shorter copy needs no such exception.
            let count = min(range.upperBound - start, 0xffff)
            let flags = delta.count
            delta.append(0x80)
            for byte in 0..<4 where start >> (8 * byte) & 0xff != 0 {
                delta.append(UInt8(truncatingIfNeeded: start >> (8 * byte)))
                delta[flags] |= 1 << UInt8(byte)
            }
            for byte in 0..<2 where count >> (8 * byte) & 0xff != 0 {
                delta.append(UInt8(truncatingIfNeeded: count >> (8 * byte)))
                delta[flags] |= 0x10 << UInt8(byte)
            }
            start += count
        }
    }
}
