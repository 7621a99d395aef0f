internal import GRDB
internal import GRDBSQLite

/// A compiled statement, run through SQLite's own calls.
///
/// GRDB owns the connection, its transactions and the compiled statement. Binding and reading go past it: it boxes
/// every value, and it ends a text at its first NUL, which a hostile log may hold.
struct PreparedStatement {
    private let statement: Statement
    private var handle: OpaquePointer { statement.sqliteStatement }

    /// Compiles a statement, or finds it compiled.
    init(_ sql: String, in db: Database) throws { statement = try db.cachedStatement(sql: sql) }

    /// Runs a statement that returns nothing.
    func run(_ values: SQLValue...) throws {
        bind(values)
        try step()
    }

    /// Binds a parameter, counted from 1. Parameters keep their values from run to run.
    ///
    /// For the statements that run for each commit: no list of values is made.
    func bind(_ value: Int, at index: Int32) { sqlite3_bind_int64(handle, index, Int64(value)) }

    /// Binds a parameter, counted from 1.
    func bind(_ text: String, at index: Int32) {
        sqlite3_bind_text(handle, index, text, Int32(text.utf8.count), SQLValue.copied)
    }

    /// Binds a parameter, counted from 1.
    func bind(_ bytes: [UInt8]?, at index: Int32) {
        if let bytes, !bytes.isEmpty {
            sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), SQLValue.copied)
        } else if bytes != nil {
            // A blob of no bytes may have no address, which would bind NULL.
            sqlite3_bind_zeroblob(handle, index, 0)
        } else {
            sqlite3_bind_null(handle, index)
        }
    }

    /// Binds NULL to a parameter, counted from 1.
    func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

    /// Runs a statement that returns nothing with the values that are bound.
    func step() throws {
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
    }

    /// Calls `body` with each row until it returns `false`.
    ///
    /// The statement must not be run again meanwhile.
    func forEachRow(_ values: SQLValue..., body: (SQLRow) throws -> Bool) throws {
        bind(values)
        defer { sqlite3_reset(handle) }
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code) }
            guard try body(SQLRow(handle: handle)) else { return }
        }
    }

    /// Returns what `body` makes of the first row; `nil` where there is none.
    func first<Answer>(_ values: SQLValue..., body: (SQLRow) throws -> Answer) throws -> Answer? {
        bind(values)
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else { throw failure(code) }
        return try body(SQLRow(handle: handle))
    }

    /// Returns what `body` makes of every row.
    func all<Answer>(_ values: SQLValue..., body: (SQLRow) throws -> Answer) throws -> [Answer] {
        bind(values)
        defer { sqlite3_reset(handle) }
        var answers: [Answer] = []
        while true {
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return answers }
            guard code == SQLITE_ROW else { throw failure(code) }
            answers.append(try body(SQLRow(handle: handle)))
        }
    }

    private func bind(_ values: [SQLValue]) {
        for (index, value) in zip(Int32(1)..., values) {
            switch value {
            case .null: bindNull(at: index)
            case .integer(let value): bind(value, at: index)
            case .text(let text): bind(text, at: index)
            case .bytes(let bytes): bind(bytes, at: index)
            }
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }
}

/// A value for a parameter of a statement.
enum SQLValue {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])

    static func integer(_ value: Int64) -> SQLValue { .integer(Int(value)) }
    static func text(orNull text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    static func integer(orNull value: Int?) -> SQLValue { value.map { .integer($0) } ?? .null }
    static func bytes(orNull bytes: [UInt8]?) -> SQLValue { bytes.map { .bytes($0) } ?? .null }

    /// SQLite takes a copy at once: the value's memory is only borrowed.
    fileprivate static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// The current row of a running statement; valid until the statement goes on.
struct SQLRow {
    fileprivate let handle: OpaquePointer

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func integerOrNil(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

    /// The whole text, NUL characters included.
    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func textOrNil(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func bytesOrNil(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}
