internal import GRDB
internal import HindcastModel

/// Rows of a batch that are inserted in the order of their tree.
struct ChangeRows {
    var changes: [(resource: Int, sequence: Int, kind: Int, blob: [UInt8]?)] = []
    var names: [(text: String, resource: Int, sequence: Int)] = []
}

extension IndexWriter {
    /// Takes in one change: the resource and its identity at once, the rest into `rows`.
    mutating func add(_ change: borrowing IndexedChange, of sequence: Int, to rows: inout ChangeRows) throws {
        let key = ByteText(text: AddressOrder.backwards(change.address))
        var (resource, isNew) = try resource(key, change, firstAt: sequence)
        if resource.isLive != (change.kind != .deleted) {
            resource.isLive.toggle()
            try prepare("UPDATE resources SET live = ? WHERE id = ?")
                .run(.integer(resource.isLive ? 1 : 0), .integer(resource.id))
        }
        let identity = change.identityHash
        if change.kind != .deleted, resource.identity != identity {
            resource.identity = identity
            try addIdentity(of: change, resource: resource.id, isFirst: isNew, at: sequence, to: &rows)
        }
        WriterCaches.remember(resource, of: key, in: &caches.resources)
        rows.changes.append((resource.id, sequence, change.kind.code, change.blob))
    }

    private mutating func resource(
        _ key: ByteText,
        _ change: borrowing IndexedChange,
        firstAt sequence: Int
    ) throws -> (KnownResource, isNew: Bool) {
        if let known = caches.resources[key] { return (known, false) }
        let found = try statements.findResource
            .first(.text(key.text)) { KnownResource(id: $0.integer(0), isLive: $0.integer(1) != 0) }
        if let found { return (found, false) }
        let account = try id(of: change.address.account)
        let isLive = change.kind != .deleted
        try statements.insertResource
            .run(.text(key.text), .integer(account), .integer(sequence), .integer(isLive ? 1 : 0))
        return (KnownResource(id: Int(db.lastInsertedRowID), isLive: isLive), true)
    }

    private func addIdentity(
        of change: borrowing IndexedChange,
        resource: Int,
        isFirst: Bool,
        at sequence: Int,
        to rows: inout ChangeRows
    ) throws {
        let last =
            isFirst
            ? nil
            : try statements.lastIdentity
                .first(.integer(resource)) { (arn: $0.textOrNil(0), name: $0.textOrNil(1)) }
        if !(last?.arn).hasSameBytes(as: change.arn) || !(last?.name).hasSameBytes(as: change.name) {
            try statements.insertIdentity
                .run(.integer(resource), .integer(sequence), .text(orNull: change.arn), .text(orNull: change.name))
        }
        for text in [change.arn, change.name].compactMap(\.self) + change.aliases
        // The address itself is found by its parts.
        where !text.isEmpty && !text.hasSameBytes(as: change.address.id) {
            rows.names.append((text, resource, sequence))
        }
    }

    /// Inserts the rows, each table's in the order of its tree.
    func insertChanges(_ rows: inout ChangeRows) throws {
        rows.changes.sort { ($0.resource, $0.sequence) < ($1.resource, $1.sequence) }
        let insertChange = try prepare("INSERT INTO changes(resource, seq, kind, blob) VALUES (?, ?, ?, ?)")
        for row in rows.changes {
            insertChange.bind(row.resource, at: 1)
            insertChange.bind(row.sequence, at: 2)
            insertChange.bind(row.kind, at: 3)
            insertChange.bind(row.blob, at: 4)
            try insertChange.step()
        }
        rows.names.sort { left, right in
            left.text.hasSameBytes(as: right.text)
                ? (left.resource, left.sequence) < (right.resource, right.sequence)
                : left.text.precedesInBytes(right.text)
        }
        let insertName = try prepare("INSERT OR IGNORE INTO names(text, resource, seq) VALUES (?, ?, ?)")
        for row in rows.names { try insertName.run(.text(row.text), .integer(row.resource), .integer(row.sequence)) }
    }
}

extension IndexedChange {
    /// A hash, of this process, of all that identifies the resource.
    fileprivate var identityHash: Int {
        var hasher = Hasher()
        for text in [arn, name] + aliases {
            hasher.combine(text.map { ByteText(text: $0) })
        }
        return hasher.finalize()
    }
}
