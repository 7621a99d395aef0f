public import HindcastModel

/// A resource that is not as it was stated.
public struct DriftedResource: Hashable, Sendable {
    /// Where and how a file states it.
    public struct Statement: Hashable, Sendable {
        /// What the file calls it.
        public let label: String
        /// The type in the file's words.
        public let kind: String
        /// The file.
        public let file: String
        /// The line on which it starts, from 1; `nil` where nobody knows.
        public let line: Int?

        /// Makes a statement.
        public init(label: String, kind: String, file: String, line: Int?) {
            self.label = label
            self.kind = kind
            self.file = file
            self.line = line
        }
    }

    /// How it differs.
    public let group: DriftGroup
    /// The resource; `nil` for one that the history never had.
    public let address: Address?
    /// Its name, where it has one.
    public let name: String?
    /// Who states it; none for an unmanaged one.
    public let statements: [Statement]
    /// The places that differ; none for one that is missing or unmanaged.
    public var differences: [DriftDifference]
    /// Who brought it about that it is missing, or that it is there; `nil` for a changed one, whose places have causes each.
    public let cause: DriftCause?

    /// Makes a resource.
    public init(
        group: DriftGroup,
        address: Address?,
        name: String?,
        statements: [Statement],
        differences: [DriftDifference],
        cause: DriftCause?
    ) {
        self.group = group
        self.address = address
        self.name = name
        self.statements = statements
        self.differences = differences
        self.cause = cause
    }
}

/// One place that is not as stated.
public struct DriftDifference: Hashable, Sendable {
    /// The place in the history's document; of a missing element, the list.
    public let pointer: JSONPointer
    /// What people call it, where elements of lists are on the way.
    public let name: String?
    /// What is stated; `nil` where nothing is.
    public let stated: JSONValue?
    /// What there is; `nil` where there is nothing.
    public let actual: JSONValue?
    /// Who made it so.
    public let cause: DriftCause

    /// Makes a place.
    public init(pointer: JSONPointer, name: String?, stated: JSONValue?, actual: JSONValue?, cause: DriftCause) {
        self.pointer = pointer
        self.name = name
        self.stated = stated
        self.actual = actual
        self.cause = cause
    }
}

/// Who brought a difference about.
public enum DriftCause: Hashable, Sendable {
    /// An event did.
    case change(ChangeEntry)
    /// No event shows who did.
    case unattributed(Unattributed)

    /// When it came about, where that is known; else the latest moment at which it may have.
    public var time: Moment? {
        switch self {
        case .change(let change): change.time
        case .unattributed(let gap): gap.before
        }
    }
}

/// Why nobody can say who brought a difference about.
public struct Unattributed: Hashable, Sendable {
    /// The sorts of reasons.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// It may have been so before the first event of the logs.
        case beforeFirstLog = "before-the-first-log"
        /// The logs go on over the time in question, and no event in them does it.
        case noEvent = "no-event-sets-it"
        /// The logs have a gap in the time in question.
        case logGap = "log-gap"
        /// An event set the value, and the log hides what to; a baseline showed it.
        case hidden = "hidden-by-the-provider"
        /// Meanwhile there were events of the service that no rule knows.
        case notModelled = "not-modelled"
    }

    /// The sort.
    public let reason: Reason
    /// The last moment at which it was not so yet; `nil` where nobody knows.
    public let after: Moment?
    /// The first moment at which it was so.
    public let before: Moment?

    /// Makes a reason.
    public init(_ reason: Reason, after: Moment? = nil, before: Moment? = nil) {
        self.reason = reason
        self.after = after
        self.before = before
    }
}
