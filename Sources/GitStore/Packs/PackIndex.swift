/// The `.idx` file of a pack, version 2 (gitformat-pack, "Version 2 pack-*.idx files").
enum PackIndex {
    /// Returns the file's content.
    static func bytes(of table: PackTable, packChecksum: ObjectID) -> [UInt8] {
        let order = sortedOrder(of: table.ids)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + 1_024 + 28 * order.count + 40)
        bytes += [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]
        var counts = Array(repeating: UInt32(0), count: 256)
        for id in table.ids { counts[Int(id.first >> 56)] += 1 }
        var total: UInt32 = 0
        for count in counts {
            total += count
            bytes.append(bigEndian: total)
        }
        for index in order { table.ids[Int(index)].append(to: &bytes) }
        for index in order { bytes.append(bigEndian: table.checksums[Int(index)]) }
        for index in order { bytes.append(bigEndian: table.offsets[Int(index)]) }
        packChecksum.append(to: &bytes)
        var sum = RunningSHA1()
        sum.add(bytes)
        sum.finished().append(to: &bytes)
        return bytes
    }

    /// Returns the positions of the ids in their order: sorted into 65,536 drawers first, then within each.
    static func sortedOrder(of ids: [ObjectID]) -> [UInt32] {
        var starts = Array(repeating: 0, count: 65_537)
        for id in ids { starts[Int(id.first >> 48) + 1] += 1 }
        for drawer in 1...65_536 { starts[drawer] += starts[drawer - 1] }
        var ends = starts
        var order = Array(repeating: UInt32(0), count: ids.count)
        for (index, id) in ids.enumerated() {
            let drawer = Int(id.first >> 48)
            // A drawer holds a dozen ids of a full pack: insertion keeps it in order.
            var place = ends[drawer]
            ends[drawer] += 1
            while place > starts[drawer], id < ids[Int(order[place - 1])] {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = UInt32(index)
        }
        return order
    }
}

extension [UInt8] {
    /// Appends a number's four bytes, the highest first.
    mutating func append(bigEndian value: UInt32) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
