internal import GRDB

/// What first times of an actor are told of, as ids of texts.
struct Novice {
    /// The person, or the identity where nobody is shown behind it.
    let actor: Int
    /// The identity that the actor acts through.
    let identity: Int
}

/// A first time, as the index knows it.
struct FirstKey: Hashable {
    let actor: Int
    let aspect: Novelty.Aspect
    let what: Int
}

extension IndexWriter {
    /// Keeps what the actor of a commit does for the first time. Commits come in their order, so what is there stays.
    ///
    /// Nearly all of it is known: then the cost is four look-ups in memory.
    mutating func addFirsts(of commit: borrowing IndexedCommit, action: Int, actor: Int) throws {
        let novice = try novice(actor, of: commit)
        let sequence = commit.sequence
        try addFirst(FirstKey(actor: novice.actor, aspect: .change, what: 0), sequence)
        try addFirst(FirstKey(actor: novice.actor, aspect: .action, what: action), sequence)
        if novice.identity != novice.actor {
            try addFirst(FirstKey(actor: novice.actor, aspect: .identity, what: novice.identity), sequence)
        }
        if let source = commit.sourceIP {
            try addFirst(FirstKey(actor: novice.actor, aspect: .source, what: try id(of: source)), sequence)
        }
    }

    private mutating func addFirst(_ key: FirstKey, _ sequence: Int) throws {
        if caches.firsts.contains(key) { return }
        if caches.firsts.count >= WriterCaches.capacity { caches.firsts.removeAll(keepingCapacity: true) }
        caches.firsts.insert(key)
        try statements.insertFirst
            .run(.integer(key.actor), .integer(key.aspect.rawValue), .integer(key.what), .integer(sequence))
    }

    private mutating func novice(_ actor: Int, of commit: borrowing IndexedCommit) throws -> Novice {
        if let novice = caches.novices[actor] { return novice }
        let name = Novelty.actor(
            behind: commit.principal,
            origin: commit.origin,
            confidence: commit.originConfidence
        )
        let novice = Novice(
            actor: try id(of: name),
            identity: try id(of: Novelty.identity(of: commit.principal))
        )
        WriterCaches.remember(novice, of: actor, in: &caches.novices)
        return novice
    }
}
