public import HindcastModel
internal import HistoryIndex

extension History {
    /// Calls `body` with each matching change, newest first, until it returns `false`.
    ///
    /// A commit that changed several resources comes once for each, in the order of their addresses. `body` may ask
    /// this history further questions; they belong to the same state.
    ///
    /// - Throws: `notFound` for a plain name that means no resource or several; whatever `body` throws.
    public func forEachChange(
        _ query: ChangeQuery,
        _ body: (ChangeEntry) throws -> Bool
    ) throws {
        try HindcastError.describing {
            try index.read(identifying: identities.identify) { view in
                var search = try ChangeSearch(query, in: view) { try resources(matching: query.patterns, in: view) }
                var count = 0
                while let batch = try search.nextBatch() {
                    for sequence in batch {
                        for entry in try search.entries(at: sequence) {
                            guard query.limit.map({ count < $0 }) ?? true else { return }
                            count += 1
                            guard try body(entry) else { return }
                        }
                    }
                }
            }
        }
    }

    /// Returns what a change did to its resource, leaf by leaf.
    ///
    /// Of a creation and a deletion, these are the leaves of the configuration and the tags; of an update, every leaf
    /// that differs.
    ///
    /// - Parameter place: the part that is asked for.
    public func differences(
        of change: ChangeEntry,
        in place: PlaceSelector = .everything
    ) throws(HindcastError) -> [JSONDifference] {
        try ask { view in
            let resource = try view.known(change.resource)
            let last = try view.lastVersion(of: resource.number, through: change.sequence)
            guard let last, last.sequence == change.sequence else { return [] }
            let former = try view.lastVersion(of: resource.number, through: change.sequence - 1)
            let old = try former?.blob.map { try objects.json(ofBlob: $0) }
            let new = try last.blob.map { try objects.json(ofBlob: $0) }
            let all = JSONDifference.between(old, new).filter { old != nil && new != nil || $0.pointer.isSetting }
            let names = DifferenceNames(between: old, and: new)
            return all.filter { difference in
                place.isEverything || names.place(of: difference).map(place.contains) ?? false
            }.map(names.named)
        }
    }
}

extension JSONPointer {
    /// Whether this is a place in the configuration or the tags: what somebody sets, not what names the resource.
    var isSetting: Bool { tokens.count > 1 && (tokens[0] == "configuration" || tokens[0] == "tags") }
}
