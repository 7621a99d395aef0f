/// The `.idx` file of a pack, version 2 (gitformat-pack, "Version 2 pack-*.idx files").
enum PackIndex {
    /// Returns the file's content.
    static func bytes(of table: PackTable, packChecksum: ObjectID) -> [UInt8] {
        let order = sortedOrder(count: table.count) { table.objects[$0].id }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + 1_024 + 28 * order.count + 40)
        bytes += [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]
        var counts = Array(repeating: UInt32(0), count: 256)
        for object in table.objects { counts[Int(object.id.first >> 56)] += 1 }
        var total: UInt32 = 0
        for count in counts {
            total += count
            bytes.append(bigEndian: total)
        }
        appendRows(of: table.objects, in: order, to: &bytes)
        packChecksum.append(to: &bytes)
        var sum = RunningSHA1()
        sum.add(bytes)
        sum.finished().append(to: &bytes)
        return bytes
    }

    /// An object to be sorted.
    private struct Row {
        /// What its id begins with: enough to tell nearly all apart without a look at the id.
        let key: UInt64
        let index: UInt32
    }

    /// Returns the positions of ids in their order: sorted into drawers by what they begin with, then within each.
    static func sortedOrder(count: Int, id: (Int) -> ObjectID) -> [UInt32] {
        guard count > 1 else { return Array(repeating: 0, count: count) }
        // Eight to sixteen ids a drawer.
        let bits = max(1, Int.bitWidth - count.leadingZeroBitCount - 4)
        func drawer(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> UInt64(64 - bits)) }
        var ends = Array(repeating: 0, count: 1 << bits + 1)
        for index in 0..<count { ends[drawer(id(index).first) + 1] += 1 }
        for drawer in 1..<ends.count { ends[drawer] += ends[drawer - 1] }
        let starts = ends
        var rows = Array(repeating: Row(key: 0, index: 0), count: count)
        for index in 0..<count {
            let row = Row(key: id(index).first, index: UInt32(index))
            let drawer = drawer(row.key)
            // Insertion keeps a drawer in order.
            var place = ends[drawer]
            ends[drawer] += 1
            while place > starts[drawer], precedes(row, rows[place - 1], id) {
                rows[place] = rows[place - 1]
                place -= 1
            }
            rows[place] = row
        }
        return rows.map(\.index)
    }

    private static func precedes(_ left: Row, _ right: Row, _ id: (Int) -> ObjectID) -> Bool {
        left.key != right.key ? left.key < right.key : id(Int(left.index)) < id(Int(right.index))
    }
}

extension [UInt8] {
    /// Appends a number's four bytes, the highest first.
    mutating func append(bigEndian value: UInt32) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
