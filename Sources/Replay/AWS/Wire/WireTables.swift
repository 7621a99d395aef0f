internal import HindcastModel

/// What a service's model says of member names, so that values guessed from XML get their types back.
///
/// Names are as CloudTrail writes them with a lower first letter; `parent.member` where a name alone is ambiguous.
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
    /// Names on the wire that the describe call spells otherwise.
    package var renames: [String: String] = [:]

    /// Makes empty tables.
    package init() {}

    func contains(_ key: String, under parent: String, in names: KeyPath<WireTables, Set<String>>) -> Bool {
        let set = self[keyPath: names]
        return set.contains(key) || !set.isEmpty && set.contains("\(parent).\(key)")
    }

    /// Returns a list's value without the wrapper around its elements: `{"Tag": […]}` is the list.
    func unwrapped(_ value: JSONValue, key: String, under parent: String) -> JSONValue {
        guard !elements.isEmpty, let object = value.object, let name = elements["\(parent).\(key)"] ?? elements[key],
            let inner = object.member(ignoringCase: name), object.allSatisfy({ $0.key == inner.key || $0.key.hasPrefix("xmlns") })
        else { return value }
        return inner.value
    }

    func rename(_ key: String, under parent: String) -> String? {
        renames["\(parent).\(key)"] ?? renames[key]
    }
}
