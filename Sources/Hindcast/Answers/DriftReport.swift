public import HindcastModel

/// What differs from what was declared or observed, and by whose hand.
public struct DriftReport: Hashable, Sendable {
    /// A file that was compared with.
    public struct File: Hashable, Sendable {
        /// Its name, as the user gave it.
        public let name: String
        /// Its format.
        public let format: String
        /// Whether it says what should be, rather than what was seen.
        public let isDeclared: Bool
        /// The resources, and parts of resources, that it states.
        public let resources: Int
    }

    /// Something that was stated and could not be compared.
    public struct Uncompared: Hashable, Sendable {
        /// What the file calls the resource.
        public let label: String
        /// The type in the file's words.
        public let kind: String
        /// The attribute; `nil` for the whole resource.
        public let place: String?
        /// Why, as a clause.
        public let reason: String
        /// Whether nobody could ever compare it, such as what only Terraform knows: no gap of the history's.
        public let isByNature: Bool
    }

    /// The moment at which the history was compared.
    public var moment: Moment
    /// The files that it was compared with.
    public var files: [File] = []
    /// What differs, in the order of the groups, then of the files.
    public var resources: [DriftedResource] = []
    /// What could not be compared.
    public var uncompared: [Uncompared] = []
    /// Files, and parts of files, that could not be read.
    public var findings: [Finding] = []
    /// The resources of the history that something was stated of.
    public var compared = 0
    /// The stated values that were compared.
    public var attributes = 0
    /// Resources that nobody stated, and that came with one that is stated, or belong to one: made by the same event.
    public var implied = 0

    /// Makes a report of nothing.
    public init(moment: Moment) { self.moment = moment }

    /// The resources of one group.
    public func resources(in group: DriftGroup) -> [DriftedResource] { resources.filter { $0.group == group } }
}

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
        /// The log hides the value.
        case hidden = "hidden-by-the-provider"
        /// Events of this sort are not understood.
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
