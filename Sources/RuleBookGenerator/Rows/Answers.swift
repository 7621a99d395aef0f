/// What a response says about the resource.
struct Answer: Sendable {
    /// The path of the whole resource in the response: `.` for the response itself.
    var snapshot: String?
    /// Paths of single members that belong into the document; `a.*` spreads a structure.
    var members: [String] = []
    /// Paths of identifiers, best first.
    var identifiers: [String] = []
}

extension Service {
    /// Finds the resource, or what there is of it, in a response.
    func answer(to operation: Operation, about type: String) -> Answer {
        guard let output = operation.output, let noun = nouns[type] else { return Answer() }
        var answer = Answer()
        let structures = reader.structures(in: output, depth: 2)
        let layout = layouts[type]
        if let layout, layout.attributes.count > 1 {
            answer.snapshot = snapshot(of: layout, in: structures)?.joined
        }
        // A kind of the thing answers as its own reading does.
        if answer.snapshot == nil, aliases[operation.noun] == type, let kind = layouts[operation.noun],
            kind.attributes.count > 1, kind.isRead
        {
            answer.snapshot = structures.first { $0.shape == kind.shape && $0.path.count == 1 && !$0.isMany }?.joined
        }
        let own = OwnNames(noun.words)
        answer.identifiers = identifiers(in: structures, own: own, type: type)
        guard answer.snapshot == nil, let layout else { return answer }
        answer.members = members(in: structures, layout: layout, own: own, words: noun.words)
        return answer
    }

    private func snapshot(of layout: Layout, in structures: [FoundStructure]) -> FoundStructure? {
        if let same = structures.first(where: { $0.shape == layout.shape }) { return same }
        guard layout.attributes.count >= 4, layout.isRead else { return nil }
        return structures.first { structure in
            let attributes = reader.attributes(of: structure.shape)
            return layout.coverage(by: attributes) >= 0.9 && layout.share(of: attributes) >= 0.5
        }
    }

    /// Identifiers of the type in the response: under its own structure any of the generic names will do.
    private func identifiers(in structures: [FoundStructure], own: OwnNames, type: String) -> [String] {
        let usual = identities[type]?.id?.foldedSingular
        let words = nouns[type]?.words ?? []
        var ranked: [(Double, String)] = []
        for structure in structures where structure.path.count <= 2 && !isFailure(structure) {
            let isOwn =
                structure.shape == layouts[type]?.shape
                || LayoutFinder.similarity(of: structure.member, to: words) >= 5
                || LayoutFinder.similarity(of: structure.shape, to: words) >= 8
            for attribute in reader.attributes(of: structure.shape) {
                if structure.path.isEmpty, isListOfTexts(attribute) {
                    // CreateFlowLogs answers the names of all that it made.
                    let folded = attribute.name.foldedSingular
                    if folded == usual || own.isFull(folded) { ranked.append((0.5, attribute.key + "[]")) }
                }
                guard attribute.shape.kind == .string else { continue }
                let generic = ["id", "identifier", "arn", "name"].firstIndex(of: attribute.folded)
                let base: Double
                if attribute.folded == usual, isOwn || structure.path.isEmpty || own.isFull(attribute.folded) {
                    base = 0
                } else if let rank = own.rank(attribute.folded), own.isFull(attribute.folded) || isOwn {
                    base = 1 + Double(rank) / 10
                } else if let rank = own.rank(attribute.folded), structure.path.isEmpty,
                    owners.owner(of: attribute.folded) == nil
                {
                    base = 4 + Double(rank) / 10
                } else if let generic, isOwn || structure.path.isEmpty {
                    base = 3 + Double(generic) / 10
                } else {
                    continue
                }
                guard !GenericNames.isNoise(attribute.folded) || own.isFull(attribute.folded) else { continue }
                let prefix = structure.path.isEmpty ? "" : structure.joined + "."
                ranked.append((base + 0.05 * Double(structure.path.count), prefix + attribute.key))
            }
        }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    private func isListOfTexts(_ attribute: Attribute) -> Bool {
        attribute.shape.kind == .list && attribute.shape.element.map { model.shape($0.shape).kind == .string } ?? false
    }

    /// What a batch call could not do.
    private func isFailure(_ structure: FoundStructure) -> Bool {
        let path = structure.joined.lowercased()
        return ["error", "fail", "unprocessed", "unsuccessful", "rejected"].contains(where: path.contains)
    }

    private func members(in structures: [FoundStructure], layout: Layout, own: OwnNames, words: [String]) -> [String] {
        for structure in structures where !structure.path.isEmpty && !structure.isMany && structure.path.count == 1 {
            guard layout[structure.member.folded] == nil,
                LayoutFinder.similarity(of: structure.member, to: words) >= 5
                    || LayoutFinder.similarity(of: structure.shape, to: words) >= 5
                    || ["summary", "response", "result"].contains(structure.member.folded)
            else { continue }
            let attributes = reader.attributes(of: structure.shape)
            if layout.share(of: attributes) >= 0.5 { return ["\(structure.joined).*"] }
        }
        let inner = structures.filter { $0.path.count == 1 }
        if inner.count == 1, !inner[0].isMany, layout[inner[0].member.folded] == nil {
            let attributes = reader.attributes(of: inner[0].shape)
            if attributes.count > 2, layout.share(of: attributes) >= 0.6 { return ["\(inner[0].joined).*"] }
        }
        guard let top = structures.first(where: \.path.isEmpty) else { return [] }
        let attributes = reader.attributes(of: top.shape)
        if attributes.count >= 4, layout.share(of: attributes) >= 0.8 { return [".*"] }
        return
            attributes
            .filter {
                layout[$0.folded]?.shape.kind == $0.shape.kind || (own.isFull($0.folded) && $0.shape.kind == .string)
            }
            .map { placed($0, layout: layout, own: own) }
    }

    /// A member of the response with the document's name for it: `protectionId:id`.
    private func placed(_ attribute: Attribute, layout: Layout, own: OwnNames) -> String {
        guard layout[attribute.folded] == nil, own.isFull(attribute.folded) else { return attribute.key }
        let generic = ["id", "arn", "name"].lazy.filter { attribute.folded.hasSuffix($0) }.compactMap { layout[$0] }
            .first
        return generic.map { "\(attribute.key):\($0.key)" } ?? attribute.key
    }
}
