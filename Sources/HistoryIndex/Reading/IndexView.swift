internal import GRDB
package import HindcastModel

/// One state of the index, as long as the question lasts that it was given to.
package struct IndexView {
    /// Says how an actor is known otherwise; `nil` to leave it as it was recorded.
    package typealias Identify =
        @Sendable (
            _ principal: String, _ origin: String, _ confidence: String
        ) -> (origin: String, confidence: String)?

    let db: Database
    let identify: Identify?
    let cache = LookupCache()

    init(db: Database, identify: Identify? = nil) {
        self.db = db
        self.identify = identify
    }

    /// Where git stood when the index was written; `nil` in an index that nothing was written to.
    package func head() throws -> IndexHead? {
        let meta = try prepare("SELECT value FROM meta WHERE key = ?")
        guard let commit = try meta.first(.text("head"), body: { $0.bytes(0) }) else { return nil }
        return IndexHead(sequence: try meta.first(.text("sequence")) { $0.integer(0) } ?? 0, commit: commit)
    }

    /// Returns an interned text.
    func text(_ id: Int) throws -> String {
        if let text = cache.texts[id] { return text }
        guard let text = try prepare("SELECT text FROM strings WHERE id = ?").first(.integer(id), body: { $0.text(0) })
        else { throw IndexError(.damaged, "the index lacks text \(id)") }
        LookupCache.remember(text, of: id, in: &cache.texts)
        return text
    }

    /// Returns the id of a text; `nil` where it was never written.
    func id(of text: String) throws -> Int? {
        try prepare("SELECT id FROM strings WHERE text = ?").first(.text(text)) { $0.integer(0) }
    }

    func prepare(_ sql: String) throws -> PreparedStatement { try PreparedStatement(sql, in: db) }
}

/// What one question has looked up by number.
final class LookupCache {
    var texts: [Int: String] = [:]
    var actors: [Int: IndexView.Actor] = [:]
    var actions: [Int: IndexView.Action] = [:]

    /// Bounds the memory of each sort; what falls out is looked up again.
    private static let capacity = 65_536

    /// Keeps an entry, in place of all others where there are too many.
    static func remember<Value>(_ value: Value, of id: Int, in cache: inout [Int: Value]) {
        if cache.count >= capacity { cache.removeAll(keepingCapacity: true) }
        cache[id] = value
    }
}

/// The number of a resource in the index; it ends with the question.
package struct ResourceNumber: Hashable, Sendable {
    let rawValue: Int
}

/// A resource in the index.
package struct IndexedResource: Hashable, Sendable {
    /// Its number.
    package let number: ResourceNumber
    /// The resource.
    package let address: Address
    /// Whether it exists at the head.
    package let isLive: Bool
}

/// A resource's state from one commit to the next.
package struct IndexedVersion: Hashable, Sendable {
    /// The commit that made it.
    package let sequence: Int
    /// What the commit did to the resource.
    package let kind: ResourceChange.Kind
    /// The document's blob, 20 bytes; `nil` once deleted.
    package let blob: [UInt8]?

    /// Makes a version.
    package init(sequence: Int, kind: ResourceChange.Kind, blob: [UInt8]?) {
        self.sequence = sequence
        self.kind = kind
        self.blob = blob
    }
}
