/// Reads the objects of one pack in the order of the file, each from its bytes, past libgit2.
///
/// A base mostly lies just before its delta and is still in memory; one that is not is read again, with its own bases.
final class PackContents {
    private let file: FileWindow
    /// The pack's index.
    let index: PackIndexFile
    /// The entries' positions in the index, in the order of the file.
    private let order: [Int]
    private let inflater = Inflater()
    private var cache = ContentCache(capacity: 48 << 20)

    /// An object as it was found.
    struct Object {
        /// 1 commit, 2 tree, 3 blob, 4 tag.
        let type: UInt8
        let bytes: [UInt8]
    }

    /// Opens the pack of a name without ending; `nil` where the pack is gone.
    ///
    /// - Throws: `damaged` where pack and index are not whole, or not each other's.
    init?(named name: String) throws(GitError) {
        guard let file = try FileWindow(opening: name + ".pack") else { return nil }
        func damaged(_ reason: String) -> GitError { GitError(.damaged, call: "pack", message: reason) }
        guard let index = try PackIndexFile(at: name + ".idx") else { throw damaged("it has no index") }
        guard file.count >= 32 else { throw damaged("it is cut short") }
        let head = Array(try file.bytes(0..<12))
        guard head.starts(with: Array("PACK".utf8) + [0, 0, 0, 2]) else { throw damaged("it is no pack of version 2") }
        guard Int(head.bigEndian(at: 8)) == index.count else {
            throw damaged("it holds \(head.bigEndian(at: 8)) objects, its index \(index.count)")
        }
        self.file = file
        self.index = index
        order = index.offsets.indices.sorted { index.offsets[$0] < index.offsets[$1] }
        guard order.first.map({ index.offsets[$0] >= 12 }) ?? true,
            order.last.map({ index.offsets[$0] < file.count - 20 }) ?? true
        else { throw damaged("its index points outside it") }
    }

    /// The bytes of the file.
    var size: Int { file.count }

    /// Returns what is wrong where the pack is not what its checksum, or its index, says; else `nil`.
    func faultOfChecksum() throws(GitError) -> String? {
        let sum = try file.checksum(of: 0..<(file.count - 20))
        guard ObjectID(bytes: try file.bytes((file.count - 20)..<file.count)) == sum else {
            return "its checksum is wrong"
        }
        return index.packChecksum == sum ? nil : "its index is that of another pack"
    }

    /// Returns the position in the index of the entry that has a number in the order of the file.
    func position(of number: Int) -> Int { order[number] }

    /// Returns the place of the entry that has a number in the order of the file.
    func range(of number: Int) -> Range<Int> {
        let end = number + 1 < order.count ? index.offsets[order[number + 1]] : file.count - 20
        return index.offsets[order[number]]..<end
    }

    /// Returns an entry's bytes as they are in the file.
    func stored(_ range: Range<Int>) throws(GitError) -> ArraySlice<UInt8> { try file.bytes(range) }

    /// Returns the object that an entry holds.
    ///
    /// - Throws: `damaged` where it cannot be read.
    func object(_ range: Range<Int>) throws(GitError) -> Object {
        var deltas: [(offset: Int, delta: [UInt8])] = []
        var next = range
        while true {
            if let known = cache[next.lowerBound] { return try apply(deltas, to: known) }
            let bytes = try file.bytes(next)
            guard let head = PackEntryHead(bytes, at: next.lowerBound), head.size < 1 << 32,
                let content = inflater.inflate(bytes.dropFirst(head.count), count: head.size)
            else { throw GitError(.damaged, call: "pack", message: "it cannot be unpacked") }
            guard let base = head.base else {
                let object = Object(type: head.type, bytes: content)
                cache.insert(object, at: next.lowerBound)
                return try apply(deltas, to: object)
            }
            deltas.append((next.lowerBound, content))
            // Git allows 4,095 in a row at most; more is a circle.
            guard deltas.count < 5_000, let place = entry(of: base) else {
                throw GitError(.damaged, call: "pack", message: "the base of its delta is not in the pack")
            }
            next = place
        }
    }

    private func apply(_ deltas: [(offset: Int, delta: [UInt8])], to base: Object) throws(GitError) -> Object {
        var object = base
        for (offset, delta) in deltas.reversed() {
            guard let bytes = DeltaPatch.apply(delta, to: object.bytes) else {
                throw GitError(.damaged, call: "pack", message: "its delta does not fit its base")
            }
            object = Object(type: base.type, bytes: bytes)
            cache.insert(object, at: offset)
        }
        return object
    }

    /// Where an entry is that a delta is made from.
    private func entry(of base: PackEntryHead.Base) -> Range<Int>? {
        let start: Int
        switch base {
        case .offset(let offset): start = offset
        case .id(let id):
            guard let position = index.position(of: id) else { return nil }
            start = index.offsets[position]
        }
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if index.offsets[order[middle]] < start { low = middle + 1 } else { high = middle }
        }
        guard low < order.count, index.offsets[order[low]] == start else { return nil }
        return range(of: low)
    }
}
