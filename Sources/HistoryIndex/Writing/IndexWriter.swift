internal import GRDB
internal import HindcastModel

/// Writes one batch, inside its transaction.
struct IndexWriter {
    let db: Database
    /// What is remembered; handed on to the next batch once this one is written.
    var caches: WriterCaches

    private let insertString: PreparedStatement
    private let findString: PreparedStatement

    init(db: Database, caches: consuming WriterCaches) throws {
        try caches.match(db)
        self.db = db
        self.caches = caches
        insertString = try PreparedStatement("INSERT INTO strings(text) VALUES (?)", in: db)
        findString = try PreparedStatement("SELECT id FROM strings WHERE text = ?", in: db)
    }

    mutating func apply(_ batch: IndexBatch) throws {
        if let position = batch.truncatesAfter { try truncate(after: position) }
        if !batch.commits.isEmpty { try add(batch.commits) }
        if let head = batch.head {
            let meta = try PreparedStatement("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", in: db)
            try meta.run(.text("head"), .bytes(head.commit))
            try meta.run(.text("sequence"), .integer(head.sequence))
        }
        if !batch.noted.isEmpty { try add(batch.noted) }
        var batch = batch
        batch.pack()
        try add(batch.packed.ledger)
        try add(batch.packed.hours)
        try addActivity(of: batch)
        try keep(batch.kept.events, limit: batch.kept.limit)
    }

    /// Returns the id of a text, giving it one where it has none.
    mutating func id(of text: String) throws -> Int {
        let key = ByteText(text: text)
        if let id = caches.strings[key] { return id }
        var id = try findString.first(.text(text)) { $0.integer(0) }
        if id == nil {
            try insertString.run(.text(text))
            id = Int(db.lastInsertedRowID)
        }
        guard let id else { throw IndexError(.other, "a text got no id") }
        WriterCaches.remember(id, of: key, in: &caches.strings)
        return id
    }

    func prepare(_ sql: String) throws -> PreparedStatement { try PreparedStatement(sql, in: db) }
}
