public import HindcastModel

/// A stretch of time through which a predicate held over a resource, or could not be decided.
public struct Window: Hashable, Sendable {
    /// What the predicate did.
    public enum State: Hashable, Sendable {
        /// It held.
        case held
        /// It failed with an error; jq's own message.
        case undecided(reason: String)
    }

    /// How it began.
    public enum Beginning: String, Hashable, Sendable {
        /// With the resource.
        case created
        /// With a change of it.
        case changed
        /// No event shows what was before: it may have begun earlier, by somebody else.
        case firstSeen = "first-seen"
    }

    /// How it ended.
    public enum Ending: String, Hashable, Sendable {
        /// With a change of the resource.
        case changed
        /// With the resource.
        case deleted
        /// Not yet, as far as was asked for.
        case open
    }

    /// What the predicate did.
    public let state: State
    /// How it began.
    public let beginning: Beginning
    /// The change that opened it.
    public let opened: ChangeEntry
    /// The change that closed it; `nil` where it is still open.
    public let closed: ChangeEntry?
    /// When it was closed; of an open one, the last moment that is known of.
    public let end: Moment
    /// Whether the resource was known in part at any time of it.
    public let isPartial: Bool
    /// Values that the log does not show, and that the predicate may look at.
    public let unknown: [JSONPointer]

    /// Makes a window.
    public init(
        state: State,
        beginning: Beginning,
        opened: ChangeEntry,
        closed: ChangeEntry?,
        end: Moment,
        isPartial: Bool,
        unknown: [JSONPointer]
    ) {
        self.state = state
        self.beginning = beginning
        self.opened = opened
        self.closed = closed
        self.end = end
        self.isPartial = isPartial
        self.unknown = unknown
    }

    /// The resource.
    public var resource: Address { opened.resource }
    /// How it ended.
    public var ending: Ending { closed.map { $0.kind == .deleted ? .deleted : .changed } ?? .open }
    /// How long it stood, in whole seconds; of an open one, so far.
    public var seconds: Int { Int(max(0, end.seconds - opened.time.seconds)) }
}

/// The windows of one resource, oldest first.
public struct ResourceWindows: Hashable, Sendable {
    /// The resource.
    public let address: Address
    /// Its name, where it has one.
    public let name: String?
    /// Where the predicate held, and where it could not be decided.
    public let windows: [Window]

    /// Makes the windows of a resource.
    public init(address: Address, name: String?, windows: [Window]) {
        self.address = address
        self.name = name
        self.windows = windows
    }
}
