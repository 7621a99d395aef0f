internal import HindcastModel

/// What the verbs of a rule do to a document.
extension RuleInterpreter {
    func apply(
        _ statement: RuleStatement,
        value: JSONValue,
        path: [DocumentEdit.Step],
        to working: EventTransaction.Working
    ) {
        switch statement.verb {
        case .create:
            let (configuration, tags) = ConfigurationShape.split(value.object ?? [:], type: working.type)
            working.document = ResourceDocument(address: working.document.address, knowledge: .complete)
            working.document.configuration = configuration
            working.document.tags = tags ?? [:]
        case .merge where !path.isEmpty:
            guard let members = value.object else { return }
            DocumentEdit.edit(&working.document.configuration, at: path[...]) { place in
                var object = place?.object ?? [:]
                DocumentEdit.merge(PassingMembers.without(members), into: &object)
                place = .object(object)
            }
        case .merge:
            var (configuration, tags) = ConfigurationShape.split(value.object ?? [:], type: working.type)
            if case .row = statement.value {
                ResourceIdentity.dropRepeated(from: &configuration, in: working.document, type: working.type)
            }
            DocumentEdit.merge(configuration, into: &working.document.configuration)
            if let tags, !tags.isEmpty { working.document.tags = tags }
        case .replace:
            let (configuration, tags) = ConfigurationShape.split(value.object ?? [:], type: working.type)
            let identity = ResourceIdentity.identityMembers(of: working.document, type: working.type)
            let old = working.document.configuration
            working.document.configuration = configuration
            // The call states the whole thing, whatever was there before.
            working.document.knowledge = .complete
            for member in identity where configuration.member(ignoringCase: member.key) == nil {
                working.document.configuration[member.key] = member.value
            }
            for member in old where working.document.configuration[member.key]?.isUnknown ?? false {
                working.document.configuration[member.key] = member.value
            }
            if let tags, !tags.isEmpty { working.document.tags = tags }
        case .delete: working.isDeleted = true
        case .tag:
            for member in TagMap.tags(in: value)
            where !(member.value.isUnknown && working.document.tags[member.key] != nil) {
                working.document.tags[member.key] = member.value
            }
        case .untag: untag(value, &working.document)
        case .ops: JSONPatch.apply(value.elements, to: &working.document.configuration, at: path[...])
        case .rename, .none, .session: break
        default: edit(statement, value: value, path: path, &working.document.configuration)
        }
    }

    private func untag(_ value: JSONValue, _ document: inout ResourceDocument) {
        let keys = TagMap.keys(in: value)
        if keys.isEmpty { document.tags = [:] }
        for key in keys { document.tags[key] = nil }
    }

    private func edit(_ statement: RuleStatement, value: JSONValue, path: [DocumentEdit.Step], _ root: inout JSONObject)
    {
        DocumentEdit.edit(&root, at: path[...]) { place in
            switch statement.verb {
            case .set:
                // A mask may hide what is known already. What was too large to be logged is another value, most likely.
                if value.isUnknown, !value.isCutOff, let known = place, !known.isEmpty { return }
                place = value == .null || value.isEmpty && statement.condition == nil ? nil : value
            case .unset: place = nil
            case .put:
                DocumentEdit.put(
                    value.elements.map(PassingMembers.without),
                    into: &place,
                    keys: statement.keys,
                    patches: false
                )
            case .patch:
                DocumentEdit.put(
                    value.elements.map(PassingMembers.without),
                    into: &place,
                    keys: statement.keys,
                    patches: true
                )
            case .drop: DocumentEdit.drop(value.elements, from: &place, keys: statement.keys)
            case .add: DocumentEdit.add(value.elements, to: &place)
            case .sub: DocumentEdit.subtract(value.elements, from: &place)
            case .delta:
                let removed = (value["remove"] ?? .null).elements
                let added = (value["add"] ?? .null).elements
                DocumentEdit.drop(removed, from: &place, keys: statement.keys)
                DocumentEdit.put(added, into: &place, keys: statement.keys, patches: false)
            default: break
            }
        }
    }
}
