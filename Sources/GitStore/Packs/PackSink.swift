/// Writes objects into a pack of its own making: every edit is known, so deltas cost no search.
///
/// A file is a delta to the version it replaces; a directory to its own last version, by the patch that made it.
/// Chains stay short, for reading walks them: 20 deltas for files and small directories. A directory of 16 KB and more
/// would cost too much to write whole every 20 commits: 24 followers hang on an anchor, up to 20 anchors on each other
/// (at most 44 deltas), then it is written whole.
final class PackSink: ObjectSink {
    /// The git directory, with a final slash.
    let directory: String
    var open: OpenPack?
    let deflater = Deflater()
    let limits: Limits
    private var scratch: [UInt8] = []

    /// A pack being written.
    struct OpenPack {
        let file: PackFile
        var table = PackTable()
        var blobs: BlobCache
    }

    /// When to begin a new pack, and what to keep in memory.
    struct Limits {
        /// Objects of one pack: about forty bytes of memory each.
        var objects = 800_000
        /// Bytes of one pack; below 2 GB, so that offsets take four bytes in the index.
        var bytes = 1 << 30
        /// Bytes of contents kept as bases of deltas.
        var blobBytes = 32 << 20
        /// A small pack is merged into the next one while both together have no more bytes than this.
        var mergedBytes = 64 << 20
    }

    init(repositoryAt path: String, limits: Limits = Limits()) throws(GitError) {
        directory = try RepositoryHandle(opening: path).directory
        self.limits = limits
        try recover()
    }

    func addCommit(_ bytes: [UInt8], id: ObjectID) throws(GitError) {
        // Between commits every object is whole with what it refers to, so a pack may end here.
        if let open, open.table.count >= limits.objects || open.file.offset >= limits.bytes { try seal() }
        var pack = try takePack()
        defer { open = pack }
        guard pack.table.index(of: id) == nil else { return }
        try pack.add(id, .whole(.commit), bytes, .quick, depth: 0)
    }

    func addBlob(_ bytes: [UInt8], id: ObjectID, replacing old: ObjectID?, like other: ObjectID?) throws(GitError) {
        var pack = try takePack()
        defer { open = pack }
        guard pack.table.index(of: id) == nil else { return }
        let base = (old ?? other).flatMap { pack.table.index(of: $0) }
        if let base, pack.table.depth(at: base) < 20, let content = pack.blobs[base],
            makeBlobDelta(from: content, to: bytes, into: &scratch)
        {
            try pack.add(id, deltaTo: base, scratch, .dense)
        } else {
            try pack.add(id, .whole(.blob), bytes, .dense, depth: 0)
        }
        if old != nil, let base { pack.blobs.remove(at: base) }
        pack.blobs.insert(bytes, at: pack.table.count - 1)
    }

    func addTree(_ directory: Directory, id: ObjectID) throws(GitError) {
        var pack = try takePack()
        defer { open = pack }
        guard pack.table.index(of: id) == nil else { return }
        let previous = directory.writtenID.flatMap { pack.table.index(of: $0) }
        guard directory.bytes.count >= 16 << 10 else {
            directory.anchor = nil
            if let previous, pack.table.depth(at: previous) < 20,
                try addDelta(directory.patch, to: previous, of: directory, id: id, in: &pack)
            {
                return
            }
            return try pack.add(id, .whole(.tree), directory.bytes, .quick, depth: 0)
        }
        if let anchor = directory.anchor, let index = pack.table.index(of: anchor.id) {
            if anchor.followers < 24, let previous, pack.table.depth(at: previous) < 44,
                try addDelta(directory.patch, to: previous, of: directory, id: id, in: &pack)
            {
                directory.anchor?.followers += 1
                return
            }
            if pack.table.depth(at: index) < 20,
                try addDelta(anchor.patch, to: index, of: directory, id: id, in: &pack)
            {
                directory.anchor = Directory.Anchor(id: id)
                return
            }
        }
        try pack.add(id, .whole(.tree), directory.bytes, .quick, depth: 0)
        directory.anchor = Directory.Anchor(id: id)
    }

    /// Adds the delta unless the content itself is as short; returns whether it did.
    private func addDelta(
        _ patch: TreePatch,
        to base: Int,
        of directory: Directory,
        id: ObjectID,
        in pack: inout OpenPack
    ) throws(GitError) -> Bool {
        TreeDelta.write(patch, to: directory.bytes, into: &scratch)
        guard scratch.count + 2 < directory.bytes.count else { return false }
        try pack.add(id, deltaTo: base, scratch, .quick)
        return true
    }

    /// Takes the open pack out of its place, so that its arrays have one owner; makes one where there is none.
    private func takePack() throws(GitError) -> OpenPack {
        if let pack = open.take() { return pack }
        let path = incoming + "open.pack"
        return OpenPack(
            file: try PackFile(creating: path, deflater: deflater),
            blobs: BlobCache(capacity: limits.blobBytes)
        )
    }
}

extension PackSink.OpenPack {
    mutating func add(
        _ id: ObjectID,
        _ head: PackFile.Head,
        _ bytes: [UInt8],
        _ effort: Deflater.Effort,
        depth: Int
    ) throws(GitError) {
        let offset = UInt32(file.offset)
        table.add(id, at: offset, checksum: try file.add(head, bytes, effort), depth: depth)
    }

    mutating func add(
        _ id: ObjectID,
        deltaTo base: Int,
        _ delta: [UInt8],
        _ effort: Deflater.Effort
    ) throws(GitError) {
        let distance = file.offset - Int(table.offsets[base])
        try add(id, .delta(distance: distance), delta, effort, depth: table.depth(at: base) + 1)
    }
}
