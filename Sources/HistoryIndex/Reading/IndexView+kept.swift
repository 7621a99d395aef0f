internal import GRDB
package import HindcastModel

/// Which kept events are asked for.
package struct KeptQuery: Sendable {
    /// The kinds; none means all.
    package var kinds: [KeptEvent.Kind] = []
    /// The first moment; `nil` is open.
    package var start: Moment?
    /// The last moment; `nil` is open.
    package var end: Moment?
    /// The actors' numbers; what was done in sessions that they opened is theirs too. `nil` for anybody.
    package var actors: [Int]?
    /// Where the calls came from.
    package var sourceIP: String?
    /// The access key id that signed them.
    package var accessKey: String?
    /// At most so many, from the newest on; `nil` for all.
    package var limit: Int?
    /// Whether the oldest are asked for in the place of the newest.
    package var isOldestFirst = false

    /// Makes a query for everything.
    package init() {}
}

extension IndexView {
    /// Calls `body` with the kept events that a query asks for, in its order, until it returns `false`.
    ///
    /// - Parameter matches: a further condition on service and operation.
    package func forEachKeptEvent(
        _ query: KeptQuery,
        where matches: (_ service: String, _ operation: String) -> Bool,
        _ body: (KeptEvent) throws -> Bool
    ) throws {
        guard try KeptEventTables.exist(in: db) else { return }
        guard let places = try places(query) else { return }
        var rows: [(time: Int, event: String, id: Int)] = []
        for place in places {
            var count = 0
            try prepare(place.sql).forEachRow(
                .integer(query.start?.nanoseconds ?? .min),
                .integer(query.end?.nanoseconds ?? .max)
            ) { row in
                let name = KeptName(row.text(3))
                guard matches(name.service, name.operation) else { return true }
                rows.append((row.integer(0), row.text(1), row.integer(2)))
                count += 1
                return query.limit.map { count < $0 } ?? true
            }
        }
        // A row may be found by its actor and by its key.
        var seen: Set<Int> = []
        if places.count > 1 { rows.removeAll { !seen.insert($0.id).inserted } }
        rows.sort { $0.time != $1.time ? $0.time > $1.time : $1.event.precedesInBytes($0.event) }
        if query.isOldestFirst { rows.reverse() }
        let statement = try prepare("\(Self.columns) WHERE id = ?")
        for row in rows.prefix(query.limit ?? .max) {
            guard let event = try statement.first(.integer(row.id), body: { try keptEvent($0) }) else { continue }
            guard try body(event) else { return }
        }
    }

    /// Returns the kept event of an id; `nil` where none is kept.
    package func keptEvent(ofEvent eventID: String) throws -> KeptEvent? {
        guard try KeptEventTables.exist(in: db) else { return nil }
        return try prepare("\(Self.columns) WHERE key = ? ORDER BY time, name")
            .all(.integer(LookupKey.of(event: eventID))) { try keptEvent($0) }
            .first { $0.eventID.hasSameBytes(as: eventID) }
    }

    /// Returns the kept calls that opened the session known by a key, the newest up to a moment, at most `limit`.
    package func keptSessions(ofKey key: String, through moment: Moment, limit: Int) throws -> [OpenedSession] {
        guard try KeptEventTables.exist(in: db), let id = try id(of: key) else { return [] }
        return try prepare("\(Self.columns) WHERE issued = ? AND time <= ? ORDER BY time DESC, event LIMIT ?")
            .all(.integer(id), .integer(moment.nanoseconds), .integer(limit)) { try keptEvent($0) }
            .filter { !$0.record.isEmpty }
            .map { event in
                OpenedSession(
                    key: key,
                    eventID: event.eventID,
                    service: event.service,
                    operation: event.operation,
                    time: event.time,
                    record: event.record
                )
            }
    }

    /// Returns, as numbers of texts, the keys of the sessions that actors opened, of those opened in these, and so on.
    private func issuedKeys(by actors: [Int]) throws -> [Int] {
        var keys: Set<Int> = []
        var next = try issuedKeys(where: "actor", isOneOf: actors)
        while !next.isEmpty {
            keys.formUnion(next)
            next = try issuedKeys(where: "access_key", isOneOf: next).filter { !keys.contains($0) }
        }
        return keys.sorted()
    }

    private func issuedKeys(where column: String, isOneOf numbers: [Int]) throws -> [Int] {
        let statement = try prepare("SELECT issued FROM kept WHERE \(column) = ? AND issued IS NOT NULL")
        return try numbers.flatMap { number in try statement.all(.integer(number)) { $0.integer(0) } }
    }

    /// Returns, of each kind that was ever kept, how many there were and are.
    package func keptCounts() throws -> [KeptCount] {
        guard try KeptEventTables.exist(in: db) else { return [] }
        let oldest = try prepare("SELECT min(time) FROM kept WHERE kind = ?")
        return try prepare("SELECT kind, offered, kept FROM kept_counts ORDER BY kind")
            .all { ($0.integer(0), $0.integer(1), $0.integer(2)) }
            .compactMap { kind, offered, kept in
                guard let named = KeptEvent.Kind(rawValue: kind) else { return nil }
                let time = try oldest.first(.integer(kind)) { $0.integerOrNil(0) } ?? nil
                return KeptCount(
                    kind: named,
                    offered: offered,
                    kept: kept,
                    oldest: time.map { Moment(nanoseconds: Int64($0)) }
                )
            }
    }

    private static let columns = """
        SELECT kind, time, event, name, actor, source_ip, access_key, issued, code, account, size, record FROM kept
        """

    /// One range of an index.
    private struct Place {
        let sql: String
    }

    /// Returns the ranges that hold what a query asks for; `nil` where nothing can.
    ///
    /// The sparsest condition leads: a key, then an address, then actors; the others are looked at on the way.
    private func places(_ query: KeptQuery) throws -> [Place]? {
        var leads: [String] = []
        var rest = ""
        func take(_ column: String, _ text: String?) throws -> Bool {
            guard let text else { return true }
            guard let id = try id(of: text) else { return false }
            if leads.isEmpty { leads = ["\(column) = \(id)"] } else { rest += " AND \(column) = \(id)" }
            return true
        }
        guard try take("access_key", query.accessKey), try take("source_ip", query.sourceIP) else { return nil }
        if let actors = query.actors {
            if actors.isEmpty { return nil }
            let keys = try issuedKeys(by: actors)
            if leads.isEmpty, actors.count + keys.count <= 200 {
                leads = actors.map { "actor = \($0)" } + keys.map { "access_key = \($0)" }
            } else {
                func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
                rest += " AND (actor IN (\(list(actors))) OR access_key IN (\(list(keys))))"
            }
        }
        let kinds = query.kinds.isEmpty ? KeptEvent.Kind.allCases : query.kinds
        let order = query.isOldestFirst ? "ASC" : "DESC"
        return kinds.flatMap { kind in
            (leads.isEmpty ? [""] : leads.map { $0 + " AND " }).map { lead in
                // What a view has prepared is found again by its text: numbers are as few as keys, addresses, actors.
                Place(
                    sql: """
                        SELECT time, event, id, name FROM kept WHERE \(lead)kind = \(kind.rawValue) AND time >= ? AND time <= ?\(rest)
                        ORDER BY time \(order), event \(order), name \(order)
                        """
                )
            }
        }
    }

    private func keptEvent(_ row: SQLRow) throws -> KeptEvent {
        let name = KeptName(row.text(3))
        let actor = try actor(row.integer(4))
        return KeptEvent(
            kind: KeptEvent.Kind(rawValue: row.integer(0)) ?? .other,
            time: Moment(nanoseconds: Int64(row.integer(1))),
            eventID: row.text(2),
            service: name.service,
            operation: name.operation,
            principal: actor.principal,
            origin: actor.origin,
            originConfidence: actor.confidence,
            via: actor.via,
            sourceIP: try row.integerOrNil(5).map { try text($0) },
            accessKey: try row.integerOrNil(6).map { try text($0) },
            issued: try row.integerOrNil(7).map { try text($0) },
            errorCode: try row.integerOrNil(8).map { try text($0) },
            account: try text(row.integer(9)),
            record: try PackedRecord.unpack(row.bytes(11), size: row.integer(10))
        )
    }
}

/// An action as a row holds it: `<service>:<operation>`.
private struct KeptName {
    let service: String
    let operation: String

    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        service = parts[0]
        operation = parts.count > 1 ? parts[1] : ""
    }
}
