public import HindcastModel

/// How much of what was observed the history explains: the measure of its accuracy.
public struct ReconcileReport: Hashable, Sendable {
    /// What the history makes of a resource that was observed.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Every value that was observed is the history's, as far as events name it.
        case agree
        /// It agreed when it was observed, and events have changed it since; or agrees now, having been observed on the way.
        case explainedLater = "explained-later"
        /// Something was observed that the events contradict.
        case unlogged
        /// No event shows the resource.
        case unseen
        /// It could not be compared.
        case uncompared
    }

    /// The counts of one type.
    public struct Row: Hashable, Sendable {
        /// Provider, service and type, as addresses name them: `aws/ec2/security-group`; the file's own word for what is no
        /// resource of the history.
        public let type: String
        /// The observed resources, and parts of resources, by what the history makes of them.
        public var resources: [Verdict: Int] = [:]
        /// Observed values that the history has.
        public var agreeing = 0
        /// Observed values that the events contradict.
        public var differing = 0
        /// Observed values that no event names.
        public var silent = 0
    }

    /// A value, or a whole resource, that the events contradict.
    public struct Contradiction: Hashable, Sendable {
        /// What the file calls the resource.
        public let label: String
        /// The resource; `nil` for one that the history does not have.
        public let address: Address?
        /// The place; `nil` for the whole resource.
        public let pointer: JSONPointer?
        /// What was observed; `nil` for nothing.
        public let observed: JSONValue?
        /// What the history has; `nil` for nothing.
        public let recorded: JSONValue?
        /// When it was observed.
        public let time: Moment?
    }

    /// The files.
    public var files: [DriftReport.File] = []
    /// The types, the most common first.
    public var rows: [Row] = []
    /// What the events contradict, in the order of the files.
    public var contradictions: [Contradiction] = []
    /// Resources that no event shows, in the order of the files.
    public var unseen: [Contradiction] = []
    /// What could not be compared.
    public var uncompared: [DriftReport.Uncompared] = []
    /// What could not be read.
    public var findings: [Finding] = []

    /// Makes a report of nothing.
    public init() {}

    /// The sum of all types.
    public var total: Row {
        rows.reduce(into: Row(type: "all")) { sum, row in
            sum.resources.merge(row.resources, uniquingKeysWith: +)
            sum.agreeing += row.agreeing
            sum.differing += row.differing
            sum.silent += row.silent
        }
    }
}

extension ReconcileReport.Row {
    /// The resources in all.
    public var count: Int { resources.values.reduce(0, +) }
}
