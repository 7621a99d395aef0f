/// The resource that an operation changes, and which part of it.
struct Subject: Sendable {
    /// The resource's type.
    let type: String
    /// The words that name the part; empty if the operation is about the whole.
    let part: [String]
    /// Request members that tell one element of the part from the others.
    let keys: [Parameter]
    let confidence: Confidence
    let isSingleton: Bool
    /// Where the part stands in the document, if that is known.
    let partKey: String?

    init(
        _ type: String,
        part: [String] = [],
        keys: [Parameter] = [],
        confidence: Confidence = .high,
        isSingleton: Bool = false,
        partKey: String? = nil
    ) {
        self.partKey = partKey
        self.type = type
        self.part = part
        self.keys = keys
        self.confidence = confidence
        self.isSingleton = isSingleton
    }
}

extension Service {
    /// Finds the subject of an operation, from the surest way to the least sure one.
    func subject(of operation: Operation) -> Subject? {
        let words = operation.parts.words
        let noun = canonical(operation.noun)
        if let subject = preposition(operation, words) { return subject }
        if let identity = identities[noun] {
            switch identity.place {
            case .thing: return holder(of: noun, in: operation) ?? Subject(noun)
            case .singleton:
                // A call that names a resource is not about the account.
                if operation.required.contains(where: { owners.owner(of: $0.foldedSingular) != nil }) { break }
                return Subject(noun, confidence: .medium, isSingleton: true)
            case .part(let parent, let keys):
                guard isThing(parent), locate(canonical(parent), in: operation) != nil else { break }
                return Subject(
                    canonical(parent),
                    part: rest(of: words, after: parent),
                    keys: keys.filter { key in
                        !(identities[canonical(parent)]?.scope.contains { $0.folded == key.folded } ?? false)
                    },
                    partKey: identity.partKey
                )
            }
        }
        return variant(operation) ?? prefix(operation, words) ?? byIdentifier(operation, words)
            ?? settings(operation, noun)
    }

    /// The thing that has the related one as an attribute: a VPC its DHCP options.
    private func holder(of noun: String, in operation: Operation) -> Subject? {
        guard operation.verbClass == .attach || operation.verbClass == .detach,
            let own = operation.required.first(where: { $0.kind == .text && isIdentifier($0, of: noun) })
        else { return nil }
        for parameter in operation.required where parameter.kind == .text && parameter.folded != own.folded {
            guard let owner = owners.owner(of: parameter.folded), isThing(owner), owner != noun,
                let attribute = layouts[owner]?[own.folded], attribute.shape.kind == .string,
                layouts[noun]?[parameter.folded] == nil,
                !(layouts[noun]?.attributes.contains { mentions($0, parameter) } ?? false)
            else { continue }
            return Subject(canonical(owner), confidence: .medium)
        }
        return nil
    }

    /// Whether a list of structures has a member of that name.
    private func mentions(_ attribute: Attribute, _ parameter: Parameter) -> Bool {
        guard attribute.shape.kind == .list, let element = attribute.shape.element?.shape else { return false }
        return model.shape(element).members.contains { $0.name.folded == parameter.folded }
    }

    /// The words that a part's name adds to its parent's.
    private func rest(of words: [String], after parent: String) -> [String] {
        let parentWords = nouns[parent]?.words ?? []
        let head = OwnNames.beforePreposition(words)
        if head.count < words.count, OperationName.noun(Array(words[(head.count + 1)...])) == parent { return head }
        guard words.starts(with: parentWords), words.count > parentWords.count else { return words }
        return Array(words.dropFirst(parentWords.count))
    }

    /// "Add Role To Instance Profile": the last one changes, the first one is the element.
    private func preposition(_ operation: Operation, _ words: [String]) -> Subject? {
        guard [.attach, .detach, .create, .delete].contains(operation.verbClass),
            let index = words.indices.dropFirst().first(where: { OwnNames.prepositions.contains(words[$0]) })
        else { return nil }
        let head = OwnNames.beforePreposition(words)
        let tail = OperationName.noun(Array(words[(index + 1)...]))
        let isMove = operation.verbClass == .attach || operation.verbClass == .detach
        if isMove, isThing(tail), locate(canonical(tail), in: operation) != nil {
            let keys = operation.required.filter { parameter in
                parameter.isTextual && !isIdentifier(parameter, of: canonical(tail))
                    && !GenericNames.isNoise(parameter.folded)
                    && !(identities[canonical(tail)]?.scope.contains { $0.folded == parameter.folded } ?? false)
            }
            return Subject(canonical(tail), part: head, keys: keys)
        }
        let whole = head.joined()
        guard isThing(whole), operation.verbClass == .create || locate(canonical(whole), in: operation) != nil else {
            return nil
        }
        return isMove ? Subject(canonical(whole), part: Array(words[(index + 1)...])) : Subject(canonical(whole))
    }

    /// A creation whose response is another thing's layout makes that thing.
    private func variant(_ operation: Operation) -> Subject? {
        guard operation.verbClass == .create, let output = operation.output else { return nil }
        let shapes = reader.structures(in: output).filter { $0.path.count <= 1 }.map(\.shape)
        let words = operation.parts.words
        for length in stride(from: words.count - 1, to: 0, by: -1) {
            for start in 0...(words.count - length) {
                let name = canonical(OperationName.noun(Array(words[start..<(start + length)])))
                if isThing(name), let layout = layouts[name], shapes.contains(layout.shape) {
                    return Subject(name, confidence: .medium)
                }
            }
        }
        // Or what it answers is the name of a thing that the operation's name ends with: CreateKeysAndCertificate.
        let answered = reader.attributes(of: output).filter { $0.shape.kind == .string }.map(\.folded)
        for start in words.indices.dropFirst() {
            let name = canonical(OperationName.noun(Array(words[start...])))
            if isThing(name), let usual = identities[name]?.id?.foldedSingular, answered.contains(usual),
                operation.parameter(usual) == nil
            {
                return Subject(name, confidence: .medium)
            }
        }
        return nil
    }

    /// The longest beginning of the name that is a thing which the request names.
    private func prefix(_ operation: Operation, _ words: [String]) -> Subject? {
        for length in stride(from: words.count - 1, to: 0, by: -1) {
            let name = canonical(OperationName.noun(Array(words.prefix(length))))
            guard isThing(name), let place = locate(name, in: operation) else { continue }
            return Subject(name, part: Array(words.dropFirst(length)), confidence: place.isRequired ? .high : .medium)
        }
        return nil
    }

    /// The thing whose identifier the request requires.
    private func byIdentifier(_ operation: Operation, _ words: [String]) -> Subject? {
        guard operation.verbClass != .create, operation.verbClass != .delete else {
            return byLastIdentifier(operation, words)
        }
        for parameter in operation.required + operation.parameters where parameter.isTextual {
            guard let owner = owners.owner(of: parameter.foldedSingular), isThing(owner) else { continue }
            return Subject(canonical(owner), part: words, confidence: parameter.isRequired ? .medium : .low)
        }
        return nil
    }

    /// What is created or deleted without a name of its own is part of what the request requires.
    private func byLastIdentifier(_ operation: Operation, _ words: [String]) -> Subject? {
        for parameter in operation.required where parameter.isTextual {
            guard let owner = owners.owner(of: parameter.foldedSingular), isThing(owner) else { continue }
            let keys = operation.required.filter { $0.kind == .text && $0.folded != parameter.folded }
            return Subject(canonical(owner), part: words, keys: keys, confidence: .low)
        }
        return nil
    }

    /// Settings of the account or region.
    private func settings(_ operation: Operation, _ noun: String) -> Subject? {
        let isPlain = !operation.required.contains { GenericNames.isIdentifierLike($0.foldedSingular) }
        guard isPlain, [.put, .update, .state, .delete].contains(operation.verbClass), !noun.isEmpty else { return nil }
        return Subject(noun, confidence: .low, isSingleton: true)
    }
}
