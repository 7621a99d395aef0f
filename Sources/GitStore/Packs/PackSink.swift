/// Writes objects into a pack of its own making: every edit is known, so deltas cost no search.
///
/// A file is a delta to the version it replaces; a directory to its own last version, by the patch that made it.
/// Chains stay short, for reading walks them: 20 deltas for files and small directories. A directory of 4 KB and more
/// would cost too much to write whole every 20 commits: followers hang on an anchor, anchors on each other, then it is
/// written whole. Up to 16 KB that makes at most 18 deltas, ten in the middle as in a plain chain; beyond, at most 44.
final class PackSink: ObjectSink {
    /// The git directory, with a final slash.
    let directory: String
    var open: OpenPack?
    let deflater = Deflater()
    let limits: Limits
    private var scratch: [UInt8] = []
    /// How many packs were begun.
    private var packCount = 0

    /// A pack being written. Not copyable, so that its arrays have one owner.
    struct OpenPack: ~Copyable {
        /// Which of the sink's packs it is.
        let number: Int
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
        /// Objects of a pack that maintenance merges others into: about a hundred bytes of memory each by its end.
        var mergedObjects = 1 << 20
    }

    init(repositoryAt path: String, limits: Limits = Limits()) throws(GitError) {
        directory = try RepositoryHandle(opening: path).directory
        self.limits = limits
        try recover()
    }

    func addCommit(_ bytes: [UInt8], id: ObjectID) throws(GitError) {
        // Between commits every object is whole with what it refers to, so a pack may end here.
        if isFull { try seal() }
        var pack = try takePack()
        if pack.table.index(of: id) == nil { try pack.add(id, .whole(.commit), bytes) }
        open = consume pack
    }

    func addBlob(_ bytes: [UInt8], id: ObjectID, replacing old: ObjectID?, like other: ObjectID?) throws(GitError) {
        var pack = try takePack()
        if pack.table.index(of: id) == nil {
            try add(bytes, id: id, replacing: old, like: other, upTo: DeltaLimit.file, to: &pack)
        }
        open = consume pack
    }

    func addNote(_ bytes: [UInt8], id: ObjectID, after old: ObjectID?) throws(GitError) {
        var pack = try takePack()
        if pack.table.index(of: id) == nil {
            try add(bytes, id: id, replacing: old, like: nil, upTo: DeltaLimit.note, to: &pack)
        }
        open = consume pack
    }

    /// The part of a content beyond which a delta is no longer worth it.
    private enum DeltaLimit {
        /// A file compresses to a quarter or less, what is new in a version hardly.
        static let file = 3
        /// What is new in a note is text as well.
        static let note = 2
    }

    private func add(
        _ bytes: [UInt8],
        id: ObjectID,
        replacing old: ObjectID?,
        like other: ObjectID?,
        upTo divisor: Int,
        to pack: inout OpenPack
    ) throws(GitError) {
        // A version that has been replaced is no base any more.
        let base = old.map { pack.blobs.remove($0) } ?? other.flatMap { pack.blobs[$0] }
        let place =
            if let base, base.place.depth < 20,
                makeBlobDelta(from: base.content, to: bytes, limit: bytes.count / divisor, into: &scratch)
            {
                try pack.add(id, deltaTo: base.place, scratch)
            } else {
                try pack.add(id, .whole(.blob), bytes)
            }
        pack.blobs.insert(bytes, id, at: place)
    }

    func addTree(_ directory: Directory, id: ObjectID) throws(GitError) {
        var pack = try takePack()
        if let index = pack.table.index(of: id) {
            directory.place = pack.place(at: index)
        } else {
            try add(directory, id: id, to: &pack)
        }
        open = consume pack
    }

    private func add(_ directory: Directory, id: ObjectID, to pack: inout OpenPack) throws(GitError) {
        let previous = previousPlace(of: directory, in: pack)
        guard directory.bytes.count >= 4 << 10 else {
            directory.anchor = nil
            if let previous, previous.depth < 20,
                try addDelta(directory.patch, to: previous, of: directory, id: id, in: &pack)
            {
                return
            }
            directory.place = try pack.add(id, .whole(.tree), directory.bytes)
            return
        }
        let (followers, anchors) = directory.bytes.count < 16 << 10 ? (10, 8) : (24, 20)
        if let anchor = directory.anchor, anchor.place.pack == pack.number {
            if anchor.followers < followers, let previous, previous.depth < followers + anchors,
                try addDelta(directory.patch, to: previous, of: directory, id: id, in: &pack)
            {
                directory.anchor?.followers += 1
                return
            }
            if anchor.place.depth < anchors,
                try addDelta(anchor.patch, to: anchor.place, of: directory, id: id, in: &pack)
            {
                directory.anchor = directory.place.map { Directory.Anchor(place: $0) }
                return
            }
        }
        let place = try pack.add(id, .whole(.tree), directory.bytes)
        directory.place = place
        directory.anchor = Directory.Anchor(place: place)
    }

    /// Returns where the object is that holds a directory's last version; `nil` where the pack does not hold it.
    private func previousPlace(of directory: Directory, in pack: borrowing OpenPack) -> PackPlace? {
        if let place = directory.place, place.pack == pack.number { return place }
        guard let index = directory.writtenID.flatMap({ pack.table.index(of: $0) }) else { return nil }
        return pack.place(at: index)
    }

    /// Adds the delta unless the content itself is as short; returns whether it did.
    private func addDelta(
        _ patch: TreePatch,
        to base: PackPlace,
        of directory: Directory,
        id: ObjectID,
        in pack: inout OpenPack
    ) throws(GitError) -> Bool {
        TreeDelta.write(patch, to: directory.bytes, into: &scratch)
        guard scratch.count + 2 < directory.bytes.count else { return false }
        directory.place = try pack.add(id, deltaTo: base, scratch)
        return true
    }

    private var isFull: Bool {
        switch open {
        case .some(let pack): pack.table.count >= limits.objects || pack.file.offset >= limits.bytes
        case .none: false
        }
    }

    /// Takes the open pack out of its place; makes one where there is none. A step that fails does not put it back: the
    /// writer is of no use any more then.
    private func takePack() throws(GitError) -> OpenPack {
        if let pack = open.take() { return pack }
        let path = incoming + "open.pack"
        packCount += 1
        return OpenPack(
            number: packCount,
            file: try PackFile(creating: path, deflater: deflater),
            blobs: BlobCache(capacity: limits.blobBytes)
        )
    }
}

extension PackSink.OpenPack {
    /// Returns where the object at an index of the table is.
    func place(at index: Int) -> PackPlace {
        let object = table.objects[index]
        return PackPlace(pack: number, offset: Int(object.offset), depth: Int(object.depth))
    }

    /// Adds an object; returns where it is.
    @discardableResult
    mutating func add(
        _ id: ObjectID,
        _ head: PackFile.Head,
        _ bytes: [UInt8],
        depth: Int = 0
    ) throws(GitError) -> PackPlace {
        let offset = file.offset
        let checksum = try file.add(head, bytes)
        table.add(.init(id: id, offset: UInt32(offset), checksum: checksum, depth: UInt8(depth)))
        return PackPlace(pack: number, offset: offset, depth: depth)
    }

    /// Adds an object as a delta; returns where it is.
    mutating func add(
        _ id: ObjectID,
        deltaTo base: PackPlace,
        _ delta: [UInt8]
    ) throws(GitError) -> PackPlace {
        try add(id, .delta(distance: file.offset - base.offset), delta, depth: base.depth + 1)
    }
}
