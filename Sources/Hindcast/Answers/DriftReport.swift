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

        /// Makes a file.
        public init(name: String, format: String, isDeclared: Bool, resources: Int) {
            self.name = name
            self.format = format
            self.isDeclared = isDeclared
            self.resources = resources
        }
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

        /// Makes an item.
        public init(label: String, kind: String, place: String?, reason: String, isByNature: Bool) {
            self.label = label
            self.kind = kind
            self.place = place
            self.reason = reason
            self.isByNature = isByNature
        }
    }

    /// A stated resource that is as stated.
    public struct Agreement: Hashable, Sendable {
        /// The resource; `nil` for one that is stated not to be there, and never was.
        public let address: Address?
        /// Who states it.
        public let statements: [DriftedResource.Statement]

        /// Makes an agreement.
        public init(address: Address?, statements: [DriftedResource.Statement]) {
            self.address = address
            self.statements = statements
        }
    }

    /// Drift that an ignore file lets be.
    public struct Ignored: Hashable, Sendable {
        /// The drift, or the part of a resource's drift.
        public let resource: DriftedResource
        /// Why it is let be.
        public let reason: String
        /// The line of the ignore file that says so.
        public let line: Int

        /// Makes an item.
        public init(resource: DriftedResource, reason: String, line: Int) {
            self.resource = resource
            self.reason = reason
            self.line = line
        }
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
    /// The stated resources that are as stated, in the order of the files.
    public var agreeing: [Agreement] = []
    /// The ignore file that was applied; `nil` for none.
    public var ignoreFile: String?
    /// What the ignore file lets be; no part of ``resources``.
    public var ignored: [Ignored] = []
    /// Entries of the ignore file that hold no more.
    public var expired: [IgnoreList.Entry] = []
    /// Entries of the ignore file that nothing was found for.
    public var unused: [IgnoreList.Entry] = []

    /// Makes a report of nothing.
    public init(moment: Moment) { self.moment = moment }

    /// The resources of one group.
    public func resources(in group: DriftGroup) -> [DriftedResource] { resources.filter { $0.group == group } }
}
