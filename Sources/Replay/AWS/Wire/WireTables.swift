internal import HindcastModel

/// What a service's model says of member names, so that values guessed from XML get their types back.
///
/// Names are as the model has them with a lower first letter. Where a name alone is ambiguous the place is told before it:
/// `parent.member`, the parent being the member that holds the structure, or at the top the operation.
package struct WireTables: Sendable {
    /// Members that are lists even when the log shows one bare element.
    package var lists: Set<String> = []
    /// What XML calls one element of such a list, where it wraps them: `tagSet` has `Tag`.
    package var elements: [String: String] = [:]
    /// Members that are text even when the log shows a number or a truth value.
    package var texts: Set<String> = []
    /// Members that are numbers even when the log shows text.
    package var numbers: Set<String> = []
    /// Members that are truth values even when the log shows text.
    package var booleans: Set<String> = []
    /// Members whose keys are data, never member names.
    package var maps: Set<String> = []
    /// Places whose members are none of this, though their names are elsewhere.
    package var others: Set<String> = []
    /// Names on the wire that the describe call spells otherwise.
    package var renames: [String: String] = [:]
    /// The names that mean different things in different places.
    private var ambiguous: Set<String> = []

    /// Makes empty tables.
    package init() {}

    /// Gets ready for look-ups, after the last name was added.
    package mutating func prepare() {
        for names in [lists, texts, numbers, booleans, maps, others] {
            for place in names {
                guard let dot = place.lastIndex(of: ".") else { continue }
                ambiguous.insert(String(place[place.index(after: dot)...]))
            }
        }
    }

    func contains(_ key: String, under parent: String, in names: KeyPath<WireTables, Set<String>>) -> Bool {
        let set = self[keyPath: names]
        guard ambiguous.contains(key) else { return set.contains(key) }
        let place = "\(parent).\(key)"
        return set.contains(place) || set.contains(key) && !isTold(place)
    }

    /// Whether something is said of a place that differs from what its name means elsewhere.
    private func isTold(_ place: String) -> Bool {
        others.contains(place) || lists.contains(place) || texts.contains(place) || numbers.contains(place)
            || booleans.contains(place) || maps.contains(place)
    }

    /// Returns a list's value without the wrapper around its elements: `{"Tag": […]}` is the list.
    func unwrapped(_ value: JSONValue, key: String, under parent: String) -> JSONValue {
        guard !elements.isEmpty, let object = value.object, let name = elements["\(parent).\(key)"] ?? elements[key],
            let inner = object.member(ignoringCase: name),
            object.allSatisfy({ $0.key == inner.key || $0.key.hasPrefix("xmlns") })
        else { return value }
        return inner.value
    }

    func rename(_ key: String, under parent: String) -> String? {
        renames["\(parent).\(key)"] ?? renames[key]
    }
}
