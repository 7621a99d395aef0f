public import HindcastModel

/// What sort of activity an event without a commit is.
public enum ActivityKind: String, Hashable, Sendable, CaseIterable {
    /// A call that the provider refused for want of permission.
    case denied
    /// A call that failed for any other reason.
    case failed
    /// A sign-in, or a call for credentials, that was refused or failed.
    case refusedSignIn = "refused-sign-in"
    /// A sign-in or a call for credentials.
    case signIn = "sign-in"
    /// A call that only read configuration.
    case read
    /// Work on data, jobs or messages.
    case other
}

/// An event that made no commit, kept because an import was asked to.
public struct ActivityEntry: Hashable, Sendable {
    /// What sort it is.
    public let kind: ActivityKind
    /// When it happened.
    public let time: Moment
    /// The event's id.
    public let eventID: String
    /// `<service>:<operation>`.
    public let action: String
    /// The identity that the log names.
    public let principal: String
    /// Who stands behind it, by its record and by the calls for credentials that are kept too.
    public let origin: Origin
    /// The tool.
    public let via: String
    /// Where the call came from.
    public let sourceIP: String?
    /// The access key id that signed it.
    public let accessKey: String?
    /// The provider's error code.
    public let errorCode: String?
    /// The account in which it took place.
    public let account: String
}

/// Which activity is asked for.
public struct ActivityQuery: Sendable {
    /// The kinds; none means all.
    public var kinds: Set<ActivityKind> = []
    /// The first moment; `nil` is open.
    public var start: Moment?
    /// The last moment; `nil` is open.
    public var end: Moment?
    /// Text that the principal or the origin holds, without regard to case.
    public var actor: String?
    /// An action or a glob over actions.
    public var action: String?
    /// The address or host that calls came from.
    public var sourceIP: String?
    /// The access key id that signed them.
    public var accessKey: String?
    /// At most so many, newest first; `nil` for all.
    public var limit: Int?

    /// Makes a query for everything.
    public init() {}
}

/// How much activity of one kind is kept.
public struct ActivityCount: Hashable, Sendable {
    /// The kind.
    public let kind: ActivityKind
    /// Events that imports were asked to keep, each once.
    public let offered: Int
    /// Those that are there still: the newest.
    public let kept: Int
    /// The oldest that is there; `nil` where none is.
    public let oldest: Moment?

    /// Those that gave way to newer ones.
    public var dropped: Int { offered - kept }
}
