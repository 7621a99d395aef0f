internal import GRDB
internal import HindcastModel

/// Writes one batch, inside its transaction.
struct IndexWriter {
    let db: Database
    /// What is remembered; handed on to the next batch once this one is written.
    var caches: WriterCaches

    let statements: RowStatements

    init(db: Database, caches: consuming WriterCaches) throws {
        try caches.match(db)
        self.db = db
        self.caches = caches
        statements = try RowStatements(in: db)
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
        var id = try statements.findString.first(.text(text)) { $0.integer(0) }
        if id == nil {
            try statements.insertString.run(.text(text))
            id = Int(db.lastInsertedRowID)
        }
        guard let id else { throw IndexError(.other, "a text got no id") }
        WriterCaches.remember(id, of: key, in: &caches.strings)
        return id
    }

    func prepare(_ sql: String) throws -> PreparedStatement { try PreparedStatement(sql, in: db) }
}

/// The statements that run for each commit or resource: even to find one that is compiled costs as much as to run it.
struct RowStatements {
    let findString: PreparedStatement
    let insertString: PreparedStatement
    let findResource: PreparedStatement
    let insertResource: PreparedStatement
    let lastIdentity: PreparedStatement
    let insertIdentity: PreparedStatement
    let insertFirst: PreparedStatement

    init(in db: Database) throws {
        func prepare(_ sql: String) throws -> PreparedStatement { try PreparedStatement(sql, in: db) }
        findString = try prepare("SELECT id FROM strings WHERE text = ?")
        insertString = try prepare("INSERT INTO strings(text) VALUES (?)")
        findResource = try prepare("SELECT id, live FROM resources WHERE backwards = ?")
        insertResource = try prepare("INSERT INTO resources(backwards, account, first, live) VALUES (?, ?, ?, ?)")
        lastIdentity = try prepare("SELECT arn, name FROM identities WHERE resource = ? ORDER BY seq DESC LIMIT 1")
        insertIdentity = try prepare("INSERT INTO identities(resource, seq, arn, name) VALUES (?, ?, ?, ?)")
        insertFirst = try prepare("INSERT OR IGNORE INTO firsts(actor, aspect, what, seq) VALUES (?, ?, ?, ?)")
    }
}
