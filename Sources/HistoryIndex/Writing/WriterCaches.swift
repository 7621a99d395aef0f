internal import GRDB
internal import HindcastModel

/// What a writer remembers of the index between batches, so that most rows need no look-up.
struct WriterCaches {
    /// Ids of interned texts.
    var strings: [ByteText: Int] = [:]
    /// Ids of interned actors.
    var actors: [ActorKey: Int] = [:]
    /// Ids of interned actions.
    var actions: [ActionKey: Int] = [:]
    /// Resources by address.
    var resources: [ByteText: KnownResource] = [:]
    /// What first times are told of, by the ids of actors.
    var novices: [Int: Novice] = [:]
    /// First times that are in the index.
    var firsts: Set<FirstKey> = []
    /// SQLite's count of changes by other connections, as of the last batch.
    private var dataVersion: Int?

    /// Bounds the memory of each cache; what falls out is looked up again.
    static let capacity = 100_000

    /// Keeps an entry, in place of all others where there are too many.
    static func remember<Key, Value>(_ value: Value, of key: Key, in cache: inout [Key: Value]) {
        if cache.count >= capacity { cache.removeAll(keepingCapacity: true) }
        cache[key] = value
    }

    /// Forgets that of which some was taken back.
    mutating func forgetTakenBack() {
        resources.removeAll()
        firsts.removeAll()
    }

    /// Forgets everything if another process has written since.
    mutating func match(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA data_version")
        if version != dataVersion { self = WriterCaches() }
        dataVersion = version
    }
}

/// A resource that the writer has met.
struct KnownResource {
    /// Its row.
    let id: Int
    /// Whether it exists.
    var isLive: Bool
    /// A hash of ARN, name and aliases when last written; `nil` where that was another process.
    var identity: Int?
}

/// An identity behind a commit, as ids of texts.
struct ActorKey: Hashable {
    let principal: Int
    let origin: Int
    let confidence: Int
    let via: Int
}

/// An action, as ids of texts.
struct ActionKey: Hashable {
    let service: Int
    let operation: Int
}

/// Text that equals other text only byte by byte.
struct ByteText: Hashable {
    let text: String

    static func == (left: ByteText, right: ByteText) -> Bool { left.text.hasSameBytes(as: right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
