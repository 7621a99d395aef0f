extension PackSink {
    /// What merging packs has done.
    struct Merged {
        /// Packs that went into others.
        var packs = 0
        /// Packs that they went into.
        var into = 0
    }

    /// Returns the packs to be merged so that each is at least twice as large as all smaller ones together, as
    /// `git repack --geometric=2` chooses them; smallest first, none where there is nothing to do.
    ///
    /// A repository then has some thirty packs at most however it grew, and each byte is copied once a doubling: many
    /// small imports cost n log n in sum. Packs of half the limit and more, in bytes or objects, are left alone.
    func geometricChoice(limit: Int) throws(GitError) -> [(name: String, size: Int)] {
        let packs = try mergeablePacks().filter {
            $0.size <= limit / 2 && objectCount($0.name) <= limits.mergedObjects / 2
        }
        guard packs.count > 1 else { return [] }
        var split = 0
        for place in packs.indices.dropFirst().reversed() where packs[place].size < 2 * packs[place - 1].size {
            split = place + 1
            break
        }
        var total = packs.prefix(split).reduce(0) { $0 + $1.size }
        while split < packs.count, split > 0, packs[split].size < 2 * total {
            total += packs[split].size
            split += 1
        }
        return Array(packs.prefix(split))
    }

    /// How many objects a pack holds, by the size of its index.
    private func objectCount(_ name: String) -> Int { ((sizeOfFile(name + ".idx") ?? 0) - 1_072) / 28 }

    /// Merges packs into as few as the limits of a pack's bytes and objects allow, with loose objects, and takes the old ones away.
    ///
    /// Every object is kept, whether anything leads to it or not. The new pack is on the disk and in place before an
    /// old one goes: whenever the process dies, and whoever reads meanwhile, each object is there at least once.
    func merge(_ names: [(name: String, size: Int)], loose: [LooseObject], limit: Int) throws(GitError) -> Merged {
        var merged = Merged()
        var rest = names[...]
        var loose = loose
        while !rest.isEmpty || !loose.isEmpty {
            try removeFile(incoming + "open.pack")
            try removeFile(incoming + "open.idx")
            var pack = OpenPack(
                number: 0,
                file: try PackFile(creating: incoming + "open.pack", deflater: deflater),
                blobs: BlobCache(capacity: 0)
            )
            var taken: [String] = []
            pack.table.reserveCapacity(min(limits.mergedObjects, rest.reduce(0) { $0 + objectCount($1.name) }))
            while let next = rest.first,
                taken.isEmpty
                    || pack.file.offset + next.size <= limit
                        && pack.table.count + objectCount(next.name) <= limits.mergedObjects
            {
                rest.removeFirst()
                if try pack.copy(packNamed: next.name) { taken.append(next.name) }
            }
            let packed = loose
            for object in packed { try pack.add(object) }
            loose = []
            guard pack.table.count > 0 else { continue }
            let name = try place(pack)
            try removeMultiPackIndex(listing: taken)
            for old in taken where old != name { try? remove(packNamed: old) }
            for object in packed { try? removeFile(object.path) }
            merged.packs += taken.count
            merged.into += 1
        }
        return merged
    }

    /// Takes git's index over several packs away where it lists one that is about to go; git does without.
    private func removeMultiPackIndex(listing gone: [String]) throws(GitError) {
        let listed = Set(try MultiPackIndex.packNames(in: packs + "multi-pack-index"))
        guard gone.contains(where: { listed.contains($0.dropFirst(packs.count) + ".idx") }) else { return }
        for file in try namesInDirectory(packs) where file.hasPrefix("multi-pack-index") {
            try removeFile(packs + file)
        }
    }
}

/// An object in a file of its own.
struct LooseObject {
    let id: ObjectID
    let path: String
    let kind: ObjectKind
    let bytes: [UInt8]
}

extension PackSink.OpenPack {
    /// Adds an object as it is, where the pack lacks it.
    fileprivate mutating func add(_ object: LooseObject) throws(GitError) {
        guard table.index(of: object.id) == nil else { return }
        try add(object.id, .whole(object.kind), object.bytes)
    }

    /// Copies the entries of a pack that this one lacks, as they are; a delta's distance to its base is written anew
    /// where it changed. Returns whether the pack can go: `false` where it is gone, or has a form that cannot be copied.
    ///
    /// - Throws: `damaged` where an entry is not what the pack's index says: damage must not spread.
    fileprivate mutating func copy(packNamed name: String) throws(GitError) -> Bool {
        guard let contents = try PackContents(named: name) else { return false }
        // Where each entry of the pack is found now.
        var places: [Int: Int] = [:]
        places.reserveCapacity(contents.index.count)
        for number in 0..<contents.index.count {
            let (position, range) = (contents.position(of: number), contents.range(of: number))
            let id = contents.index.ids[position]
            if let index = table.index(of: id) {
                places[range.lowerBound] = Int(table.objects[index].offset)
                continue
            }
            let bytes = try contents.stored(range)
            guard Inflater.checksum(of: bytes) == contents.index.checksums[position],
                let head = PackEntryHead(bytes, at: range.lowerBound)
            else {
                throw GitError(.damaged, call: "merge", message: "\(name).pack: object \(id) is damaged")
            }
            let place = file.offset
            let checksum: UInt32
            if case .offset(let base) = head.base {
                guard let base = places[base] else {
                    throw GitError(.damaged, call: "merge", message: "\(name).pack: object \(id) lacks its base")
                }
                checksum = try file.add(
                    copyOf: bytes.dropFirst(head.count),
                    deltaOfSize: head.size,
                    distance: place - base
                )
            } else {
                checksum = try file.add(copyOf: bytes)
            }
            places[range.lowerBound] = place
            table.add(.init(id: id, offset: UInt32(place), checksum: checksum, depth: 0))
        }
        return true
    }
}
