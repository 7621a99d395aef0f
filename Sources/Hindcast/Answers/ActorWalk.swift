public import HindcastModel

/// The way from the identity that a log names for an event to who stands behind it.
public struct ActorWalk: Hashable, Sendable {
    /// One step of the way.
    public struct Hop: Hashable, Sendable {
        /// The identity it begins at.
        public let from: String
        /// Whom it leads to; the same identity where nothing shows who is behind it.
        public let to: String
        /// How firmly.
        public let confidence: Origin.Confidence
        /// Why, in a few words: `assumed role deploy`, `SSO session`.
        public let reason: String
        /// The event whose record shows it.
        public let shownBy: EventFacts
        /// That record, redacted.
        public let record: JSONValue

        /// Makes a hop.
        public init(
            from: String,
            to: String,
            confidence: Origin.Confidence,
            reason: String,
            shownBy: EventFacts,
            record: JSONValue
        ) {
            self.from = from
            self.to = to
            self.confidence = confidence
            self.reason = reason
            self.shownBy = shownBy
            self.record = record
        }
    }

    /// Who made a machine on the way what it was: not who acted, but who could make it act.
    public struct Maker: Hashable, Sendable {
        /// The machine, as the hop calls it: `instance/i-0abc`, `function/pay`, `stack/core`; or a service-linked role.
        public let machine: String
        /// What was done, in a few words: `launched it`, `changed its code`.
        public let deed: String
        /// The change that shows it, the last of its kind before the event.
        public let change: ChangeEntry

        /// Makes a maker.
        public init(of machine: String, deed: String, change: ChangeEntry) {
            self.machine = machine
            self.deed = deed
            self.change = change
        }
    }

    /// The event that the walk begins at.
    public let event: EventFacts
    /// The steps, from the principal outward; none where the principal is a person's own.
    public let hops: [Hop]
    /// Who stands at the end, and how firmly the whole way is known: as its weakest hop.
    public let origin: Origin
    /// Who made the machines on the way what they were, by what the history knows now; the newest first of each.
    public let makers: [Maker]

    /// Makes a walk.
    public init(event: EventFacts, hops: [Hop], origin: Origin, makers: [Maker]) {
        self.event = event
        self.hops = hops
        self.origin = origin
        self.makers = makers
    }
}
