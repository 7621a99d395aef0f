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
    /// What is said of each name and of each place.
    private var told: [String: WireFacts] = [:]
    /// The names for which some place has a rename of its own.
    private var renamedInPlaces: Set<String> = []

    /// Makes empty tables.
    package init() {}

    /// Gets ready for look-ups, after the last name was added.
    package mutating func prepare() {
        told = [:]
        let kinds: [(Set<String>, WireFacts)] = [
            (lists, .list), (texts, .text), (numbers, .number), (booleans, .boolean), (maps, .map), (others, .other),
        ]
        for (names, fact) in kinds {
            for place in names {
                told[place, default: []].insert(fact)
                if let name = WireTables.name(in: place) { told[name, default: []].insert(.dependsOnPlace) }
            }
        }
        prepareRenames()
    }

    /// Gets ready for look-ups, after the last name was added to `renames`.
    package mutating func prepareRenames() { renamedInPlaces = Set(renames.keys.compactMap(WireTables.name)) }

    /// The name behind the last dot of a place; `nil` where there is none.
    private static func name(in place: String) -> String? {
        place.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(place[place.utf8.index(after: $0)...]) }
    }

    /// Returns what is said of a name: of its place, where something is said of that; else of the name anywhere.
    func facts(of key: String, under parent: String) -> WireFacts {
        guard let facts = told[key] else { return [] }
        guard facts.contains(.dependsOnPlace) else { return facts }
        return told["\(parent).\(key)"] ?? facts
    }

    /// What XML calls one element of a list, where it wraps them; `nil` where it does not.
    func element(of key: String, under parent: String) -> String? { elements["\(parent).\(key)"] ?? elements[key] }

    /// What the describe call calls a name on the wire; `nil` where it is the same.
    func rename(_ key: String, under parent: String) -> String? {
        guard !renames.isEmpty else { return nil }
        if renamedInPlaces.contains(key), let name = renames["\(parent).\(key)"] { return name }
        return renames[key]
    }
}

/// What a service's model says of a member.
struct WireFacts: OptionSet {
    let rawValue: UInt8
    /// It is a list even when the log shows one bare element.
    static let list = WireFacts(rawValue: 1)
    /// It is text even when the log shows a number or a truth value.
    static let text = WireFacts(rawValue: 2)
    /// It is a number even when the log shows text.
    static let number = WireFacts(rawValue: 4)
    /// It is a truth value even when the log shows text.
    static let boolean = WireFacts(rawValue: 8)
    /// Its keys are data, never member names.
    static let map = WireFacts(rawValue: 16)
    /// It is none of this, though its name is elsewhere.
    static let other = WireFacts(rawValue: 32)
    /// Some place says something of its own.
    static let dependsOnPlace = WireFacts(rawValue: 64)
}
