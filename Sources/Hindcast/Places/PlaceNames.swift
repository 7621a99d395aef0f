internal import HindcastModel

/// Finds what places of one document are called.
final class PlaceNames {
    private let document: JSONValue
    /// What the elements of lists that were met are called.
    private var elements: [JSONPointer: [String?]] = [:]

    init(of document: JSONValue) { self.document = document }

    /// Returns the name of a place of the document.
    func name(of pointer: JSONPointer) -> PlaceName {
        var place = PlaceName()
        var value: JSONValue? = document
        for token in pointer.tokens {
            if case .array(let list)? = value {
                let parts = elements[place.pointer] ?? ElementName.parts(of: list, in: place.list)
                elements[place.pointer] = parts
                let index = Int(token).flatMap { list.indices.contains($0) ? $0 : nil }
                place = place.element(token, called: index.flatMap { parts[$0] })
                value = index.map { list[$0] }
            } else {
                place = place.member(token)
                value = value?[token]
            }
        }
        return place
    }
}

/// Finds what the places of differences between two versions of a document are called.
struct DifferenceNames {
    private let before: PlaceNames?
    private let after: PlaceNames?

    init(between before: JSONValue?, and after: JSONValue?) {
        self.before = before.map { PlaceNames(of: $0) }
        self.after = after.map { PlaceNames(of: $0) }
    }

    /// Returns the place of a difference: of the old version, where the leaf is gone.
    func place(of difference: JSONDifference) -> PlaceName? {
        (difference.after == nil ? before : after)?.name(of: difference.pointer)
    }

    /// Returns a difference with the name of its place.
    func named(_ difference: JSONDifference) -> JSONDifference {
        var named = difference
        named.name = place(of: difference)?.text
        return named
    }
}
