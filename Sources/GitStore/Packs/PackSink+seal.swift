extension PackSink {
    /// Where packs are written before they are moved in. The lock's holder owns all of it.
    var incoming: String { directory + "hindcast/incoming/" }
    /// Where git looks for packs.
    var packs: String { directory + "objects/pack/" }

    /// Removes what an interrupted writer has left.
    func clearIncoming() throws(GitError) {
        try makeDirectory(directory + "hindcast")
        try makeDirectory(incoming)
        for name in try namesInDirectory(incoming) { try removeFile(incoming + name) }
    }

    /// Ends the open pack: on the disk first, beside the repository, then moved to where git finds it.
    func seal() throws(GitError) {
        guard var pack = open.take() else { return }
        let merged = try absorbSmallPacks(into: &pack)
        let checksum = try pack.file.finish(count: pack.table.count)
        let index = incoming + "open.idx"
        try writeFile(index, PackIndex.bytes(of: pack.table, packChecksum: checksum), permissions: 0o444)
        // Git takes a pack for there once it sees the index.
        let name = packs + "pack-\(checksum)"
        try moveFile(pack.file.path, to: name + ".pack")
        try moveFile(index, to: name + ".idx")
        try syncDirectory(packs)
        for old in merged where old != name { try remove(packNamed: old) }
    }

    private func remove(packNamed name: String) throws(GitError) {
        for ending in [".idx", ".rev", ".pack"] { try removeFile(name + ending) }
    }
}
