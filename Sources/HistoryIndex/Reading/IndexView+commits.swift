internal import GRDB
package import HindcastModel

extension IndexView {
    /// The last commit's position; 0 where there is none but the root.
    package func lastSequence() throws -> Int {
        try prepare("SELECT max(seq) FROM commits").first { $0.integer(0) } ?? 0
    }

    /// Returns a commit without its changes; `nil` where there is none at the position.
    package func commit(at sequence: Int) throws -> IndexedCommit? {
        let statement = try prepare(
            """
            SELECT seq, id, time, event, action, actor, source_ip, user_agent, request, confidence, subject
            FROM commits WHERE seq = ?
            """
        )
        return try statement.first(.integer(sequence)) { try commit($0) }
    }

    /// Reads a commit from a row of all columns.
    func commit(_ row: SQLRow) throws -> IndexedCommit {
        let action = try action(row.integer(4))
        let actor = try actor(row.integer(5))
        return IndexedCommit(
            sequence: row.integer(0),
            id: row.bytes(1),
            time: Moment(nanoseconds: Int64(row.integer(2))),
            eventID: row.text(3),
            service: action.service,
            operation: action.operation,
            principal: actor.principal,
            origin: actor.origin,
            originConfidence: actor.confidence,
            via: actor.via,
            sourceIP: try row.integerOrNil(6).map { try text($0) },
            userAgent: try row.integerOrNil(7).map { try text($0) },
            requestID: row.textOrNil(8),
            confidence: Confidence(code: row.integer(9)),
            subject: row.text(10),
            changes: []
        )
    }

    /// Returns the position of the last commit that is not later than a moment; 0 where all are.
    ///
    /// Positions ascend with times, so a moment is found by halving, without an index of its own.
    package func sequence(atOrBefore moment: Moment) throws -> Int {
        let time = try prepare("SELECT time FROM commits WHERE seq = ?")
        var low = 0
        var high = try lastSequence()
        while low < high {
            let middle = (low + high + 1) / 2
            guard let found = try time.first(.integer(middle), body: { $0.integer(0) }) else {
                throw IndexError(.damaged, "the index lacks commit \(middle)")
            }
            if found <= moment.nanoseconds { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Returns the positions of the commits whose ids begin with some hex digits, at most `limit`.
    package func sequences(ofCommitPrefix prefix: String, limit: Int) throws -> [Int] {
        guard let keys = LookupKey.range(ofCommitPrefix: prefix) else { return [] }
        let prefix = prefix.lowercased()
        let candidates = try prepare("SELECT seq FROM commit_keys WHERE key BETWEEN ? AND ? LIMIT ?")
            .all(.integer(keys.lowerBound), .integer(keys.upperBound), .integer(limit)) { $0.integer(0) }
        let id = try prepare("SELECT lower(hex(id)) FROM commits WHERE seq = ?")
        return try candidates.filter { sequence in
            try id.first(.integer(sequence)) { $0.text(0).hasPrefix(prefix) } ?? false
        }
    }

    /// Returns the position of the commit that an event made; `nil` where it made none.
    package func sequence(ofEvent eventID: String) throws -> Int? {
        let candidates = try prepare("SELECT seq FROM event_keys WHERE key = ?")
            .all(.integer(LookupKey.of(event: eventID))) { $0.integer(0) }
        let event = try prepare("SELECT event FROM commits WHERE seq = ?")
        return try candidates.first { sequence in
            try event.first(.integer(sequence)) { $0.text(0).hasSameBytes(as: eventID) } ?? false
        }
    }

    /// Returns the numbers of the actors whose principal or origin fulfils a condition.
    package func actors(where matches: (_ label: String) -> Bool) throws -> [Int] {
        let actors = try prepare("SELECT id, principal, origin FROM actors")
            .all { (id: $0.integer(0), principal: $0.integer(1), origin: $0.integer(2)) }
        return try actors.filter { row in
            if try matches(text(row.principal)) || matches(text(row.origin)) { return true }
            return try identify != nil && matches(actor(row.id).origin)
        }.map(\.id)
    }

    /// Returns the numbers of the actors that used a tool.
    package func actors(via tool: String) throws -> [Int] {
        guard let id = try id(of: tool) else { return [] }
        return try prepare("SELECT id FROM actors WHERE via = ?").all(.integer(id)) { $0.integer(0) }
    }

    /// Returns the numbers of the actions that fulfil a condition.
    package func actions(where matches: (_ service: String, _ operation: String) -> Bool) throws -> [Int] {
        let actions = try prepare("SELECT id, service, operation FROM actions")
            .all { (id: $0.integer(0), service: $0.integer(1), operation: $0.integer(2)) }
        return try actions.filter { matches(try text($0.service), try text($0.operation)) }.map(\.id)
    }

    /// The number of principals that made commits.
    package func principalCount() throws -> Int {
        let sql = """
            SELECT count(DISTINCT principal) FROM actors
            WHERE EXISTS (SELECT 1 FROM commits WHERE actor = actors.id)
            """
        return try prepare(sql).first { $0.integer(0) } ?? 0
    }

    /// An action's texts.
    struct Action {
        let service: String
        let operation: String
    }

    /// An actor's texts.
    struct Actor {
        let principal: String
        let origin: String
        let confidence: String
        let via: String
    }

    private func action(_ id: Int) throws -> Action {
        if let action = cache.actions[id] { return action }
        let row = try prepare("SELECT service, operation FROM actions WHERE id = ?")
            .first(.integer(id)) { ($0.integer(0), $0.integer(1)) }
        guard let row else { throw IndexError(.damaged, "the index lacks action \(id)") }
        let action = Action(service: try text(row.0), operation: try text(row.1))
        LookupCache.remember(action, of: id, in: &cache.actions)
        return action
    }

    func actor(_ id: Int) throws -> Actor {
        if let actor = cache.actors[id] { return actor }
        let row = try prepare("SELECT principal, origin, confidence, via FROM actors WHERE id = ?")
            .first(.integer(id)) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.integer(3)) }
        guard let row else { throw IndexError(.damaged, "the index lacks actor \(id)") }
        let recorded = (principal: try text(row.0), origin: try text(row.1), confidence: try text(row.2))
        let known = identify?(recorded.principal, recorded.origin, recorded.confidence)
        let actor = Actor(
            principal: recorded.principal,
            origin: known?.origin ?? recorded.origin,
            confidence: known?.confidence ?? recorded.confidence,
            via: try text(row.3)
        )
        LookupCache.remember(actor, of: id, in: &cache.actors)
        return actor
    }
}
