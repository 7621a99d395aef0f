internal import GRDB

/// A failure of the index.
package struct IndexError: Error, Hashable, CustomStringConvertible {
    /// What sort of failure it is, so that a caller knows whether building the index anew helps.
    package enum Kind: Hashable, Sendable {
        /// There is no index file.
        case missing
        /// The file is no index of this schema version.
        case stale
        /// The file is damaged.
        case damaged
        /// Another process has been writing for longer than the wait.
        case busy
        /// The disk is full.
        case full
        /// The file may not be written or opened.
        case denied
        /// Anything else.
        case other
    }

    /// The sort of failure.
    package let kind: Kind
    /// What was wrong, in words, without a final full stop.
    package let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Whether a new index in place of this one is the way out.
    package var isCuredByRebuilding: Bool { kind == .missing || kind == .stale || kind == .damaged }

    package var description: String { message }
}

extension IndexError {
    /// Describes SQLite's failure.
    ///
    /// - Parameters:
    ///   - file: the index's file.
    ///   - systemError: the system's error behind it; 0 where none is known.
    init(_ error: DatabaseError, in file: String, systemError: Int32 = 0) {
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: .damaged
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_FULL: .full
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .denied
            // The statements are ours: what lacks a table or a column that they name is no whole index.
            case .SQLITE_ERROR where error.message?.hasPrefix("no such ") == true: .damaged
            case .SQLITE_IOERR: IndexFiles.kind(ofSystemError: systemError)
            default: .other
            }
        var words = error.message ?? "SQLite failed"
        if systemError != 0 { words += ": " + IndexFiles.words(ofSystemError: systemError) }
        self.init(kind, "\(file): \(words) (SQLite \(error.extendedResultCode.rawValue))")
    }
}
