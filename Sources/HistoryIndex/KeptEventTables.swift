internal import GRDB

/// The tables of events that made no commit. They are made when the first one is kept: an index without them is whole.
///
/// Each look-up is a range of one index that ends in kind and time, so a list of the newest costs as many rows as it
/// has, for each kind.
enum KeptEventTables {
    private static let sql = """
        CREATE TABLE IF NOT EXISTS kept(
            id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, time INTEGER NOT NULL, event TEXT NOT NULL,
            name TEXT NOT NULL, key INTEGER NOT NULL, actor INTEGER NOT NULL, source_ip INTEGER, access_key INTEGER,
            issued INTEGER, code INTEGER, account INTEGER NOT NULL, size INTEGER NOT NULL, record BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS kept_by_kind ON kept(kind, time, event, name);
        CREATE INDEX IF NOT EXISTS kept_by_key ON kept(key);
        CREATE INDEX IF NOT EXISTS kept_by_actor ON kept(actor, kind, time, event, name);
        CREATE INDEX IF NOT EXISTS kept_by_source ON kept(source_ip, kind, time, event, name);
        CREATE INDEX IF NOT EXISTS kept_by_access_key ON kept(access_key, kind, time, event, name);
        CREATE INDEX IF NOT EXISTS kept_by_issued ON kept(issued, time) WHERE issued IS NOT NULL;
        CREATE INDEX IF NOT EXISTS kept_issued_by_actor ON kept(actor, issued) WHERE issued IS NOT NULL;
        CREATE INDEX IF NOT EXISTS kept_issued_by_access_key ON kept(access_key, issued) WHERE issued IS NOT NULL;
        CREATE TABLE IF NOT EXISTS kept_hours(
            hour INTEGER, kind INTEGER, keys BLOB NOT NULL, PRIMARY KEY(hour, kind)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS kept_counts(kind INTEGER PRIMARY KEY, offered INTEGER NOT NULL, kept INTEGER NOT NULL);
        """

    static func make(in db: Database) throws { try db.execute(sql: sql) }

    static func exist(in db: Database) throws -> Bool { try db.tableExists("kept_counts") }
}
