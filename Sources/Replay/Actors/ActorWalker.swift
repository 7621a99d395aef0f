internal import HindcastModel

/// Walks from identity to identity, one opened session after the other.
struct ActorWalker {
    private var chain = ActorChain()
    private var bearer: SessionBearer
    /// What the session at hand may be known by, the surest first.
    private var keys: [String]
    /// The `sourceIdentity` nearest to the event: it is set once, and stays with all sessions that follow.
    private var sourceIdentity: String?
    /// The stack that the first call was made for.
    private let stack: String?
    private var seen: Set<String> = []
    /// Why the way could not be followed to its end.
    private var obstacle: String?

    /// Hops that a way may have. A role may be assumed from a role without limit, but no estate that works comes near.
    static let hopLimit = 128

    init(from bearer: SessionBearer) {
        self.bearer = bearer
        keys = bearer.principal.sessionKeys
        stack = bearer.stack
        sourceIdentity = bearer.principal.sourceIdentity
    }

    /// What to look up next; `nil` at the end of the way.
    var nextKey: String? { obstacle == nil ? keys.first : nil }

    /// Goes on through the call that opened the session of `nextKey`; `nil` where none is known.
    mutating func step(through opening: SessionOpening?) {
        let key = keys.removeFirst()
        guard let opening else { return }
        guard seen.insert(key).inserted else {
            obstacle = "the sessions lead in a circle"
            return
        }
        guard chain.hops.count < ActorWalker.hopLimit else {
            obstacle = "more than \(ActorWalker.hopLimit) sessions, each opened in another"
            return
        }
        chain.hops.append(opening.hop)
        chain.evidence.append(opening.record)
        bearer = opening.bearer
        keys = opening.isLast ? [] : bearer.principal.sessionKeys
        sourceIdentity = sourceIdentity ?? opening.sourceIdentity ?? bearer.principal.sourceIdentity
    }

    /// Adds what the last record itself says of who stands behind it.
    consuming func finished() -> ActorChain {
        // A way that ends at a role session ends nowhere, however firmly it led there.
        if let end = ending, end.confidence == .unresolved || end.label != chain.hops.last?.label {
            chain.hops.append(end)
        }
        if let stack, chain.hops.last?.label == "cloudformation.amazonaws.com" {
            chain.hops.append(
                .init(
                    label: Machine.stack(stack).label,
                    confidence: .stated,
                    eventID: nil,
                    reason: "made for CloudFormation stack \(stack)"
                )
            )
        }
        return chain
    }

    private var ending: ActorChain.Hop? {
        if let obstacle {
            return .init(label: bearer.principal.label, confidence: .unresolved, eventID: nil, reason: obstacle)
        }
        // The hop through a call of a machine or a service has named it already.
        if let last = chain.hops.last, Machine(label: last.label) != nil { return nil }
        guard let own = StatedOrigin.hop(of: bearer) else { return nil }
        if own.confidence == .unresolved, let sourceIdentity {
            return .init(label: sourceIdentity, confidence: .stated, eventID: nil, reason: "source identity")
        }
        return own
    }
}

extension Principal {
    /// What the session of an identity may be known by: the key that signed its calls; a role session's ARN, by which
    /// switches of roles in the console are known.
    fileprivate var sessionKeys: [String] {
        var keys: [String] = []
        if let accessKeyID { keys.append(accessKeyID) }
        if kind == .assumedRole, let arn { keys.append(arn) }
        return keys
    }
}
