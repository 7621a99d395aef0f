internal import GRDB
internal import HindcastModel

extension IndexWriter {
    /// Keeps events that made no commit: of each kind the newest, at most `limit`.
    ///
    /// What is kept is a function of the set of events that were ever offered, whatever their order: an event that gives
    /// way is older than all that stay. Those offered before are known by their hour and a hash.
    mutating func keep(_ events: [KeptEvent], limit: Int) throws {
        guard !events.isEmpty else { return }
        try KeptEventTables.make(in: db)
        var hours = KeptHours(db)
        var counts = try prepare("SELECT kind, offered, kept FROM kept_counts")
            .all { ($0.integer(0), (offered: $0.integer(1), kept: $0.integer(2))) }
            .reduce(into: [Int: (offered: Int, kept: Int)]()) { $0[$1.0] = $1.1 }
        for event in events {
            let kind = event.kind.rawValue
            var count = counts[kind] ?? (0, 0)
            if try hours.insert(event) {
                count.offered += 1
                try insert(event)
                count.kept += 1
            }
            counts[kind] = count
        }
        try hours.write()
        let drop = try prepare(
            """
            DELETE FROM kept WHERE id IN (SELECT id FROM kept WHERE kind = ? ORDER BY kind, time, event, name LIMIT ?)
            """
        )
        let setCount = try prepare("INSERT OR REPLACE INTO kept_counts(kind, offered, kept) VALUES (?, ?, ?)")
        for (kind, count) in counts {
            let excess = max(0, count.kept - limit)
            if excess > 0 { try drop.run(.integer(kind), .integer(excess)) }
            try setCount.run(.integer(kind), .integer(count.offered), .integer(count.kept - excess))
        }
    }

    private mutating func insert(_ event: KeptEvent) throws {
        let actor = try id(
            ofActor: ActorKey(
                principal: try id(of: event.principal),
                origin: try id(of: event.origin),
                confidence: try id(of: event.originConfidence),
                via: try id(of: event.via)
            )
        )
        let source = try event.sourceIP.map { try id(of: $0) }
        let accessKey = try event.accessKey.map { try id(of: $0) }
        let issued = try event.issued.map { try id(of: $0) }
        let code = try event.errorCode.map { try id(of: $0) }
        try prepare(
            """
            INSERT INTO kept(
                kind, time, event, name, key, actor, source_ip, access_key, issued, code, account, size, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .integer(event.kind.rawValue),
            .integer(event.time.nanoseconds),
            .text(event.eventID),
            .text("\(event.service):\(event.operation)"),
            .integer(LookupKey.of(event: event.eventID)),
            .integer(actor),
            .integer(orNull: source),
            .integer(orNull: accessKey),
            .integer(orNull: issued),
            .integer(orNull: code),
            .integer(try id(of: event.account)),
            .integer(event.record.count),
            .bytes(PackedRecord.pack(event.record))
        )
    }
}

/// The events of an hour that were offered before, by a hash: eight bytes an event.
private struct KeptHours {
    private struct Place: Hashable {
        let hour: Int
        let kind: Int
    }

    private let db: Database
    private var known: [Place: Set<UInt64>] = [:]
    private var changed: Set<Place> = []

    init(_ db: Database) { self.db = db }

    /// Adds an event; `false` where it is there.
    mutating func insert(_ event: KeptEvent) throws -> Bool {
        let place = Place(hour: LedgerHour.of(event.time), kind: event.kind.rawValue)
        if known[place] == nil {
            let keys = try PreparedStatement("SELECT keys FROM kept_hours WHERE hour = ? AND kind = ?", in: db)
                .first(.integer(place.hour), .integer(place.kind)) { SeenEvents.keys(in: $0.bytes(0)) }
            known[place] = Set(keys ?? [])
        }
        guard known[place]?.insert(event.identity).inserted ?? false else { return false }
        changed.insert(place)
        return true
    }

    func write() throws {
        let replace = try PreparedStatement(
            "INSERT OR REPLACE INTO kept_hours(hour, kind, keys) VALUES (?, ?, ?)",
            in: db
        )
        for place in changed {
            let keys = SeenEvents.bytes(of: (known[place] ?? []).sorted())
            try replace.run(.integer(place.hour), .integer(place.kind), .bytes(keys))
        }
    }
}
