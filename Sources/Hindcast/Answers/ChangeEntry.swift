public import HindcastModel

/// Who stands behind a change, and how sure that is.
public struct Origin: Hashable, Sendable {
    /// How firmly the log leads to the origin.
    public enum Confidence: String, Hashable, Sendable {
        /// Each hop is joined by an access key id that the log shows being issued.
        case proven
        /// The log names the person (session name, source identity), and nothing contradicts it.
        case stated
        /// The chain ends at something that no event explains.
        case unresolved
    }

    /// The person or pipeline; the principal itself where nothing stands behind it.
    public let label: String
    /// How sure that is.
    public let confidence: Confidence

    /// Makes an origin.
    public init(label: String, confidence: Confidence) {
        self.label = label
        self.confidence = confidence
    }
}

/// One commit of the history, as it touches one resource: a line of `log`, `who` and `diff`.
public struct ChangeEntry: Hashable, Sendable {
    /// The commit's id, 40 hex digits.
    public let commit: String
    /// The commit's place in the history, the root being 0.
    public let sequence: Int
    /// When the event happened.
    public let time: Moment
    /// The event's id.
    public let eventID: String
    /// `<service>:<operation>`.
    public let action: String
    /// The identity the log names.
    public let principal: String
    /// The person or pipeline behind it.
    public let origin: Origin
    /// The tool: `console`, `cli`, `sdk`, `terraform`, …
    public let via: String
    /// Where the call came from.
    public let sourceIP: String?
    /// The calling program.
    public let userAgent: String?
    /// How sure the rule is of its effect.
    public let confidence: Confidence
    /// The commit's subject line.
    public let subject: String
    /// The resource.
    public let resource: Address
    /// What became of it.
    public let kind: ResourceChange.Kind

    /// Makes an entry.
    public init(
        commit: String,
        sequence: Int,
        time: Moment,
        eventID: String,
        action: String,
        principal: String,
        origin: Origin,
        via: String,
        sourceIP: String?,
        userAgent: String?,
        confidence: Confidence,
        subject: String,
        resource: Address,
        kind: ResourceChange.Kind
    ) {
        self.commit = commit
        self.sequence = sequence
        self.time = time
        self.eventID = eventID
        self.action = action
        self.principal = principal
        self.origin = origin
        self.via = via
        self.sourceIP = sourceIP
        self.userAgent = userAgent
        self.confidence = confidence
        self.subject = subject
        self.resource = resource
        self.kind = kind
    }
}

/// Which changes `log` shows.
public struct ChangeQuery: Sendable {
    /// Resources, patterns; none means all.
    public var patterns: [String] = []
    /// The last commit *not* shown at the old end; `nil` from the start.
    public var after: Int?
    /// The last commit shown; `nil` up to the head.
    public var through: Int?
    /// Text that the principal or the origin holds, or a glob over one of them, without regard to case.
    public var actor: String?
    /// The same for those whose changes are left out.
    public var ignoredActors: [String] = []
    /// An action or a glob over actions, such as `ec2:*SecurityGroup*`; a bare operation name matches in any service.
    public var action: String?
    /// A tool.
    public var via: String?
    /// At most so many, newest first; `nil` for all.
    public var limit: Int?

    /// Makes a query that shows everything.
    public init() {}
}
