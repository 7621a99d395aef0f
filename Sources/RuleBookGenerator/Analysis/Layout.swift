/// What a thing looks like when it is read: the structure in a Get, Describe or List response.
struct Layout: Sendable {
    let shape: String
    let attributes: [Attribute]
    /// The structure came from a reading operation, not from what a creation answers.
    let isRead: Bool
    private let byName: [String: Attribute]

    init(shape: String, attributes: [Attribute], isRead: Bool) {
        self.shape = shape
        self.attributes = attributes
        self.isRead = isRead
        byName = Dictionary(attributes.map { ($0.folded, $0) }) { first, _ in first }
    }

    /// The attribute of that folded name.
    subscript(folded: String) -> Attribute? { byName[folded] }

    /// The share of the layout's attributes that a structure has.
    func coverage(by attributes: [Attribute]) -> Double {
        guard !self.attributes.isEmpty else { return 0 }
        let names = Set(attributes.map(\.folded))
        return Double(self.attributes.count { names.contains($0.folded) }) / Double(self.attributes.count)
    }

    /// The share of a structure's members that are the layout's.
    func share(of attributes: [Attribute]) -> Double {
        guard !attributes.isEmpty else { return 0 }
        return Double(attributes.count { byName[$0.folded] != nil }) / Double(attributes.count)
    }
}

/// Finds layouts.
struct LayoutFinder {
    let reader: ShapeReader
    let operations: [Operation]
    let nouns: NounTable

    /// The layout of a thing, from the best operation that reads it; else from what its creation answers.
    func layout(of noun: NounTable.Noun) -> Layout? {
        let reads = (noun.operations[.read] ?? []).map { operations[$0] }
        if let best = best(in: reads, noun: noun) { return make(best, isRead: true) }
        let writes = [VerbClass.create, .put, .update].flatMap { noun.operations[$0] ?? [] }.map { operations[$0] }
        return best(in: writes, noun: noun).map { make($0, isRead: false) }
    }

    private func make(_ structure: FoundStructure, isRead: Bool) -> Layout {
        Layout(shape: structure.shape, attributes: reader.attributes(of: structure.shape), isRead: isRead)
    }

    private func best(in operations: [Operation], noun: NounTable.Noun) -> FoundStructure? {
        var best: (score: Double, structure: FoundStructure)?
        for operation in operations {
            guard let output = operation.output else { continue }
            let structures = reader.structures(in: output)
            for structure in structures {
                guard let score = score(structure, of: operation, noun: noun, among: structures) else { continue }
                if best.map({ score > $0.score }) ?? true { best = (score, structure) }
            }
        }
        return best?.structure
    }

    private func score(
        _ structure: FoundStructure,
        of operation: Operation,
        noun: NounTable.Noun,
        among: [FoundStructure]
    ) -> Double? {
        let own = OwnNames(noun.words)
        let attributes = reader.attributes(of: structure.shape)
        let hasOwnName = attributes.contains { own.isFull($0.folded) && $0.shape.kind == .string }
        let hasAnyName = hasOwnName || attributes.contains { ["id", "arn", "name"].contains($0.folded) }
        let isSingle = operation.verb == "Get" || operation.verb == "Describe"
        var score: Double
        if structure.path.isEmpty {
            if operation.verb == "List" || attributes.isEmpty { return nil }
            score = hasOwnName ? 6.5 : hasAnyName ? 5.5 : attributes.contains { $0.shape.kind == .structure } ? 2 : 3.5
            // GetCluster answers a cluster, if it answers its name.
            if hasAnyName, isSingle, operation.noun == noun.name { score += 2 }
        } else {
            let similarity = max(
                LayoutFinder.similarity(of: structure.member, to: noun.words),
                LayoutFinder.similarity(of: structure.shape, to: noun.words)
            )
            let isOnly = among.count { $0.path.count == 1 } == 1 && structure.path.count == 1
            guard similarity > 0 || isOnly else { return nil }
            score = max(similarity, isOnly ? 3 : 0) - 0.6 * Double(structure.path.count - 1)
        }
        if hasOwnName { score += 3 } else if hasAnyName { score += 1.5 }
        if isSingle { score += 1 }
        return score + min(Double(attributes.count), 30) / 10
    }

    /// How alike a structure's name and a thing's are, from 0 to 10.
    static func similarity(of name: String, to words: [String]) -> Double {
        let folded = name.foldedSingular
        let noun = words.joined().folded
        if folded == noun { return 10 }
        // A summary or what is said about the thing is not the thing.
        for suffix in ["metadata", "summary", "listentry", "listitem"] where folded == noun + suffix { return 8 }
        for suffix in suffixes where folded == noun + suffix { return 9 }
        for start in words.indices.dropFirst() {
            let part = words[start...].joined().folded
            if folded == part { return 7 - 0.5 * Double(start) }
            for suffix in suffixes where folded == part + suffix { return 6 - 0.5 * Double(start) }
        }
        if folded.hasPrefix(noun) || folded.hasSuffix(noun) { return 5 }
        return 0
    }

    private static let suffixes = [
        "description", "detail", "details", "summary", "info", "information", "type", "output", "response", "metadata",
        "configuration", "config", "entry", "listentry", "item", "listitem", "data", "object", "model", "properties",
        "resource", "record", "input", "request", "update", "creation", "spec", "definition", "set", "list", "view",
        "overview", "descriptor", "settings", "result",
    ]
}
