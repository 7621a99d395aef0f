internal import HindcastModel

/// The leaves that differ between two moments, put together where a whole element or object came or went at once.
struct FoldedLeaves {
    /// One place that differs.
    struct Place {
        var pointer: JSONPointer
        var name: String?
        var before: JSONValue?
        var after: JSONValue?
        var change: ChangeEntry
    }

    private let difference: ResourceDifference
    private let before: JSONValue?
    private let after: JSONValue?

    init(_ difference: ResourceDifference) {
        self.difference = difference
        before = difference.before?.json
        after = difference.after?.json
    }

    /// The places, in the order of the first leaf of each.
    var places: [Place] {
        let added = leaves { $0.before == nil }
        let removed = leaves { $0.after == nil }
        let wholes = wholes(of: added, in: after) + wholes(of: removed, in: before)
        let tops = Dictionary(wholes.flatMap { whole in whole.leaves.map { ($0, whole.place) } }) { first, _ in first }
        var seen: Set<Side> = []
        return difference.leaves.compactMap { leaf in
            let side = Side(leaf.difference)
            guard let place = tops[side] else {
                return Place(
                    pointer: leaf.difference.pointer,
                    name: leaf.difference.name,
                    before: leaf.difference.before,
                    after: leaf.difference.after,
                    change: leaf.change
                )
            }
            return seen.insert(Side(pointer: place.pointer, isGone: side.isGone)).inserted ? place : nil
        }
    }

    /// A place of one of the two documents.
    private struct Side: Hashable {
        let pointer: JSONPointer
        let isGone: Bool

        init(pointer: JSONPointer, isGone: Bool) {
            self.pointer = pointer
            self.isGone = isGone
        }

        init(_ difference: JSONDifference) { self.init(pointer: difference.pointer, isGone: difference.after == nil) }
    }

    private func leaves(where isMeant: (JSONDifference) -> Bool) -> [JSONPointer: ChangeEntry] {
        let meant = difference.leaves.filter { isMeant($0.difference) }
        return Dictionary(meant.map { ($0.difference.pointer, $0.change) }) { first, _ in first }
    }

    /// The largest parts of a document all of whose leaves one event brought or took.
    private func wholes(
        of leaves: [JSONPointer: ChangeEntry],
        in document: JSONValue?
    ) -> [(place: Place, leaves: [Side])] {
        guard let document, leaves.count > 1 else { return [] }
        let isGone = document == before
        let names = PlaceNames(of: document)
        var found: [(place: Place, leaves: [Side])] = []
        /// Returns the leaves of a part if all of them are meant, and by whom; finds smaller parts otherwise.
        func visit(_ value: JSONValue, _ pointer: JSONPointer) -> (leaves: [JSONPointer], change: ChangeEntry)? {
            if value.isLeaf { return leaves[pointer].map { ([pointer], $0) } }
            var parts:
                [(child: JSONValue, pointer: JSONPointer, whole: (leaves: [JSONPointer], change: ChangeEntry)?)] =
                    []
            value.forEachChild { token, child in
                let place = pointer.appending(token)
                parts.append((child, place, visit(child, place)))
            }
            // The elements of a list are told one by one; so are members of the document itself.
            let isTop = pointer.tokens.count < 2 || (value.array?.count ?? 0) > 1
            if !isTop, let first = parts.first?.whole?.change,
                parts.allSatisfy({ $0.whole?.change.sequence == first.sequence })
            {
                return (parts.flatMap { $0.whole?.leaves ?? [] }, first)
            }
            for part in parts {
                guard let whole = part.whole, whole.leaves.count > 1 else { continue }
                let place = Place(
                    pointer: part.pointer,
                    name: names.name(of: part.pointer).text,
                    before: isGone ? part.child : nil,
                    after: isGone ? nil : part.child,
                    change: whole.change
                )
                found.append((place, whole.leaves.map { Side(pointer: $0, isGone: isGone) }))
            }
            return nil
        }
        _ = visit(document, JSONPointer())
        return found
    }
}
