internal import HindcastModel

/// The leaves in which two versions of a document differ, each with the version that made it so.
struct AttributedDifference {
    /// The differences, those of ``JSONDifference/between(_:_:)``.
    private(set) var leaves: [(difference: JSONDifference, setter: Int)] = []
    private let fallback: Int

    /// What is known of who made a part of the later document.
    private enum Author {
        /// The part's own tree.
        case tree(SetterTree)
        /// The version that took the part away.
        case version(Int)
    }

    /// Compares two documents.
    ///
    /// - Parameters:
    ///   - tree: who set what in `new`, carried on from `old`; `nil` where there is no `new`.
    ///   - fallback: the version to name where the way from one to the other does not tell: the last one.
    init(from old: JSONValue?, to new: JSONValue?, setters tree: SetterTree?, fallback: Int) {
        self.fallback = fallback
        compare(old, new, tree.map(Author.tree) ?? .version(fallback), at: JSONPointer())
    }

    private mutating func compare(_ old: JSONValue?, _ new: JSONValue?, _ author: Author, at pointer: JSONPointer) {
        if let old, let new, old == new { return }
        switch (old, new) {
        case (.object(let before)?, .object(let after)?) where !old.isMarker && !new.isMarker:
            for (index, member) in after.enumerated() {
                compare(before[member.key], member.value, child(index, of: author), at: pointer.appending(member.key))
            }
            for member in before where after[member.key] == nil {
                let remover = remover(of: author) { $0.tokens[0].hasSameBytes(as: member.key) }
                compare(member.value, nil, .version(remover), at: pointer.appending(member.key))
            }
        case (.array(let before)?, .array(let after)?):
            let alignment = ArrayAlignment(old: before, new: after)
            for (index, element) in after.enumerated() {
                let match = alignment.origin[index].map { before[$0] }
                compare(match, element, child(index, of: author), at: pointer.appending(String(index)))
            }
            for index in alignment.removed {
                let remover = remover(of: author) { $0.origin == index }
                compare(before[index], nil, .version(remover), at: pointer.appending(String(index)))
            }
        case (nil, let new?) where !new.isLeaf:
            for (index, part) in new.children.enumerated() {
                compare(nil, part.value, child(index, of: author), at: pointer.appending(part.token))
            }
        case (let old?, nil) where !old.isLeaf:
            for part in old.children { compare(part.value, nil, author, at: pointer.appending(part.token)) }
        default:
            leaves.append((JSONDifference(pointer: pointer, before: old, after: new), newest(author)))
        }
    }

    private func child(_ index: Int, of author: Author) -> Author {
        guard case .tree(let tree) = author else { return author }
        return tree.children.indices.contains(index) ? .tree(tree.children[index]) : author
    }

    private func remover(of author: Author, where matches: (SetterTree.Removal) -> Bool) -> Int {
        guard case .tree(let tree) = author else { return newest(author) }
        let gone = tree.removed.last { $0.tokens.count == 1 && matches($0) }
        return gone?.remover ?? newest(author)
    }

    private func newest(_ author: Author) -> Int {
        let version =
            switch author {
            case .tree(let tree): tree.newest
            case .version(let version): version
            }
        return version < 0 ? fallback : version
    }
}

extension JSONValue? {
    fileprivate var isMarker: Bool { self?.isMarker ?? false }
}
