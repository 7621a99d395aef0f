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
        var query = BlameQuery()
        (query.position, query.place, query.includesRemoved) = (position, PlaceSelector(pointer), includingRemoved)
        return try blame(address, query)
    }

    /// Returns the last setter of each leaf that a query asks for.
    ///
    /// - Throws: `notFound` where the resource did not exist yet, or never did.
    public func blame(_ address: Address, _ query: BlameQuery) throws(HindcastError) -> [BlameLine] {
        try ask { view in try blame(try view.known(address), query, in: view) }
    }

    func blame(_ resource: IndexedResource, _ query: BlameQuery, in view: IndexView) throws -> [BlameLine] {
        let address = resource.address
        let position = try view.position(query.position)
        guard let incarnation = try view.incarnation(of: resource.number, through: position) else {
            throw try HindcastError(notYet: resource, in: view)
        }
        let versions = try view.versions(of: resource.number, after: incarnation.start - 1, through: position)
            .filter { $0.blob != nil }
        var entries: [Int: ChangeEntry] = [:]
        func entry(_ index: Int) throws -> ChangeEntry {
            let entry = try entries[index] ?? view.entry(versions[index], of: address)
            entries[index] = entry
            return entry
        }
        let ignored = query.ignoredActors.map { ActorPattern($0) }
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
                    keepsRemoved: query.includesRemoved,
                    continuesReplaced: true,
                    sight: ignored.isEmpty
                        ? .forgetful : try entry(index).isBy(anyOf: ignored) ? .seeingThrough : .remembering
                )
                walk?.value = value
            }
        }
        guard let walk else { return [] }
        return try BlameLeaves(of: walk.value, walk.setters, query).leaves.map { leaf in
            BlameLine(
                pointer: leaf.place.pointer,
                name: leaf.place.text,
                value: leaf.value,
                change: try entry(leaf.setter),
                isRemoved: leaf.isRemoved
            )
        }
    }
}

extension ChangeEntry {
    /// Whether the principal or the origin is any of those meant.
    fileprivate func isBy(anyOf actors: [ActorPattern]) -> Bool {
        actors.contains { $0.matches(label: principal) || $0.matches(label: origin.label) }
    }
}

/// The leaves of a document with the numbers of the versions that set them.
private struct BlameLeaves {
    struct Leaf {
        let place: PlaceName
        let value: JSONValue
        let setter: Int
        let isRemoved: Bool
    }

    private(set) var leaves: [Leaf] = []
    private var removed: [Leaf] = []
    private let scope: PlaceSelector

    init(of document: JSONValue, _ setters: SetterTree, _ query: BlameQuery) {
        scope = query.place
        add(document, setters, at: PlaceName())
        guard query.includesRemoved else { return }
        for gone in removed { addRemoved(gone.value, at: gone.place, setter: gone.setter) }
    }

    private mutating func add(_ value: JSONValue, _ tree: SetterTree, at place: PlaceName) {
        for gone in tree.removed {
            removed.append(
                Leaf(
                    place: name(of: gone, in: value, at: place),
                    value: gone.value,
                    setter: gone.remover,
                    isRemoved: true
                )
            )
        }
        guard !value.isLeaf else { return add(value, setBy: tree.setter, at: place, isRemoved: false) }
        for (child, (part, place)) in zip(tree.children, zip(value.children, place.children(of: value))) {
            add(part.value, child, at: place)
        }
    }

    /// What is gone from a list is called by what it was.
    private func name(of gone: SetterTree.Removal, in container: JSONValue, at place: PlaceName) -> PlaceName {
        guard container.array != nil, gone.tokens.count == 1 else { return gone.tokens.reduce(place) { $0.member($1) } }
        return place.element(gone.tokens[0], called: ElementName.part(of: gone.value, in: place.list))
    }

    private mutating func addRemoved(_ value: JSONValue, at place: PlaceName, setter: Int) {
        guard !value.isLeaf else { return add(value, setBy: setter, at: place, isRemoved: true) }
        for (part, place) in zip(value.children, place.children(of: value)) {
            addRemoved(part.value, at: place, setter: setter)
        }
    }

    private mutating func add(_ value: JSONValue, setBy setter: Int, at place: PlaceName, isRemoved: Bool) {
        guard scope.isEverything ? place.pointer.isSetting : scope.contains(place) else { return }
        leaves.append(Leaf(place: place, value: value, setter: setter, isRemoved: isRemoved))
    }
}
