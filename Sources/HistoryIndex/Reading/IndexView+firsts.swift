internal import GRDB
internal import HindcastModel

extension IndexView {
    /// Returns the position of the first commit in which any of some actors did something; `nil` where none ever did.
    ///
    /// - Parameter actors: names, as ``recordedActors(knownAs:)`` returns them.
    package func firstSequence(of novelty: Novelty, by actors: [String]) throws -> Int? {
        guard let what = try number(of: novelty) else { return nil }
        let statement = try prepare("SELECT seq FROM firsts WHERE actor = ? AND aspect = ? AND what = ?")
        return try actors.compactMap { actor in
            try id(of: actor).flatMap { id in
                try statement.first(.integer(id), .integer(novelty.aspect.rawValue), .integer(what)) { $0.integer(0) }
            }
        }.min()
    }

    /// Returns the names that the history recorded for an actor: the actor's own, and those that an identity map joins.
    ///
    /// With an identity map the cost grows with the number of actors.
    package func recordedActors(knownAs label: String) throws -> [String] {
        guard let identify else { return [label] }
        var names = [label]
        // From one actor to the next, past all that each did.
        let next = try prepare("SELECT min(actor) FROM firsts WHERE actor > ?")
        var last = Int.min
        while let actor = try next.first(.integer(last), body: { $0.integerOrNil(0) }) ?? nil {
            let name = try text(actor)
            if let known = identify(name, name, "stated"), known.origin.hasSameBytes(as: label) { names.append(name) }
            last = actor
        }
        return names
    }

    private func number(of novelty: Novelty) throws -> Int? {
        switch novelty {
        case .change: return 0
        case .identity(let text), .source(let text): return try id(of: text)
        case .action(let service, let operation):
            guard let service = try id(of: service), let operation = try id(of: operation) else { return nil }
            return try prepare("SELECT id FROM actions WHERE service = ? AND operation = ?")
                .first(.integer(service), .integer(operation)) { $0.integer(0) }
        }
    }
}
