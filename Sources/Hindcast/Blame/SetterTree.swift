internal import HindcastModel

/// Who set each leaf of a value: a tree of the value's own shape, carried from version to version.
///
/// Elements of arrays keep their setter when they move, since they are followed by their identity, not their place.
struct SetterTree {
    /// The version that set the leaf, or that last made an empty container of it; -1 for what was there before.
    private(set) var setter: Int
    /// One for each member or element of the value, in its order; none for a leaf.
    private(set) var children: [SetterTree]
    /// What is gone from this place, the last of each thing.
    private(set) var removed: [Removal]
    /// Where this stood among its siblings in the value that the tree began with; `nil` for what came later.
    private(set) var origin: Int?
    /// What the leaf was before, with who set that, oldest first; only where the walk remembers.
    private var former: [(value: JSONValue, setter: Int)] = []

    /// Something that was taken away.
    struct Removal {
        /// The way to it from the container it was taken from.
        let tokens: [String]
        /// What it was.
        let value: JSONValue
        /// Where it stood in the value that the tree began with, if it stood there.
        let origin: Int?
        /// The version that took it away.
        let remover: Int
        /// Who had set it; only where the walk remembers.
        var tree: SetterTree?
    }

    /// Makes a tree of nothing, to stand in the place of one that was taken out.
    private init() {
        setter = -1
        children = []
        removed = []
    }

    /// Makes a tree in which one version set everything.
    init(of value: JSONValue, setBy version: Int) {
        setter = version
        removed = []
        children = []
        guard !value.isLeaf else { return }
        switch value {
        case .array(let elements): children = elements.map { SetterTree(of: $0, setBy: version) }
        case .object(let object): children = object.map { SetterTree(of: $0.value, setBy: version) }
        default: break
        }
    }

    /// Makes a tree of what was there before the first version.
    init(before value: JSONValue) {
        self.init(of: value, setBy: -1)
        markOrigins()
    }

    private mutating func markOrigins() {
        for index in children.indices {
            children[index].origin = index
            children[index].markOrigins()
        }
    }

    /// The newest version that touched anything here, removals included.
    var newest: Int {
        max(setter, children.map(\.newest).max() ?? -1, removed.map(\.remover).max() ?? -1)
    }

    /// Brings the tree from one version of its value to the next one.
    ///
    /// - Parameters:
    ///   - keepsRemoved: whether to remember what is taken away.
    ///   - continuesReplaced: whether a leaf keeps its setter in an element that took the place of a like one.
    ///   - sight: whether what the version brings back counts for who set it before.
    mutating func advance(
        from old: JSONValue,
        to new: JSONValue,
        by version: Int,
        keepsRemoved: Bool,
        continuesReplaced: Bool = false,
        sight: Sight = .forgetful
    ) {
        guard old != new else { return }
        let step = Step(
            version: version,
            keepsRemoved: keepsRemoved || sight != .forgetful,
            continuesReplaced: continuesReplaced,
            sight: sight
        )
        advance(from: old, to: new, step)
    }

    /// How a version is looked at.
    enum Sight {
        /// Whoever sets a value counts, and nothing is kept of before.
        case forgetful
        /// Whoever sets a value counts; what was before is kept, for others to be seen through.
        case remembering
        /// A value that was there before counts for who set it then.
        case seeingThrough
    }

    /// One version and how to follow it.
    private struct Step {
        let version: Int
        let keepsRemoved: Bool
        let continuesReplaced: Bool
        let sight: Sight
    }

    private mutating func advance(from old: JSONValue, to new: JSONValue, _ step: Step) {
        guard old != new else { return }
        let version = step.version
        switch (old, new) {
        case (.array(let before), .array(let after)): advance(from: before, to: after, step)
        case (.object(let before), .object(let after)) where !old.isMarker && !new.isMarker:
            advance(from: before, to: after, step)
        default:
            var replaced = SetterTree(of: new, setBy: version)
            replaced.origin = origin
            if step.sight != .forgetful, old.isLeaf, new.isLeaf {
                replaced.former = former + [(old, setter)]
                if step.sight == .seeingThrough, let before = replaced.former.last(where: { $0.value == new }) {
                    replaced.setter = before.setter
                }
            }
            if step.keepsRemoved {
                replaced.removed = removed
                for (child, (token, value)) in zip(children, old.children) {
                    replaced.remove(token, value, child, step)
                }
            }
            self = replaced
            return
        }
        // An empty container is a leaf, which is set when the last of its content goes.
        if new.isLeaf, !old.isLeaf { setter = version }
    }

    private mutating func advance(from old: [JSONValue], to new: [JSONValue], _ step: Step) {
        let (version, keepsRemoved) = (step.version, step.keepsRemoved)
        let alignment = ArrayAlignment(old: old, new: new, continuesReplaced: step.continuesReplaced)
        var before = exchange(&children, with: [])
        children.reserveCapacity(new.count)
        for index in new.indices {
            guard let match = alignment.origin[index] else {
                children.append(
                    recalled(new[index], step) { $0.value == new[index] || ElementName.isSame($0.value, new[index]) }
                        ?? SetterTree(of: new[index], setBy: version)
                )
                if keepsRemoved { removed.removeAll { $0.tokens.count == 1 && $0.value == new[index] } }
                continue
            }
            // Moved out, not copied: what the child remembers may be long.
            var child = exchange(&before[match], with: SetterTree())
            child.advance(from: old[match], to: new[index], step)
            children.append(child)
        }
        guard keepsRemoved else { return }
        for index in alignment.removed { remove(String(index), old[index], before[index], step) }
    }

    private mutating func advance(from old: JSONObject, to new: JSONObject, _ step: Step) {
        let (version, keepsRemoved) = (step.version, step.keepsRemoved)
        var before = exchange(&children, with: [])
        children.reserveCapacity(new.count)
        var index = 0
        for member in new.members {
            while index < old.count, old.members[index].key.precedesInBytes(member.key) {
                if keepsRemoved { remove(old.members[index].key, old.members[index].value, before[index], step) }
                index += 1
            }
            if index < old.count, old.members[index].key.hasSameBytes(as: member.key) {
                var child = exchange(&before[index], with: SetterTree())
                child.advance(from: old.members[index].value, to: member.value, step)
                children.append(child)
                index += 1
            } else {
                children.append(
                    recalled(member.value, step) { $0.tokens[0].hasSameBytes(as: member.key) }
                        ?? SetterTree(of: member.value, setBy: version)
                )
                if keepsRemoved { removed.removeAll { $0.tokens[0].hasSameBytes(as: member.key) } }
            }
        }
        guard keepsRemoved else { return }
        while index < old.count {
            remove(old.members[index].key, old.members[index].value, before[index], step)
            index += 1
        }
    }

    /// Returns the tree of what is back, as it was when it was taken away, and forgets that it was.
    private mutating func recalled(
        _ value: JSONValue,
        _ step: Step,
        where isMeant: (Removal) -> Bool
    ) -> SetterTree? {
        guard step.sight == .seeingThrough,
            let index = removed.lastIndex(where: { $0.tokens.count == 1 && $0.tree != nil && isMeant($0) })
        else { return nil }
        let gone = removed.remove(at: index)
        var tree = gone.tree
        tree?.advance(from: gone.value, to: value, step)
        return tree
    }

    private mutating func remove(_ token: String, _ value: JSONValue, _ tree: SetterTree, _ step: Step) {
        removed.append(
            Removal(
                tokens: [token],
                value: value,
                origin: tree.origin,
                remover: step.version,
                tree: step.sight == .forgetful ? nil : tree
            )
        )
        for gone in tree.allRemoved(below: value) {
            removed.append(
                Removal(tokens: [token] + gone.tokens, value: gone.value, origin: nil, remover: gone.remover)
            )
        }
    }

    /// What is gone from here and from everything below.
    private func allRemoved(below value: JSONValue) -> [Removal] {
        var all = removed
        for (child, (token, value)) in zip(children, value.children) {
            for gone in child.allRemoved(below: value) {
                all.append(
                    Removal(tokens: [token] + gone.tokens, value: gone.value, origin: nil, remover: gone.remover)
                )
            }
        }
        return all
    }
}

extension JSONValue {
    /// The members or elements of a container with their reference tokens; none of a leaf.
    var children: [(token: String, value: JSONValue)] {
        guard !isLeaf else { return [] }
        var children: [(token: String, value: JSONValue)] = []
        forEachChild { children.append(($0, $1)) }
        return children
    }
}
