public import HindcastModel

/// One change around an incident: how near it is, what is new about it, and what became of it.
public struct IncidentChange: Hashable, Sendable {
    /// Something that the actor of a change never did before, as far as the history knows.
    public enum FirstTime: Hashable, Sendable {
        /// To change anything.
        case change
        /// To do this action.
        case action(String)
        /// To act through this identity; a role's ARN goes without the session's name.
        case identity(String)
        /// To come from this address or host.
        case source(String)
    }

    /// What became of something that a change set, by the newest event.
    public enum Standing: Hashable, Sendable {
        /// It is still as the change left it.
        case inPlace
        /// It was changed since.
        case changed(by: ChangeEntry)
        /// The resource was deleted since.
        case deleted(by: ChangeEntry)

        /// The change that undid it.
        public var undoing: ChangeEntry? {
            switch self {
            case .inPlace: nil
            case .changed(let change), .deleted(let change): change
            }
        }
    }

    /// One attribute that the change set or took away.
    public struct Leaf: Hashable, Sendable {
        /// What was done.
        public let difference: JSONDifference
        /// What became of it.
        public let standing: Standing

        /// Makes a leaf.
        public init(difference: JSONDifference, standing: Standing) {
            self.difference = difference
            self.standing = standing
        }
    }

    /// One step from a resource to another that has to do with it.
    public struct Link: Hashable, Sendable {
        /// Why two resources have to do with each other.
        public enum Reason: Hashable, Sendable {
            /// The first one's document names the second one at a place.
            case names(place: String)
            /// The second one's document names the first one at a place.
            case isNamed(place: String)
            /// The first one was changed by somebody who acted as the second one, such as a role.
            case actedOnBy
            /// Somebody who acted as the first one, such as a role, changed the second one.
            case actsOn
        }

        /// The first resource.
        public let from: Address
        /// The second one.
        public let to: Address
        /// Why.
        public let reason: Reason

        /// Makes a link.
        public init(from: Address, to: Address, reason: Reason) {
            self.from = from
            self.to = to
            self.reason = reason
        }
    }

    /// The change.
    public let change: ChangeEntry
    /// The resource's name after it, where it has one.
    public let name: String?
    /// Whether the resource is known in part.
    public let isPartial: Bool
    /// Seconds from the moment to the change: negative before it.
    public let seconds: Int64
    /// The way from a seed to the resource, empty for a seed; `nil` where none was found.
    public let path: [Link]?
    /// What the actor did for the first time.
    public let firstTimes: [FirstTime]
    /// What was set or taken away, attribute by attribute; nothing for a deletion.
    public let leaves: [Leaf]
    /// What became of the resource: for a deletion, whether it is still gone.
    public let resource: Standing

    /// Makes a change.
    public init(
        change: ChangeEntry,
        name: String?,
        isPartial: Bool,
        seconds: Int64,
        path: [Link]?,
        firstTimes: [FirstTime],
        leaves: [Leaf],
        resource: Standing
    ) {
        self.change = change
        self.name = name
        self.isPartial = isPartial
        self.seconds = seconds
        self.path = path
        self.firstTimes = firstTimes
        self.leaves = leaves
        self.resource = resource
    }

    /// How many of the attributes are still as the change left them.
    public var standingLeaves: Int { leaves.count { $0.standing == .inPlace } }

    /// Whether anything of it is still in place.
    public var isStanding: Bool { leaves.isEmpty ? resource == .inPlace : standingLeaves > 0 }
}
