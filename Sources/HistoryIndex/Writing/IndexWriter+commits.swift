internal import GRDB
internal import HindcastModel

extension IndexWriter {
    /// Adds commits that go on from the last one there is.
    mutating func add(_ commits: [IndexedCommit]) throws {
        let new = try skippingKnown(commits)
        let insert = try prepare(
            """
            INSERT INTO commits(seq, id, time, event, action, actor, source_ip, user_agent, request, confidence, subject)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        var rows = ChangeRows()
        // By their places: to take one out would copy all of its texts.
        for index in new {
            let (action, actor) = (try id(ofAction: commits[index]), try id(ofActor: commits[index]))
            try bind(commits[index], action: action, actor: actor, to: insert)
            try insert.step()
            try addFirsts(of: commits[index], action: action, actor: actor)
            for place in commits[index].changes.indices {
                try add(commits[index].changes[place], of: commits[index].sequence, to: &rows)
            }
        }
        try insertChanges(&rows)
        try insertKeys(of: commits[new])
    }

    private mutating func bind(
        _ commit: borrowing IndexedCommit,
        action: Int,
        actor: Int,
        to insert: PreparedStatement
    ) throws {
        insert.bind(commit.sequence, at: 1)
        insert.bind(commit.id, at: 2)
        insert.bind(Int(commit.time.nanoseconds), at: 3)
        insert.bind(commit.eventID, at: 4)
        insert.bind(action, at: 5)
        insert.bind(actor, at: 6)
        if let text = commit.sourceIP { insert.bind(try id(of: text), at: 7) } else { insert.bindNull(at: 7) }
        if let text = commit.userAgent { insert.bind(try id(of: text), at: 8) } else { insert.bindNull(at: 8) }
        if let text = commit.requestID { insert.bind(text, at: 9) } else { insert.bindNull(at: 9) }
        insert.bind(commit.confidence.code, at: 10)
        insert.bind(commit.subject, at: 11)
    }

    /// Returns the places of the commits that are not in the index yet.
    private func skippingKnown(_ commits: [IndexedCommit]) throws -> Range<Int> {
        let last = try prepare("SELECT seq, id FROM commits ORDER BY seq DESC LIMIT 1")
            .first { (sequence: $0.integer(0), id: $0.bytes(1)) }
        let known = commits.prefix { $0.sequence <= last?.sequence ?? 0 }
        let fits = known.last.map { $0.sequence < last?.sequence ?? 0 || $0.id == last?.id ?? [] } ?? true
        let new = known.endIndex..<commits.endIndex
        let first = commits[new].first?.sequence ?? (last?.sequence ?? 0) + 1
        guard fits, first == (last?.sequence ?? 0) + 1 else {
            throw IndexError(.stale, "the index does not go on from commit \(first - 1)")
        }
        return new
    }

    mutating func id(ofAction commit: borrowing IndexedCommit) throws -> Int {
        let key = ActionKey(service: try id(of: commit.service), operation: try id(of: commit.operation))
        if let id = caches.actions[key] { return id }
        let values = (SQLValue.integer(key.service), SQLValue.integer(key.operation))
        var id = try prepare("SELECT id FROM actions WHERE service = ? AND operation = ?")
            .first(values.0, values.1) { $0.integer(0) }
        if id == nil {
            try prepare("INSERT INTO actions(service, operation) VALUES (?, ?)").run(values.0, values.1)
            id = Int(db.lastInsertedRowID)
        }
        guard let id else { throw IndexError(.other, "an action got no id") }
        caches.actions[key] = id
        return id
    }

    mutating func id(ofActor commit: borrowing IndexedCommit) throws -> Int {
        try id(
            ofActor: ActorKey(
                principal: try id(of: commit.principal),
                origin: try id(of: commit.origin),
                confidence: try id(of: commit.originConfidence),
                via: try id(of: commit.via)
            )
        )
    }

    /// Returns the id of an actor, giving it one where it has none.
    mutating func id(ofActor key: ActorKey) throws -> Int {
        if let id = caches.actors[key] { return id }
        let values = (
            SQLValue.integer(key.principal), SQLValue.integer(key.origin), SQLValue.integer(key.confidence),
            SQLValue.integer(key.via)
        )
        var id = try prepare("SELECT id FROM actors WHERE principal = ? AND origin = ? AND confidence = ? AND via = ?")
            .first(values.0, values.1, values.2, values.3) { $0.integer(0) }
        if id == nil {
            try prepare("INSERT INTO actors(principal, origin, confidence, via) VALUES (?, ?, ?, ?)")
                .run(values.0, values.1, values.2, values.3)
            id = Int(db.lastInsertedRowID)
        }
        guard let id else { throw IndexError(.other, "an actor got no id") }
        WriterCaches.remember(id, of: key, in: &caches.actors)
        return id
    }

    /// Adds the keys by which ids of commits and events are found.
    ///
    /// Keys are random: in their own order a batch visits each leaf of the tree once instead of once a row.
    private func insertKeys(of commits: ArraySlice<IndexedCommit>) throws {
        try insert(commits.map { (LookupKey.of(commit: $0.id), $0.sequence) }, into: "commit_keys")
        try insert(commits.map { (LookupKey.of(event: $0.eventID), $0.sequence) }, into: "event_keys")
    }

    private func insert(_ rows: [(key: Int, sequence: Int)], into table: String) throws {
        let insert = try prepare("INSERT INTO \(table)(key, seq) VALUES (?, ?)")
        for row in rows.sorted(by: { ($0.key, $0.sequence) < ($1.key, $1.sequence) }) {
            insert.bind(row.key, at: 1)
            insert.bind(row.sequence, at: 2)
            try insert.step()
        }
    }
}
