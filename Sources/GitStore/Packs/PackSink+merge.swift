extension PackSink {
    /// Copies small packs of earlier flushes into the open one; returns their names, for removal once it is in place.
    ///
    /// A flush every minute would litter the repository with packs, each of which git asks for every object, and
    /// loose objects would cost a file and a wait for the disk each. So a pack takes in those of the repository that
    /// are at most twice its size, the smallest first: the sizes left grow geometrically, there are never more than a
    /// couple of dozen below `limits.mergedBytes`, and each byte is copied some ten times at most. Entries are copied
    /// as they are; a delta's distance to its base is written anew where it changed.
    func absorbSmallPacks(into pack: inout OpenPack) throws(GitError) -> [String] {
        var absorbed: [String] = []
        for (name, size) in try smallPacks() {
            guard size <= 2 * pack.file.offset, size + pack.file.offset <= limits.mergedBytes else { break }
            guard let stored = try StoredPack(named: name, limit: limits.mergedBytes), stored.isCopyable else {
                continue
            }
            try pack.copy(stored)
            absorbed.append(name)
        }
        return absorbed
    }

    /// Returns the packs that may be merged, smallest first: those with an index and with nothing beside it that
    /// says how git keeps them (`.keep`, `.promisor`, `.mtimes`, `.bitmap`), and which no multi-pack index lists.
    private func smallPacks() throws(GitError) -> [(name: String, size: Int)] {
        let listed = Set(try MultiPackIndex.packNames(in: packs + "multi-pack-index"))
        return try mergeablePacks().filter { pack in
            pack.size <= limits.mergedBytes && !listed.contains(pack.name.dropFirst(packs.count) + ".idx")
        }
    }

    /// Returns the packs that may be merged, smallest first: those with an index and with nothing beside it that
    /// says how git keeps them.
    func mergeablePacks() throws(GitError) -> [(name: String, size: Int)] {
        let files = try namesInDirectory(packs)
        let present = Set(files)
        var found: [(name: String, size: Int)] = []
        for file in files where file.hasSuffix(".idx") {
            let name = String(file.dropLast(4))
            let isSpecial = [".keep", ".promisor", ".mtimes", ".bitmap"].contains { present.contains(name + $0) }
            guard !isSpecial, let size = sizeOfFile(packs + name + ".pack") else { continue }
            found.append((packs + name, size))
        }
        return found.sorted { ($0.size, $0.name) < ($1.size, $1.name) }
    }
}

extension PackSink.OpenPack {
    /// Copies the objects that this pack lacks.
    fileprivate mutating func copy(_ stored: StoredPack) throws(GitError) {
        // Where each entry of the stored pack is found now.
        var places: [Int: Int] = [:]
        places.reserveCapacity(stored.entries.count)
        for (number, entry) in stored.entries.enumerated() {
            if let index = table.index(of: entry.id) {
                places[entry.offset] = Int(table.objects[index].offset)
                continue
            }
            guard let head = stored.head(at: entry.offset) else { continue }
            let end = number + 1 < stored.entries.count ? stored.entries[number + 1].offset : stored.bytes.count - 20
            let place = file.offset
            let checksum: UInt32
            if head.type == 6, let base = places[entry.offset - head.distance] {
                checksum = try file.add(
                    copyOf: stored.bytes[head.end..<end],
                    deltaOfSize: head.size,
                    distance: place - base
                )
            } else {
                checksum = try file.add(copyOf: stored.bytes[entry.offset..<end])
            }
            places[entry.offset] = place
            table.add(.init(id: entry.id, offset: UInt32(place), checksum: checksum, depth: 0))
        }
    }
}

extension StoredPack {
    /// Whether every header can be read and every delta's base is an entry before it.
    fileprivate var isCopyable: Bool {
        var starts: Set<Int> = []
        for entry in entries {
            guard let head = head(at: entry.offset) else { return false }
            if head.type == 6, !starts.contains(entry.offset - head.distance) { return false }
            starts.insert(entry.offset)
        }
        return true
    }
}
