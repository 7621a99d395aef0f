extension PackSink {
    /// Where packs are written before they are moved in. The lock's holder owns all of it.
    var incoming: String { directory + "hindcast/incoming/" }
    /// Where git looks for packs.
    var packs: String { directory + "objects/pack/" }

    /// Puts right what an interrupted writer has left.
    func recover() throws(GitError) {
        try makeDirectory(directory + "hindcast")
        try makeDirectory(incoming)
        // The pack was moved in, its index not yet: the index ends with the pack's checksum, which names both.
        if let index = try readFile(incoming + "open.idx"), index.count > 40,
            let checksum = ObjectID(bytes: index[(index.count - 40)..<(index.count - 20)]),
            sizeOfFile(packs + "pack-\(checksum).pack") != nil, sizeOfFile(packs + "pack-\(checksum).idx") == nil
        {
            try moveFile(incoming + "open.idx", to: packs + "pack-\(checksum).idx")
        }
        for name in try namesInDirectory(incoming) { try removeFile(incoming + name) }
        // A merged pack was removed, its index not yet.
        let names = try namesInDirectory(packs)
        for name in names where name.hasPrefix("pack-") && name.hasSuffix(".idx") {
            let stem = name.dropLast(4)
            guard !names.contains(stem + ".pack") else { continue }
            for ending in [".rev", ".idx"] { try removeFile(packs + stem + ending) }
        }
    }

    /// Ends the open pack: on the disk first, beside the repository, then moved to where git finds it.
    func seal() throws(GitError) {
        guard var pack = open.take() else { return }
        let merged = try absorbSmallPacks(into: &pack)
        let name = try place(pack)
        // What cannot be removed is there twice, which git does not mind.
        for old in merged where old != name { try? remove(packNamed: old) }
    }

    /// Ends a pack and moves it to where git finds it; returns its path without ending.
    func place(_ pack: borrowing OpenPack) throws(GitError) -> String {
        let checksum = try pack.file.finish(count: pack.table.count)
        let index = incoming + "open.idx"
        try writeFile(index, PackIndex.bytes(of: pack.table, packChecksum: checksum), permissions: 0o444)
        // Git takes a pack for there once it sees the index.
        let name = packs + "pack-\(checksum)"
        try moveFile(pack.file.path, to: name + ".pack")
        pack.file.isInPlace = true
        try moveFile(index, to: name + ".idx")
        try syncDirectory(packs)
        return name
    }

    /// The pack goes first: git passes over an index without a pack, and `recover` finds it.
    func remove(packNamed name: String) throws(GitError) {
        for ending in [".pack", ".rev", ".idx"] { try removeFile(name + ending) }
    }
}
