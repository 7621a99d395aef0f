internal import HindcastModel
internal import HistoryIndex

/// Tells what became of what a change set: still as it was left, changed since and by whom, gone with its resource.
///
/// What differs now is looked for in the next versions, then by halving: the cost grows with the logarithm of what came since.
struct StandingSearch {
    private let view: IndexView
    private let objects: ObjectStore
    private let resource: IndexedResource
    private let sequence: Int
    /// What versions hold, by their positions; `nil` for a deletion.
    private var tables: [Int: [String: JSONValue]?] = [:]

    /// So many versions after the change are looked at one by one: nearly always one of these undid it.
    private static let neighbours = 16

    init(after sequence: Int, of resource: IndexedResource, _ view: IndexView, _ objects: ObjectStore) {
        self.view = view
        self.objects = objects
        self.resource = resource
        self.sequence = sequence
    }

    /// Returns what became of the resource since it was changed.
    func resourceStanding(afterDeletion wasDeleted: Bool) throws -> IncidentChange.Standing {
        guard let last = try view.lastVersion(of: resource.number, through: .max), last.sequence > sequence else {
            return .inPlace
        }
        if wasDeleted {
            guard let next = try view.versions(of: resource.number, after: sequence, limit: 1).first else {
                return .inPlace
            }
            return .changed(by: try view.entry(next, of: resource.address))
        }
        return last.kind == .deleted ? .deleted(by: try view.entry(last, of: resource.address)) : .inPlace
    }

    /// Returns what became of each of some attributes that the change set or took away.
    mutating func standings(of leaves: [JSONDifference]) throws -> [IncidentChange.Standing] {
        guard let last = try view.lastVersion(of: resource.number, through: .max), last.sequence > sequence else {
            return leaves.map { _ in .inPlace }
        }
        let next = try view.versions(of: resource.number, after: sequence, limit: StandingSearch.neighbours)
        var undoing: [Int: IncidentChange.Standing] = [:]
        return try leaves.map { leaf in
            guard try !isInPlace(leaf, last) else { return .inPlace }
            let version = try next.first { try !isInPlace(leaf, $0) } ?? halved(leaf, from: next.last, to: last)
            if let known = undoing[version.sequence] { return known }
            let entry = try view.entry(version, of: resource.address)
            let standing: IncidentChange.Standing = version.kind == .deleted ? .deleted(by: entry) : .changed(by: entry)
            undoing[version.sequence] = standing
            return standing
        }
    }

    /// Returns a version that undid a leaf, between one in which it stood and one in which it does not.
    private mutating func halved(
        _ leaf: JSONDifference,
        from start: IndexedVersion?,
        to end: IndexedVersion
    ) throws -> IndexedVersion {
        var low = start?.sequence ?? sequence
        var high = end
        while let middle = try view.lastVersion(of: resource.number, through: (low + high.sequence) / 2),
            middle.sequence > low || high.sequence - low > 1
        {
            if middle.sequence <= low {
                // Nothing in the lower half: go on in the upper one.
                low = (low + high.sequence) / 2
            } else if try isInPlace(leaf, middle) {
                low = middle.sequence
            } else {
                high = middle
            }
        }
        return high
    }

    private mutating func isInPlace(_ leaf: JSONDifference, _ version: IndexedVersion) throws -> Bool {
        guard let table = try table(of: version) else { return false }
        return table[leaf.name ?? leaf.pointer.description] == leaf.after
    }

    private mutating func table(of version: IndexedVersion) throws -> [String: JSONValue]? {
        if let known = tables[version.sequence] { return known }
        let table = try version.blob.map { LeafTable(of: try objects.json(ofBlob: $0)).values }
        tables[version.sequence] = .some(table)
        return table
    }
}

/// The leaves of a document by what their places are called.
private struct LeafTable {
    private(set) var values: [String: JSONValue] = [:]

    init(of document: JSONValue) { add(document, at: PlaceName()) }

    private mutating func add(_ value: JSONValue, at place: PlaceName) {
        guard !value.isLeaf else {
            values[place.text ?? place.pointer.description] = value
            return
        }
        for (child, part) in zip(place.children(of: value), value.children) { add(part.value, at: child) }
    }
}
