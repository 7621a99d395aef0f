internal import GitStore
internal import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns how resources differ between two positions, sorted by address.
    ///
    /// Each leaf comes with the last change between the two that touched it. Only resources that changed in between
    /// are looked at, and of each only the versions in between.
    ///
    /// - Throws: `usage` where `old` is after `new`; `notFound` for a plain name that means no resource or several.
    public func diff(
        from old: Int,
        to new: Int,
        matching patterns: [String]
    ) throws(HindcastError) -> [ResourceDifference] {
        guard old <= new else {
            throw HindcastError(.usage, "the first moment is after the second", hints: ["swap the two"])
        }
        return try ask { view in
            var wanted: Set<ResourceNumber>?
            if !patterns.isEmpty { wanted = Set(try resources(matching: patterns, in: view).map(\.number)) }
            let changed: [ResourceNumber]
            if let wanted, wanted.count <= 1_000 {
                changed = try wanted.filter { resource in
                    try view.lastVersion(of: resource, through: new).map { $0.sequence > old } ?? false
                }
            } else {
                changed = try view.changedResources(after: old, through: new).filter { wanted?.contains($0) ?? true }
            }
            return try changed.compactMap { try difference(of: $0, from: old, to: new, in: view) }
                .sortedByAddress(\.address)
        }
    }

    private func difference(
        of number: ResourceNumber,
        from old: Int,
        to new: Int,
        in view: IndexView
    ) throws -> ResourceDifference? {
        let start = try view.lastVersion(of: number, through: old)
        let versions = try view.versions(of: number, after: old, through: new)
        guard let last = versions.last, start?.blob != nil || last.blob != nil, start?.blob != last.blob else {
            return nil
        }
        let address = try view.resource(number).address
        let before = try start?.blob.map { try objects.json(ofBlob: $0) }
        let after = try last.blob.map { try objects.json(ofBlob: $0) }
        let setters = try after.flatMap { try self.setters(of: $0, from: before, through: versions) }
        let attributed = AttributedDifference(from: before, to: after, setters: setters, fallback: versions.count - 1)
        let names = DifferenceNames(between: before, and: after)
        var entries: [Int: ChangeEntry] = [:]
        let leaves = try attributed.leaves.compactMap { leaf -> ResourceDifference.Leaf? in
            guard before != nil && after != nil || leaf.difference.pointer.isSetting else { return nil }
            let entry = try entries[leaf.setter] ?? view.entry(versions[leaf.setter], of: address)
            entries[leaf.setter] = entry
            return ResourceDifference.Leaf(difference: names.named(leaf.difference), change: entry)
        }
        return ResourceDifference(
            address: address,
            kind: kind(from: before, to: after),
            before: before.flatMap { ResourceDocument(json: $0) },
            after: after.flatMap { ResourceDocument(json: $0) },
            leaves: leaves,
            lastChange: try view.entry(last, of: address)
        )
    }

    /// What became of a resource. Of one that was only named in between, not made, nothing says that it is new.
    private func kind(from before: JSONValue?, to after: JSONValue?) -> ResourceChange.Kind {
        guard let after else { return .deleted }
        let isWhole = after["knowledge"]?.string == ResourceDocument.Knowledge.complete.rawValue
        return before == nil && isWhole ? .created : .updated
    }

    /// Returns who set what in the last of some versions.
    private func setters(
        of last: JSONValue,
        from before: JSONValue?,
        through versions: [IndexedVersion]
    ) throws -> SetterTree? {
        var value = before
        var tree = before.map { SetterTree(before: $0) }
        for (index, version) in versions.enumerated() {
            let isLast = index == versions.count - 1
            let next = isLast ? last : try version.blob.map { try objects.json(ofBlob: $0) }
            if let old = value, let next {
                tree?.advance(from: old, to: next, by: index, keepsRemoved: true)
            } else {
                // A deletion takes everything away; what comes after it is set anew.
                tree = next.map { SetterTree(of: $0, setBy: index) }
            }
            value = next
        }
        return tree
    }
}

extension ResourceDifference {
    /// The path of the resource's file in the repository; very long or awkward parts of an address are spelled otherwise there.
    public var file: String { RepositoryPath(address).text }
}
