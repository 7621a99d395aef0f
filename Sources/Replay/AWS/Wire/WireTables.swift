/// What a service's model says of member names, so that values guessed from XML get their types back.
///
/// Names are as CloudTrail writes them with a lower first letter; `parent.member` where a name alone is ambiguous.
package struct WireTables: Sendable {
    /// Members that are lists even when the log shows one bare element.
    package var lists: Set<String> = []
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

    func rename(_ key: String, under parent: String) -> String? {
        renames["\(parent).\(key)"] ?? renames[key]
    }
}
