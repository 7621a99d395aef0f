package import HindcastModel

/// A commit as the index keeps it.
package struct IndexedCommit: Hashable, Sendable {
    /// The commit's place in the history; the root is 0 and is not in the index.
    package var sequence: Int
    /// The commit's id, 20 bytes.
    package var id: [UInt8]
    /// When the event happened, to the nanosecond. Never earlier than that of the commit before.
    package var time: Moment
    /// The event's id.
    package var eventID: String
    /// The service that an address names.
    package var service: String
    /// The operation.
    package var operation: String
    /// The identity that the log names.
    package var principal: String
    /// Who stands behind it.
    package var origin: String
    /// How sure that is: `proven`, `stated` or `unresolved`.
    package var originConfidence: String
    /// The tool.
    package var via: String
    /// Where the call came from.
    package var sourceIP: String?
    /// The calling program.
    package var userAgent: String?
    /// The provider's id of the request.
    package var requestID: String?
    /// How sure the rule is of its effect.
    package var confidence: Confidence
    /// The commit's subject line.
    package var subject: String
    /// What became of which resources, each once.
    package var changes: [IndexedChange]

    /// Makes a commit.
    package init(
        sequence: Int,
        id: [UInt8],
        time: Moment,
        eventID: String,
        service: String,
        operation: String,
        principal: String,
        origin: String,
        originConfidence: String,
        via: String,
        sourceIP: String? = nil,
        userAgent: String? = nil,
        requestID: String? = nil,
        confidence: Confidence = .high,
        subject: String,
        changes: [IndexedChange]
    ) {
        self.sequence = sequence
        self.id = id
        self.time = time
        self.eventID = eventID
        self.service = service
        self.operation = operation
        self.principal = principal
        self.origin = origin
        self.originConfidence = originConfidence
        self.via = via
        self.sourceIP = sourceIP
        self.userAgent = userAgent
        self.requestID = requestID
        self.confidence = confidence
        self.subject = subject
        self.changes = changes
    }
}

/// One resource as a commit leaves it.
package struct IndexedChange: Hashable, Sendable {
    /// The resource.
    package var address: Address
    /// What became of it.
    package var kind: ResourceChange.Kind
    /// The document's blob, 20 bytes; `nil` once deleted.
    package var blob: [UInt8]?
    /// Its ARN as of now.
    package var arn: String?
    /// Its name as of now.
    package var name: String?
    /// Every other identifier that leads to it.
    package var aliases: [String]

    /// Makes a change. Of a deleted resource, the identity stays what it was, whatever is given here.
    package init(
        address: Address,
        kind: ResourceChange.Kind,
        blob: [UInt8]?,
        arn: String? = nil,
        name: String? = nil,
        aliases: [String] = []
    ) {
        self.address = address
        self.kind = kind
        self.blob = blob
        self.arn = arn
        self.name = name
        self.aliases = aliases
    }
}

extension IndexedChange {
    /// Makes a change that leaves a resource with a document, or without one.
    package init(address: Address, kind: ResourceChange.Kind, blob: [UInt8]?, document: ResourceDocument?) {
        self.init(
            address: address,
            kind: kind,
            blob: blob,
            arn: document?.arn,
            name: document?.name,
            aliases: document?.aliases ?? []
        )
    }

    /// Makes what a change leaves: of one that deletes, what it took away.
    package init(_ change: borrowing ResourceChange, blob: [UInt8]?) {
        self.init(
            address: change.address,
            kind: change.kind,
            blob: blob,
            document: change.after ?? change.before
        )
    }
}

extension ResourceChange.Kind {
    /// The number that stands for the kind in the index.
    var code: Int {
        switch self {
        case .created: 0
        case .updated: 1
        case .deleted: 2
        }
    }

    init(code: Int) {
        self = code == 0 ? .created : code == 1 ? .updated : .deleted
    }
}

extension Confidence {
    /// The number that stands for the confidence in the index.
    var code: Int {
        switch self {
        case .high: 0
        case .medium: 1
        case .low: 2
        }
    }

    init(code: Int) {
        self = code == 0 ? .high : code == 1 ? .medium : .low
    }
}

extension Disposition {
    /// The number that stands for the disposition in the index: its place in ``Disposition/allCases``.
    var code: Int { Disposition.allCases.firstIndex(of: self) ?? 0 }

    init?(code: Int) {
        guard Disposition.allCases.indices.contains(code) else { return nil }
        self = Disposition.allCases[code]
    }
}
