/// Effects of putting things into relation: attach and detach, associate, add and remove.
struct RelationEffects {
    let service: Service
    let operation: Operation
    let subject: Subject

    func fill(_ row: inout Row) {
        let isOn = operation.verbClass == .attach
        let others = operation.parameters.filter { parameter in
            !service.isIdentifier(parameter, of: subject.type) && !parameter.isToken
                && !(service.identities[subject.type]?.scope.contains { $0.folded == parameter.folded } ?? false)
                && !IgnoredMembers.contains(parameter, known: service.layoutNames)
        }
        let named = others.filter { $0.isTextual || $0.kind == .structures || $0.kind == .structure }
        let identifying = named.filter { $0.isRequired } + named.filter { !$0.isRequired }
        // A thing that knows what it belongs to has it as an attribute.
        if let (parameter, attribute) = scalar(identifying) {
            row = row.with(isOn ? .merge : .unset)
            if isOn {
                row.add("m", parameter.folded == attribute.folded ? "" : "\(parameter.key):\(attribute.key)")
            } else {
                row.add("p", attribute.key)
            }
            return
        }
        if let (attribute, keys) = list(identifying) {
            row = row.with(isOn ? .putElement : .dropElement)
            let body = identifying.first { isValue($0, of: attribute) } ?? identifying.first
            // Plain values in a list of structures are values of the member that is called so.
            let member = body.flatMap { self.member(for: $0, of: attribute) }
            let isMisfit = keys.isEmpty && body?.isTextual == true && isOfStructures(attribute) && member == nil
            row.add("p", isMisfit ? body?.key ?? attribute.key : attribute.key)
            if keys.isEmpty {
                row = row.with(isOn ? .link : .unlink)
                row.add("b", body?.key ?? "")
                row.add("k", member?.key ?? "")
                if body?.kind == .structures {
                    row.add("k", service.elementKeys(of: body?.shape ?? "", words: subject.part))
                }
            } else {
                row.add("k", keys)
            }
            return
        }
        fillUnknown(&row, identifying, isOn: isOn)
    }

    private func fillUnknown(_ row: inout Row, _ identifying: [Parameter], isOn: Bool) {
        let hasInverse =
            service.nouns[operation.noun].map { $0.has(.attach) && ($0.has(.detach) || $0.has(.delete)) } ?? false
        let required = identifying.filter(\.isRequired)
        if let lists = (required.isEmpty ? identifying : required).first(where: {
            $0.kind == .texts || $0.kind == .structures
        }) {
            row = row.with(isOn ? .link : .unlink)
            row.add("p", subject.part.isEmpty ? lists.key : pluralKey(subject.part))
            row.add("b", lists.key)
            if lists.kind == .structures { row.add("k", service.elementKeys(of: lists.shape, words: subject.part)) }
        } else if let first = required.first ?? identifying.first {
            row = row.with(isOn ? .link : .unlink)
            let words =
                subject.part.isEmpty
                ? tokens(first.name).filter { !["Id", "Arn", "ARN", "Name", "Identifier"].contains($0) }
                : subject.part
            row.add("p", pluralKey(words.isEmpty ? [first.name] : words))
            if first.kind == .structure {
                row.add("b", first.key)
                row.add("k", service.elementKeys(of: first.shape, words: words))
                row.confidence = min(row.confidence, hasInverse ? .high : .medium)
                return
            }
            row.add("k", required.isEmpty ? [first.key] : required.filter { $0.kind == .text }.map(\.key))
        } else if !isOn, let attribute = attributeOfPart {
            row = row.with(.unset)
            row.add("p", attribute.key)
            row.confidence = min(row.confidence, .medium)
            return
        } else {
            // The request names the thing alone: it is touched, and what happened to it is not known.
            row = row.with(.state)
            row.confidence = min(row.confidence, .low)
            return
        }
        row.confidence = min(row.confidence, hasInverse ? .high : .medium)
    }

    /// The single value of the document that names the other side: a device's `thingArn`.
    private var attributeOfPart: Attribute? {
        guard !subject.part.isEmpty else { return nil }
        let own = OwnNames(subject.part)
        return service.layout(subject.type)?.attributes.first { $0.shape.kind == .string && own.isFull($0.folded) }
    }

    /// A request member that the document has as a single value.
    private func scalar(_ parameters: [Parameter]) -> (Parameter, Attribute)? {
        guard let layout = service.layout(subject.type) else { return nil }
        for parameter in parameters where parameter.kind == .text && parameter.isRequired {
            if let attribute = layout[parameter.folded], attribute.shape.kind == .string {
                return (parameter, attribute)
            }
        }
        return nil
    }

    /// A list of the document for the relation, with the keys of its elements that the request gives.
    private func list(_ parameters: [Parameter]) -> (Attribute, [String])? {
        guard let layout = service.layout(subject.type) else { return nil }
        let part = OperationName.noun(subject.part).folded
        var best: (score: Double, attribute: Attribute, keys: [String])?
        for attribute in layout.attributes where attribute.shape.kind == .list {
            guard let element = attribute.shape.element else { continue }
            let stem = attribute.name.foldedSingular
            var score = 0.0
            if !part.isEmpty, stem == part || stem.hasSuffix(part) || part.hasSuffix(stem) { score += 4 }
            var keys: [String] = []
            if service.model.shape(element.shape).kind == .structure {
                let members = service.reader.attributes(of: element.shape)
                let given = parameters.filter { parameter in
                    parameter.kind == .text && members.contains { $0.folded == parameter.folded }
                }
                keys = given.filter(\.isRequired).map(\.key)
                if keys.isEmpty { keys = given.prefix(1).map(\.key) }
                score += 2 * Double(keys.count)
                if parameters.contains(where: { $0.kind == .structures && $0.shape == element.shape }) { score += 4 }
                if keys.isEmpty, score < 4 { continue }
            } else {
                let given = parameters.contains { parameter in
                    parameter.isTextual
                        && (parameter.foldedSingular == stem || parameter.foldedSingular.hasPrefix(stem))
                }
                if given { score += 3 }
            }
            guard score >= 2.5 || !keys.isEmpty && subject.part.isEmpty else { continue }
            if best.map({ score > $0.score }) ?? true { best = (score, attribute, keys) }
        }
        return best.map { ($0.attribute, $0.keys) }
    }

    private func isOfStructures(_ attribute: Attribute) -> Bool {
        attribute.shape.element.map { service.model.shape($0.shape).kind == .structure } ?? false
    }

    /// The member of a list's structures that a list of plain values gives.
    private func member(for parameter: Parameter, of attribute: Attribute) -> Attribute? {
        guard parameter.isTextual, isOfStructures(attribute), let element = attribute.shape.element?.shape else {
            return nil
        }
        let name = parameter.foldedSingular
        let members = service.reader.attributes(of: element).filter { $0.shape.kind == .string }
        return members.first { $0.folded == name }
            ?? members.first { $0.folded.count > 3 && (name.hasPrefix($0.folded) || $0.folded.hasPrefix(name)) }
    }

    private func isValue(_ parameter: Parameter, of attribute: Attribute) -> Bool {
        let stem = attribute.name.foldedSingular
        return parameter.foldedSingular.hasPrefix(stem) || stem.hasPrefix(parameter.foldedSingular)
            || parameter.shape == attribute.shape.element?.shape
    }
}
