public import HindcastModel

/// What happened around a moment: the timeline that a postmortem starts from.
public struct IncidentReport: Hashable, Sendable {
    /// A resource that nearness is counted from.
    public struct Seed: Hashable, Sendable {
        /// The resource.
        public let address: Address
        /// Its name at the moment, where it has one.
        public let name: String?

        /// Makes a seed.
        public init(address: Address, name: String?) {
            self.address = address
            self.name = name
        }
    }

    /// Somebody who changed something, or was refused.
    public struct Actor: Hashable, Sendable {
        /// Who it is: as the first change or attempt has it.
        public let origin: Origin
        /// The identity that the log names there.
        public let principal: String
        /// The account that it took place in.
        public let account: String
        /// How many of the changes shown are the actor's.
        public let changes: Int
        /// How many refused attempts.
        public let attempts: Int
        /// The way from each identity that the log names to the actor, hop by hop; none where the evidence is not there.
        public let walks: [ActorWalk]

        /// Makes an actor.
        public init(
            origin: Origin,
            principal: String,
            account: String,
            changes: Int,
            attempts: Int,
            walks: [ActorWalk]
        ) {
            self.origin = origin
            self.principal = principal
            self.account = account
            self.changes = changes
            self.attempts = attempts
            self.walks = walks
        }
    }

    /// How much is known of attempts that were refused.
    public enum ActivityExtent: Hashable, Sendable {
        /// No import was asked to keep activity: nothing is known of attempts.
        case none
        /// Older ones gave way to newer ones: nothing is known of those before a moment.
        case since(Moment)
        /// All that imports were asked to keep.
        case whole
    }

    /// The moment.
    public var moment: Moment
    /// The first moment that was looked at.
    public var start: Moment
    /// The last one.
    public var end: Moment
    /// What nearness is counted from.
    public var seeds: [Seed] = []
    /// Whether the seeds were named, not found by their nearness in time.
    public var isNearGiven = false
    /// The changes, the nearest first.
    public var changes: [IncidentChange] = []
    /// Changes in the same time that are not shown, since others are nearer.
    public var leftOut = 0
    /// Whether there were more changes than are looked at: then `leftOut` counts those that were.
    public var isCut = false
    /// Who did all this, the nearest first.
    public var actors: [Actor] = []
    /// Calls and sign-ins that were refused, oldest first.
    public var attempts: [ActivityEntry] = []
    /// Whether there were more of them than are shown: those farthest from the moment are left out.
    public var hasMoreAttempts = false
    /// How much is known of them.
    public var activity = ActivityExtent.none
    /// Changes that the history holds from before the time looked at. Where there is none, first times tell nothing.
    public var earlierCommits = 0
    /// The newest event that the history knows of: what is still in place is so as of then.
    public var newest: Moment

    /// Makes a report in which nothing happened.
    public init(moment: Moment, start: Moment, end: Moment, newest: Moment) {
        self.moment = moment
        self.start = start
        self.end = end
        self.newest = newest
    }
}
