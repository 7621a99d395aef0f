internal import GRDB

/// The tables of the index.
///
/// Every question is a range of one clustered tree: a resource's versions are neighbours in `changes`, the positions
/// of commits ascend with their times, and a tail of an address is a prefix of its parts read backwards.
enum Schema {
    /// Counted up with each change of the tables; an index of another version is built anew.
    static let version = 6

    /// Marks a SQLite file as an index of ours: `HCST`.
    static let applicationID = 0x4843_5354

    /// What is derived from git, and is built anew from it.
    static let projection = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
        CREATE TABLE strings(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE actions(
            id INTEGER PRIMARY KEY, service INTEGER NOT NULL, operation INTEGER NOT NULL, UNIQUE(service, operation));
        CREATE TABLE actors(
            id INTEGER PRIMARY KEY, principal INTEGER NOT NULL, origin INTEGER NOT NULL, confidence INTEGER NOT NULL,
            via INTEGER NOT NULL, UNIQUE(principal, origin, confidence, via));
        CREATE TABLE commits(
            seq INTEGER PRIMARY KEY, id BLOB NOT NULL, time INTEGER NOT NULL, event TEXT NOT NULL,
            action INTEGER NOT NULL, actor INTEGER NOT NULL, source_ip INTEGER, user_agent INTEGER, request TEXT,
            confidence INTEGER NOT NULL, subject TEXT NOT NULL);
        CREATE INDEX commits_by_actor ON commits(actor);
        CREATE INDEX commits_by_action ON commits(action);
        CREATE TABLE commit_keys(key INTEGER, seq INTEGER, PRIMARY KEY(key, seq)) WITHOUT ROWID;
        CREATE TABLE event_keys(key INTEGER, seq INTEGER, PRIMARY KEY(key, seq)) WITHOUT ROWID;
        CREATE TABLE resources(
            id INTEGER PRIMARY KEY, backwards TEXT NOT NULL UNIQUE, account INTEGER NOT NULL, first INTEGER NOT NULL,
            live INTEGER NOT NULL);
        CREATE TABLE changes(
            resource INTEGER, seq INTEGER, kind INTEGER NOT NULL, blob BLOB, PRIMARY KEY(resource, seq)) WITHOUT ROWID;
        CREATE INDEX changes_by_seq ON changes(seq);
        CREATE TABLE identities(
            resource INTEGER, seq INTEGER, arn TEXT, name TEXT, PRIMARY KEY(resource, seq)) WITHOUT ROWID;
        CREATE TABLE names(text TEXT, resource INTEGER, seq INTEGER NOT NULL, PRIMARY KEY(text, resource)) WITHOUT ROWID;
        CREATE INDEX names_by_seq ON names(seq);
        CREATE TABLE firsts(
            actor INTEGER, aspect INTEGER, what INTEGER, seq INTEGER NOT NULL, PRIMARY KEY(actor, aspect, what))
            WITHOUT ROWID;
        CREATE INDEX firsts_by_seq ON firsts(seq);
        """

    /// What the index alone holds, and importing again brings back.
    static let activity = """
        CREATE TABLE ledger(
            id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL,
            content BLOB NOT NULL);
        CREATE TABLE hours(
            hour INTEGER, disposition INTEGER, count INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY(hour, disposition)) WITHOUT ROWID;
        CREATE TABLE imports(
            id INTEGER PRIMARY KEY, files INTEGER, bytes INTEGER, records INTEGER, events INTEGER, changes INTEGER,
            commits INTEGER, duplicates INTEGER, late INTEGER, broken INTEGER, head BLOB);
        CREATE TABLE findings(id INTEGER PRIMARY KEY, file TEXT NOT NULL, record INTEGER, reason TEXT NOT NULL);
        CREATE TABLE seen(id INTEGER PRIMARY KEY, hour INTEGER NOT NULL, count INTEGER NOT NULL, keys BLOB NOT NULL);
        CREATE INDEX seen_by_hour ON seen(hour);
        CREATE TABLE sessions(
            id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL,
            size INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE INDEX sessions_by_last ON sessions(last);
        CREATE TABLE announced_counts(content BLOB);
        CREATE TABLE announced_hours(content BLOB);
        CREATE TABLE announced_sessions(size INTEGER, content BLOB);
        CREATE TABLE announced_seen(hour INTEGER, keys BLOB);
        """

    /// Makes the tables in an empty file.
    static func create(in db: Database) throws {
        try db.execute(sql: projection + activity)
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
    }

    /// Drops whatever a file holds, and makes the tables; readers see either the old file or the new one.
    static func recreate(in db: Database) throws {
        let tables = try String.fetchAll(
            db,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        for table in tables { try db.execute(sql: "DROP TABLE \(table.quotedDatabaseIdentifier)") }
        try create(in: db)
    }

    /// Returns the version of a file's tables: 0 for an empty file, `nil` for a file of something else.
    static func version(of db: Database) throws -> Int? {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if version == 0, application == 0 {
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 ? 0 : nil
        }
        return application == applicationID ? version : nil
    }
}
