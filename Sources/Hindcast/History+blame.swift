public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns the last setter of each leaf of a resource, in the document's order; with `includingRemoved`, after
    /// them the leaves that are gone.
    ///
    /// Elements of arrays are followed by identity, so one that only moved keeps its setter; of one that another takes
    /// the place of, what stays the same keeps its setter too. A new creation begins
    /// anew: what an earlier resource of the same name was set to is not part of it. Of a deleted resource, its last
    /// document is answered for.
    ///
    /// - Parameter pointer: the part that is asked for; the configuration and the tags for the empty pointer. A
    ///   pointer that does not begin with a member of the document is read as one into the configuration.
    /// - Throws: `notFound` where the resource did not exist yet, or never did.
    public func blame(
        _ address: Address,
        at position: Int?,
        under pointer: JSONPointer,
        includingRemoved: Bool
    ) throws(HindcastError) -> [BlameLine] {
        try ask { view in
            let resource = try view.known(address)
            let position = try view.position(position)
            guard let incarnation = try view.incarnation(of: resource.number, through: position) else {
                throw try HindcastError(notYet: resource, in: view)
            }
            let versions = try view.versions(of: resource.number, after: incarnation.start - 1, through: position)
                .filter { $0.blob != nil }
            var walk: (value: JSONValue, setters: SetterTree)?
            for (index, version) in versions.enumerated() {
                guard let blob = version.blob else { continue }
                let value = try objects.json(ofBlob: blob)
                if walk == nil {
                    walk = (value, SetterTree(of: value, setBy: index))
                } else if let old = walk?.value {
                    walk?.setters.advance(
                        from: old,
                        to: value,
                        by: index,
                        keepsRemoved: includingRemoved,
                        continuesReplaced: true
                    )
                    walk?.value = value
                }
            }
            guard let walk else { return [] }
            var entries: [Int: ChangeEntry] = [:]
            return try BlameLeaves(of: walk.value, walk.setters, under: pointer).leaves.map { leaf in
                let entry = try entries[leaf.setter] ?? view.entry(versions[leaf.setter], of: address)
                entries[leaf.setter] = entry
                return BlameLine(pointer: leaf.pointer, value: leaf.value, change: entry, isRemoved: leaf.isRemoved)
            }
        }
    }
}

/// The leaves of a document with the numbers of the versions that set them.
private struct BlameLeaves {
    private(set) var leaves: [(pointer: JSONPointer, value: JSONValue, setter: Int, isRemoved: Bool)] = []
    private var removed: [(pointer: JSONPointer, value: JSONValue, setter: Int)] = []
    private let scope: JSONPointer

    init(of document: JSONValue, _ setters: SetterTree, under pointer: JSONPointer) {
        let isInDocument = pointer.tokens.first.map { document[$0] != nil } ?? true
        scope = isInDocument ? pointer : JSONPointer(["configuration"] + pointer.tokens)
        add(document, setters, at: JSONPointer())
        for gone in removed { addRemoved(gone.value, at: gone.pointer, setter: gone.setter) }
    }

    private mutating func add(_ value: JSONValue, _ tree: SetterTree, at pointer: JSONPointer) {
        guard pointer.isInside(scope) || scope.isInside(pointer) else { return }
        for gone in tree.removed {
            removed.append((JSONPointer(pointer.tokens + gone.tokens), gone.value, gone.remover))
        }
        guard !value.isLeaf else {
            if isWanted(pointer) { leaves.append((pointer, value, tree.setter, false)) }
            return
        }
        for (child, part) in zip(tree.children, value.children) {
            add(part.value, child, at: pointer.appending(part.token))
        }
    }

    private mutating func addRemoved(_ value: JSONValue, at pointer: JSONPointer, setter: Int) {
        guard !value.isLeaf else {
            if isWanted(pointer) { leaves.append((pointer, value, setter, true)) }
            return
        }
        for part in value.children { addRemoved(part.value, at: pointer.appending(part.token), setter: setter) }
    }

    private func isWanted(_ pointer: JSONPointer) -> Bool {
        scope.tokens.isEmpty ? pointer.isSetting : pointer.isInside(scope)
    }
}
