extension PackIndex {
    /// Appends the ids of all objects, then all checksums, then all offsets, each in an order.
    ///
    /// Each object is looked at once: in the order of their ids they lie anywhere in memory.
    static func appendRows(of objects: [PackTable.Object], in order: [UInt32], to bytes: inout [UInt8]) {
        let count = order.count
        let rows = [UInt8](unsafeUninitializedCapacity: 28 * count) { buffer, filled in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            for (row, index) in order.enumerated() {
                let object = objects[Int(index)]
                let start = 20 * row
                raw.storeBytes(of: object.id.first.bigEndian, toByteOffset: start, as: UInt64.self)
                raw.storeBytes(of: object.id.second.bigEndian, toByteOffset: start + 8, as: UInt64.self)
                raw.storeBytes(of: object.id.third.bigEndian, toByteOffset: start + 16, as: UInt32.self)
                let (checksum, offset) = (20 * count + 4 * row, 24 * count + 4 * row)
                raw.storeBytes(of: object.checksum.bigEndian, toByteOffset: checksum, as: UInt32.self)
                raw.storeBytes(of: object.offset.bigEndian, toByteOffset: offset, as: UInt32.self)
            }
            filled = 28 * count
        }
        bytes += rows
    }
}
