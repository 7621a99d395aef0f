public import HindcastModel

/// A resource in a list.
public struct ResourceSummary: Hashable, Sendable {
    /// The resource.
    public let address: Address
    /// Its name, where it has one.
    public let name: String?
    /// Its ARN, where it has one.
    public let arn: String?
    /// Whether it exists at the moment asked for.
    public let exists: Bool
    /// The last change up to the moment asked for.
    public let lastChange: ChangeEntry

    /// Makes a summary.
    public init(address: Address, name: String?, arn: String?, exists: Bool, lastChange: ChangeEntry) {
        self.address = address
        self.name = name
        self.arn = arn
        self.exists = exists
        self.lastChange = lastChange
    }
}

/// A resource at a moment.
public struct ResourceState: Hashable, Sendable {
    /// The document; of a deleted resource the last one before it went. `nil` where only a deletion was ever seen.
    public let document: ResourceDocument?
    /// Whether it existed at the moment.
    public let exists: Bool
    /// The creation that began this incarnation; `nil` where the log does not reach back so far.
    public let created: ChangeEntry?
    /// The last change up to the moment: the deletion, if it is gone.
    public let lastChange: ChangeEntry

    /// Makes a state.
    public init(document: ResourceDocument?, exists: Bool, created: ChangeEntry?, lastChange: ChangeEntry) {
        self.document = document
        self.exists = exists
        self.created = created
        self.lastChange = lastChange
    }
}

/// One leaf of a document and who set it.
public struct BlameLine: Hashable, Sendable {
    /// The place in the document.
    public let pointer: JSONPointer
    /// What people call the place, such as `/configuration/ingress[tcp/22 0.0.0.0/0]/cidrIpv4`, where elements of lists are
    /// on the way to it; it is taken in the place of the pointer by ``PlaceSelector``.
    public let name: String?
    /// The value; with `isRemoved`, the last one before it was taken away.
    public let value: JSONValue
    /// The change that set (or removed) it; `nil` where no event shows who did.
    public let change: ChangeEntry
    /// Whether the leaf is gone: a line of `--history`.
    public let isRemoved: Bool

    /// Makes a line.
    public init(
        pointer: JSONPointer,
        name: String? = nil,
        value: JSONValue,
        change: ChangeEntry,
        isRemoved: Bool = false
    ) {
        self.pointer = pointer
        self.name = name
        self.value = value
        self.change = change
        self.isRemoved = isRemoved
    }
}

/// How one resource differs between two moments.
public struct ResourceDifference: Hashable, Sendable {
    /// One leaf that differs, and the change that made it what it is at the later moment.
    public struct Leaf: Hashable, Sendable {
        /// The difference.
        public let difference: JSONDifference
        /// The last change between the two moments that touched the leaf.
        public let change: ChangeEntry

        /// Makes a leaf.
        public init(difference: JSONDifference, change: ChangeEntry) {
            self.difference = difference
            self.change = change
        }
    }

    /// The resource.
    public let address: Address
    /// What became of it between the two moments.
    public let kind: ResourceChange.Kind
    /// The document at the earlier moment; `nil` where it did not exist.
    public let before: ResourceDocument?
    /// The document at the later moment; `nil` where it did not exist.
    public let after: ResourceDocument?
    /// The leaves that differ; all of them for a creation or a deletion.
    public let leaves: [Leaf]
    /// The last change between the two moments.
    public let lastChange: ChangeEntry

    /// Makes a difference.
    public init(
        address: Address,
        kind: ResourceChange.Kind,
        before: ResourceDocument?,
        after: ResourceDocument?,
        leaves: [Leaf],
        lastChange: ChangeEntry
    ) {
        self.address = address
        self.kind = kind
        self.before = before
        self.after = after
        self.leaves = leaves
        self.lastChange = lastChange
    }
}

/// A line of `export`.
public struct ExportedResource: Hashable, Sendable {
    /// The document at the moment.
    public let document: ResourceDocument
    /// When this incarnation was created, where the log shows it.
    public let createdAt: Moment?
    /// The last change up to the moment.
    public let lastChange: ChangeEntry

    /// Makes a line.
    public init(document: ResourceDocument, createdAt: Moment?, lastChange: ChangeEntry) {
        self.document = document
        self.createdAt = createdAt
        self.lastChange = lastChange
    }
}
