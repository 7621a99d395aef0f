internal import HindcastModel
internal import HistoryIndex

extension ChangeEntry {
    /// Makes the line that a commit is in the log of one resource.
    init(_ commit: IndexedCommit, _ resource: Address, _ kind: ResourceChange.Kind) {
        self.init(
            commit: commit.id.hex,
            sequence: commit.sequence,
            time: commit.time,
            eventID: commit.eventID,
            action: "\(commit.service):\(commit.operation)",
            principal: commit.principal,
            origin: Origin(
                label: commit.origin,
                confidence: Origin.Confidence(rawValue: commit.originConfidence) ?? .unresolved
            ),
            via: commit.via,
            sourceIP: commit.sourceIP,
            userAgent: commit.userAgent,
            confidence: commit.confidence,
            subject: commit.subject,
            resource: resource,
            kind: kind
        )
    }
}

extension IndexView {
    /// Returns the line of a resource's version.
    func entry(_ version: IndexedVersion, of resource: Address) throws -> ChangeEntry {
        guard let commit = try commit(at: version.sequence) else {
            throw HindcastError(.index, "the index lacks commit \(version.sequence)")
        }
        return ChangeEntry(commit, resource, version.kind)
    }

    /// Returns a resource by its address.
    ///
    /// - Throws: `notFound` where it never existed.
    func known(_ address: Address) throws -> IndexedResource {
        guard let resource = try resource(at: address) else {
            throw HindcastError(.notFound, "no event of the history touches \(address)")
        }
        return resource
    }

    /// Returns the position that is meant: the head for `nil`.
    func position(_ position: Int?) throws -> Int { try position ?? lastSequence() }
}
