/// Finds and reads objects in the packs of a repository piece by piece, past libgit2.
///
/// libgit2 maps the index of every pack that it looks for an object in: a writer that reads a few trees at each flush
/// would soon have all of them in memory, 28 bytes for every object that the history ever had.
///
/// What is not found here, or cannot be read, may still be found by libgit2, which also knows what is wrong: loose
/// objects, forms of packs that Hindcast does not write, damage.
final class PackShelf {
    private let directory: String
    private var packs: [Pack] = []
    private let inflater = Inflater()
    /// What was read last, by pack and offset: it may be what the next object is a delta of.
    private var cache: ContentCache?
    private var packCount = 0

    /// More packs than this are left to libgit2: each takes two open files.
    private static let limit = 128

    private struct Pack {
        let name: String
        /// Told apart from every other pack that was ever on the shelf.
        let number: Int
        let index: PackIndexSearch
        let file: FileWindow
    }

    private typealias Object = PackContents.Object

    /// - Parameters:
    ///   - directory: where the packs are, with a final slash.
    ///   - capacity: so many bytes of what was read are kept, for one who reads a whole history in its order.
    init(of directory: String, keeping capacity: Int = 0) {
        self.directory = directory
        cache = capacity > 0 ? ContentCache(capacity: capacity) : nil
    }

    /// Looks at the disk for packs that came or went.
    func refresh() throws(GitError) {
        var names = try namesInDirectory(directory)
            .filter { $0.hasPrefix("pack-") && $0.hasSuffix(".idx") }
            .map { String($0.dropLast(4)) }
        if names.count > PackShelf.limit { names = [] }
        let present = Set(names)
        packs.removeAll { !present.contains($0.name) }
        let known = Set(packs.map(\.name))
        for name in names where !known.contains(name) {
            guard let index = try? PackIndexSearch(at: directory + name + ".idx"),
                let file = try? FileWindow(opening: directory + name + ".pack", readingAtOnce: 1)
            else { continue }
            packs.append(Pack(name: name, number: packCount, index: index, file: file))
            packCount += 1
        }
    }

    /// Returns an object's content; `nil` where it is not found, not of that kind, or cannot be read.
    func read(_ id: ObjectID, as kind: ObjectKind) -> [UInt8]? {
        for place in packs.indices.reversed() {
            guard let offset = try? packs[place].index.offset(of: id) else { continue }
            // What lies near in a history is asked for together.
            packs.append(packs.remove(at: place))
            let object = try? object(at: offset, in: packs[packs.count - 1])
            return object?.type == kind.rawValue ? object?.bytes : nil
        }
        return nil
    }

    private func object(at offset: Int, in pack: Pack) throws(GitError) -> Object? {
        // Packs of Hindcast's end before 2 GB.
        func key(_ offset: Int) -> Int { pack.number << 32 | offset }
        var deltas: [(offset: Int, delta: [UInt8])] = []
        var next = offset
        while deltas.count < 100 {
            var found = cache?[key(next)]
            if found == nil {
                guard let (head, content) = try entry(at: next, in: pack.file) else { return nil }
                switch head.base {
                case nil: found = Object(type: head.type, bytes: content)
                case .offset(let base):
                    deltas.append((next, content))
                    next = base
                case .id: return nil
                }
                if let found { cache?.insert(found, at: key(next)) }
            }
            guard var object = found else { continue }
            for (offset, delta) in deltas.reversed() {
                guard let bytes = DeltaPatch.apply(delta, to: object.bytes) else { return nil }
                object = Object(type: object.type, bytes: bytes)
                cache?.insert(object, at: key(offset))
            }
            return object
        }
        return nil
    }

    /// Reads the entry that begins at an offset. Where it ends is not known beforehand.
    private func entry(at offset: Int, in file: FileWindow) throws(GitError) -> (PackEntryHead, [UInt8])? {
        // A pack that is cut short ends before what its index tells of.
        guard offset < file.count else { return nil }
        func read(_ count: Int) throws(GitError) -> ArraySlice<UInt8> {
            try file.bytes(offset..<min(file.count, offset + count))
        }
        var bytes = try read(1_024)
        guard let head = PackEntryHead(bytes, at: offset), head.size < 1 << 30 else { return nil }
        // Hindcast's own encoder writes nine bits a byte at worst.
        let most = head.count + head.size + head.size / 8 + 64
        if most > bytes.count { bytes = try read(most) }
        guard let content = inflater.inflate(prefixOf: bytes.dropFirst(head.count), count: head.size) else {
            return nil
        }
        return (head, content)
    }
}
