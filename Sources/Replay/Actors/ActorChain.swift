package import HindcastModel

/// The way from the identity that a log names back to the person or pipeline behind it.
package struct ActorChain: Hashable, Sendable {
    /// How firmly a hop, or the whole chain, is known.
    package enum Confidence: String, Hashable, Sendable, Comparable {
        /// The chain ends at something that no event explains.
        case unresolved
        /// The log names it, and nothing contradicts it.
        case stated
        /// Joined by a key id that the log shows being issued, or the identity is the caller's own.
        case proven

        package static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

        private var rank: Int { self == .proven ? 2 : self == .stated ? 1 : 0 }
    }

    /// One step back.
    package struct Hop: Hashable, Sendable {
        /// Whom it leads to.
        package let label: String
        /// How firmly.
        package let confidence: Confidence
        /// The event that shows it; `nil` where the record itself says it.
        package let eventID: String?
        /// Why, in a few words: `assumed role deploy`, `SSO session`.
        package let reason: String
    }

    /// The hops, from the principal outward.
    package var hops: [Hop] = []
    /// The records that prove the hops, redacted: one line of JSON each.
    package var evidence: [[UInt8]] = []

    /// Goes on with the hops of another chain.
    mutating func append(_ other: ActorChain) {
        hops += other.hops
        evidence += other.evidence
    }

    /// Who stands at the end; the principal itself without a hop.
    package func origin(of principal: Principal) -> String { hops.last?.label ?? principal.label }

    /// How firmly the whole chain is known: as its weakest hop.
    package var confidence: Confidence { hops.map(\.confidence).min() ?? .proven }
}
