/// The header of a pack's entry (gitformat-pack).
struct PackEntryHead {
    /// What a delta is made from.
    enum Base: Hashable {
        /// The entry that begins at an offset of the same pack.
        case offset(Int)
        /// The object of an id.
        case id(ObjectID)
    }

    /// 1 commit, 2 tree, 3 blob, 4 tag, 6 and 7 deltas.
    let type: UInt8
    /// The size of the object, or of the delta.
    let size: Int
    /// For a delta, its base.
    let base: Base?
    /// How many bytes the header takes.
    let count: Int

    /// Reads the header of the entry that begins at an offset of the pack with some bytes; `nil` where it is none.
    init?(_ bytes: ArraySlice<UInt8>, at offset: Int) {
        var position = bytes.startIndex
        guard position < bytes.endIndex else { return nil }
        var byte = bytes[position]
        position += 1
        let type = byte >> 4 & 7
        var size = Int(byte & 15)
        var shift = 4
        while byte & 0x80 != 0 {
            guard position < bytes.endIndex, shift < 57 else { return nil }
            byte = bytes[position]
            position += 1
            size |= Int(byte & 0x7f) << shift
            shift += 7
        }
        var base: Base?
        switch type {
        case 1...4: break
        case 6:
            var distance = 0
            var isFirst = true
            repeat {
                guard position < bytes.endIndex, distance < 1 << 48 else { return nil }
                byte = bytes[position]
                position += 1
                distance = (isFirst ? 0 : (distance + 1) << 7) | Int(byte & 0x7f)
                isFirst = false
            } while byte & 0x80 != 0
            guard distance > 0, distance < offset else { return nil }
            base = .offset(offset - distance)
        case 7:
            guard let id = ObjectID(bytes: bytes[position...].prefix(20)) else { return nil }
            base = .id(id)
            position += 20
        default: return nil
        }
        self.type = type
        self.size = size
        self.base = base
        count = position - bytes.startIndex
    }
}
