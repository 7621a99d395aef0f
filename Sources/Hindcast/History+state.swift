public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns the resources that match any of the patterns (all, if there is none) at a position (the head, if `nil`),
    /// sorted by address.
    ///
    /// - Throws: `notFound` for a plain name that means no resource or several.
    public func resources(
        matching patterns: [String],
        at position: Int?,
        includingDeleted: Bool
    ) throws(HindcastError) -> [ResourceSummary] {
        try ask { view in
            let position = try view.position(position)
            var found: [(resource: IndexedResource, last: IndexedVersion)] = []
            for resource in try resources(matching: patterns, in: view) {
                guard let last = try view.lastVersion(of: resource.number, through: position),
                    includingDeleted || last.kind != .deleted
                else { continue }
                found.append((resource, last))
            }
            // In the order of the commits, which are neighbours in the index.
            let order = found.indices.sorted { found[$0].last.sequence < found[$1].last.sequence }
            let summaries = try order.map { index in
                let (resource, last) = found[index]
                let identity = try view.identity(of: resource.number, through: position)
                return ResourceSummary(
                    address: resource.address,
                    name: identity.name,
                    arn: identity.arn,
                    exists: last.kind != .deleted,
                    lastChange: try view.entry(last, of: resource.address)
                )
            }
            return summaries.sortedByAddress(\.address)
        }
    }

    /// Returns a resource at a position; a deleted one with its last document.
    ///
    /// - Throws: `notFound` where it did not exist yet, or never did.
    public func state(of address: Address, at position: Int?) throws(HindcastError) -> ResourceState {
        try ask { view in
            let resource = try view.known(address)
            let position = try view.position(position)
            guard let last = try view.lastVersion(of: resource.number, through: position),
                let incarnation = try view.incarnation(of: resource.number, through: position)
            else { throw try HindcastError(notYet: resource, in: view) }
            var shown: IndexedVersion? = last
            if last.kind == .deleted, last.sequence > incarnation.start {
                shown = try view.lastVersion(of: resource.number, through: last.sequence - 1)
            }
            return ResourceState(
                document: try shown?.blob.map { try objects.document(ofBlob: $0) },
                exists: last.kind != .deleted,
                created: incarnation.isCreation
                    ? try view.entry(
                        IndexedVersion(sequence: incarnation.start, kind: .created, blob: nil),
                        of: address
                    ) : nil,
                lastChange: try view.entry(last, of: address)
            )
        }
    }

    /// Calls `body` with every resource that exists at a position, sorted by address.
    ///
    /// - Throws: `index` and `repository` where they cannot be read; whatever `body` throws.
    public func forEachResource(at position: Int?, _ body: (ExportedResource) throws -> Void) throws {
        try HindcastError.describing {
            try index.read(identifying: identities.identify) { try forEachResource(at: position, in: $0, body) }
        }
    }

    private func forEachResource(
        at position: Int?,
        in view: IndexView,
        _ body: (ExportedResource) throws -> Void
    ) throws {
        let position = try view.position(position)
        for resource in try view.resources().sortedByAddress(\.address) {
            guard let last = try view.lastVersion(of: resource.number, through: position), last.kind != .deleted,
                let blob = last.blob
            else { continue }
            var created: Moment?
            if let incarnation = try view.incarnation(of: resource.number, through: position),
                incarnation.isCreation
            {
                created = try view.commit(at: incarnation.start)?.time
            }
            try body(
                ExportedResource(
                    document: try objects.document(ofBlob: blob),
                    createdAt: created,
                    lastChange: try view.entry(last, of: resource.address)
                )
            )
        }
    }
}

extension HindcastError {
    /// The error of a question about a time before the first event that shows a resource.
    init(notYet resource: IndexedResource, in view: IndexView) throws {
        let first = try view.versions(of: resource.number, after: 0, through: .max).first
        let commit = try first.flatMap { try view.commit(at: $0.sequence) }
        self.init(
            .notFound,
            "no event up to then shows \(resource.address)",
            hints: commit.map { ["the first one that does: \($0.time) \($0.service):\($0.operation)"] } ?? []
        )
    }
}

extension Array {
    /// The elements sorted by their addresses' text.
    func sortedByAddress(_ address: (Element) -> Address) -> [Element] {
        let texts = map { address($0).description }
        return indices.sorted { texts[$0].precedesInBytes(texts[$1]) }.map { self[$0] }
    }
}
