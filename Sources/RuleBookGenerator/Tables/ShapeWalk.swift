internal import HindcastModel

/// Every member that the requests or responses of a service's changing operations hold.
struct ShapeWalk {
    /// A member at one place.
    struct Occurrence {
        /// The operation's name at the top, else the key of the member that holds the structure.
        let parent: String
        let member: ServiceModel.Member
        let shape: ServiceModel.Shape
    }

    private let model: ServiceModel
    private(set) var occurrences: [Occurrence] = []

    /// Walks the given shapes, each the request or the response of the operation named.
    init(model: ServiceModel, roots: [(operation: String, shape: String)]) {
        self.model = model
        var seen: Set<String> = []
        for root in roots { walk(root.shape, parent: root.operation, seen: &seen) }
    }

    private mutating func walk(_ name: String, parent: String, seen: inout Set<String>) {
        guard seen.insert("\(parent)\t\(name)").inserted else { return }
        for member in model.shape(name).members {
            occurrences.append(Occurrence(parent: parent, member: member, shape: model.shape(member.shape)))
            if let inner = structure(below: member.shape) {
                walk(inner, parent: member.name.lowercasedFirst, seen: &seen)
            }
        }
    }

    /// The structure that a shape is, or that its elements are.
    private func structure(below name: String, depth: Int = 0) -> String? {
        let shape = model.shape(name)
        switch shape.kind {
        case .structure: return shape.members.isEmpty ? nil : name
        case .list, .map:
            return depth > 3 ? nil : shape.element.flatMap { structure(below: $0.shape, depth: depth + 1) }
        default: return nil
        }
    }
}

/// Sorts names by what they mean: alone for what a name means in most places, with the parent's name for the rest.
struct NameSorter<Meaning: Hashable & Comparable> {
    private var meanings: [String: [String: Set<Meaning>]] = [:]

    /// Takes note of one occurrence.
    mutating func note(_ name: String, below parent: String, means meaning: Meaning) {
        meanings[name, default: [:]][parent, default: []].insert(meaning)
    }

    /// The names with their meanings, sorted. What is ambiguous below one parent means nothing there.
    ///
    /// - Parameter nothing: The meaning of nothing.
    func sorted(nothing: Meaning) -> [(name: String, meaning: Meaning)] {
        var result: [(name: String, meaning: Meaning)] = []
        for (name, parents) in meanings {
            let places = parents.mapValues { $0.count == 1 ? $0.first ?? nothing : nothing }
            let counts = Dictionary(places.values.map { ($0, 1) }, uniquingKeysWith: +)
            guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { continue }
            result.append((name, usual))
            for (parent, meaning) in places where meaning != usual { result.append(("\(parent).\(name)", meaning)) }
        }
        return result.sorted { $0.name < $1.name }
    }
}
