internal import HindcastModel

/// Effects on a part of a resource: a sub-document, or an element of a list.
struct PartEffects {
    let service: Service
    let operation: Operation
    let subject: Subject

    private var layout: Layout? { service.layout(subject.type) }

    /// What is in the request beside the resource's identifiers and the calls' steering.
    private var content: [Parameter] {
        let known = service.layoutNames
        return operation.parameters.filter { parameter in
            !service.isIdentifier(parameter, of: subject.type) && !IgnoredMembers.contains(parameter, known: known)
                && !(service.identities[subject.type]?.scope.contains { $0.folded == parameter.folded } ?? false)
                && !service.holdsTags(parameter)
        }
    }

    func fill(_ row: inout Row) {
        switch operation.verbClass {
        case .attach, .detach: RelationEffects(service: service, operation: operation, subject: subject).fill(&row)
        case .state: fillState(&row)
        case .create, .put, .update, .delete: fillContent(&row)
        case .read, .tag, .untag, .action: row = Row(operation: operation.name, effect: .run)
        }
    }

    private func fillContent(_ row: inout Row) {
        let isDelete = operation.verbClass == .delete
        if !isDelete, fillAttributes(&row) { return }
        let lists = content.filter { [.texts, .structures].contains($0.kind) }
        let elements = lists.first(where: isNamedForPart) ?? (isManyAtOnce && lists.count == 1 ? lists[0] : nil)
        let attribute = self.attribute
        // A domain that is a member of the pool's document, not one of many.
        if let attribute, attribute.shape.kind == .string, subject.keys.count == 1,
            subject.keys[0].folded == attribute.folded
        {
            row = row.with(isDelete ? .unset : .merge)
            if isDelete { row.add("p", attribute.key) }
            return
        }
        let isElements = elements != nil && !isWholeList && (attribute?.shape.kind == .list || isManyAtOnce)
        if !subject.keys.isEmpty || isElements {
            row.add("p", subject.partKey ?? attribute?.key ?? pluralKey(subject.part))
            if subject.partKey != nil, isDelete, let key = subject.keys.first {
                row.add(
                    "k",
                    elementKey(key).map { $0.folded == key.folded ? key.key : "\(key.key):\($0.key)" } ?? key.key
                )
                row = row.with(.dropElement)
                return
            }
            if subject.partKey != nil, !isDelete, addEmbedded(&row) {
                row = row.with(operation.verbClass == .update ? .patchElement : .putElement)
                return
            }
            if let elements {
                row.add("b", elements.key)
                row.add("k", elementKeys(of: elements))
            } else {
                row.add("k", subject.keys.map(\.key))
            }
            row = row.with(isDelete ? .dropElement : operation.verbClass == .update ? .patchElement : .putElement)
            if attribute == nil { row.confidence = min(row.confidence, partnered ? .high : .medium) }
            return
        }
        if let attribute, let key = keyOfSingle(attribute) {
            row.add("p", attribute.key)
            row.add("k", key)
            row = row.with(isDelete ? .dropElement : operation.verbClass == .update ? .patchElement : .putElement)
            return
        }
        if let members = layoutMembers(isDelete: isDelete), attribute == nil {
            row = row.with(isDelete ? .unset : .merge)
            if isDelete { row.add("p", members) }
            return
        }
        if attribute == nil, let members = plainMembers(isDelete: isDelete) {
            row = row.with(isDelete ? .unset : .merge)
            if isDelete { row.add("p", members) }
            row.confidence = min(row.confidence, partnered ? .high : .medium)
            return
        }
        row.add("p", attribute?.key ?? partKey)
        row = row.with(isDelete ? .unset : operation.verbClass == .update ? .merge : .set)
        if operation.verbClass == .update {
            // An update of a part that is no attribute says the attributes themselves.
            if let members = layoutMembers(isDelete: false), !members.isEmpty {
                row.extras.removeAll { $0.letter == "p" }
            } else {
                row = row.with(.set)
            }
        }
        if !isDelete, row.effect != .merge, let body { row.add("b", body.key) }
        if attribute == nil, !partnered { row.confidence = min(row.confidence, .medium) }
    }

    /// An element whose body is a structure of the request that holds its key.
    private func addEmbedded(_ row: inout Row) -> Bool {
        guard let key = subject.keys.first else { return false }
        let own = OwnNames(subject.part)
        for parameter in content where parameter.kind == .structure {
            let inner = service.reader.attributes(of: parameter.shape)
            guard
                let name = inner.first(where: { $0.folded == key.folded || own.rank($0.folded) != nil })
                    ?? inner.first(where: { $0.folded == "name" || $0.folded == "id" })
            else { continue }
            row.add("b", parameter.key)
            row.add("k", name.key)
            return true
        }
        return false
    }

    /// What names one element of a list that the request does not state as a list: `sourceName:name`.
    private func keyOfSingle(_ attribute: Attribute) -> String? {
        guard attribute.shape.kind == .list, let element = attribute.shape.element?.shape,
            service.model.shape(element).kind == .structure,
            !content.contains(where: { [.texts, .structures].contains($0.kind) && isNamedForPart($0) })
        else { return nil }
        let inner = service.reader.attributes(of: element)
        let own = OwnNames(subject.part.dropLast() + [singular(subject.part.last ?? "")])
        for key in content where key.kind == .text && key.isRequired {
            let same = inner.first { $0.folded == key.folded }
            guard let name = same ?? (own.rank(key.folded) != nil ? match(key, in: inner, own: own) : nil) else {
                continue
            }
            return name.folded == key.folded ? key.key : "\(key.key):\(name.key)"
        }
        return nil
    }

    /// The member by which the list's elements, as they are read, are told apart.
    private func elementKey(_ key: Parameter) -> Attribute? {
        let layout = service.layouts[service.canonical(operation.noun)]
        return layout.flatMap { match(key, in: $0.attributes, own: OwnNames(subject.part)) }
    }

    private func match(_ key: Parameter, in attributes: [Attribute], own: OwnNames) -> Attribute? {
        attributes.first { $0.folded == key.folded } ?? attributes.first { own.rank($0.folded) != nil }
            ?? attributes.first { $0.folded == "name" || $0.folded == "id" }
    }

    /// Calls that set some of many attributes: a name with a value, or a map of them.
    private func fillAttributes(_ row: inout Row) -> Bool {
        guard subject.part.last.map(singular) == "Attribute" else { return false }
        let path = pluralKey(subject.part)
        if let name = operation.parameter("attributename"), let value = operation.parameter("attributevalue") {
            row = row.with(.merge)
            row.add("v", "\(path).{\(name.key)}:{\(value.key)}")
            row.add("x", [name.key, value.key])
            return true
        }
        if let map = content.first(where: { $0.kind == .map && $0.isRequired }) {
            row = row.with(.patchElement)
            row.add("p", map.key)
            row.add("b", map.key)
            return true
        }
        let pairs = content.first { $0.kind == .structures && !service.elementKeys(of: $0.shape, words: []).isEmpty }
        if let pairs, content.count == 1 {
            row = row.with(.putElement)
            row.add("p", attribute?.key ?? path)
            row.add("b", pairs.key)
            row.add("k", service.elementKeys(of: pairs.shape, words: []))
            return true
        }
        guard operation.verbClass == .update, subject.keys.isEmpty, attribute == nil else { return false }
        row = row.with(.merge)
        return true
    }

    private func fillState(_ row: inout Row) {
        let isOn = switches[operation.verb] == "true"
        let words = service.nouns[subject.type]?.words ?? []
        if let layout,
            let value = service.stateAssignment(verb: operation.verb, layout: layout, words: words, part: subject.part)
        {
            row = row.with(.merge)
            row.add("v", value)
            return
        }
        guard let value = switches[operation.verb], operation.verb != "Start", operation.verb != "Stop" else {
            row = row.with(.state)
            row.confidence = min(row.confidence, .medium)
            if let members = layoutMembers(isDelete: false), !members.isEmpty { row = row.with(.merge) }
            return
        }
        let content = self.content
        if let attribute, attribute.shape.kind == .list, let listed = content.first(where: { $0.kind == .texts }) {
            row = row.with(isOn ? .link : .unlink)
            row.add("p", attribute.key)
            row.add("b", listed.key)
            return
        }
        let flag = "\(readFlag ?? singularKey + "Enabled"):\(value)"
        if content.isEmpty || readFlag != nil && content.allSatisfy({ !$0.isRequired }) {
            row = row.with(.merge)
            row.add("v", flag)
            if !isOn, let setter = opposite, setter.content.contains(where: \.isRequired),
                setter.layoutMembers(isDelete: false) == nil
            {
                row = row.with(.unset)
                row.add("p", attribute?.key ?? singularKey)
            }
        } else if let members = layoutMembers(isDelete: false), !members.isEmpty {
            row = row.with(.merge)
        } else {
            row = row.with(isOn ? .set : .unset)
            row.add("p", attribute?.key ?? singularKey)
            if readFlag != nil { row.add("v", flag) }
        }
        row.confidence = min(row.confidence, .medium)
    }

    /// The flag under which a reading operation shows the part: `GetKeyRotationStatus` has `KeyRotationEnabled`.
    private var readFlag: String? {
        let part = subject.part.joined().folded
        for reader in service.operations where reader.verbClass == .read && reader.noun.folded.contains(part) {
            guard let output = reader.output else { continue }
            let flags = service.reader.attributes(of: output)
                .filter { $0.shape.kind == .boolean && !["istruncated", "hasmore"].contains($0.folded) }
            if let flag = flags.first(where: { $0.folded.contains("enabled") }) ?? (flags.count == 1 ? flags[0] : nil) {
                return flag.key
            }
        }
        return nil
    }

    /// The layout's attribute that the part's words name.
    private var attribute: Attribute? {
        guard let layout else { return nil }
        let part = OperationName.noun(subject.part).folded
        if let attribute = layout.attributes.first(where: { $0.name.foldedSingular == part || $0.folded == part }) {
            return attribute
        }
        let endings = [
            "configuration", "config", "settings", "options", "document", "text", "details", "setting", "specification",
        ]
        return layout.attributes.first { attribute in
            endings.contains { attribute.folded == part + $0 || part == attribute.folded + $0 }
        }
    }

    /// The keys of the request's content, if the document has all of it at its top.
    private func layoutMembers(isDelete: Bool) -> [String]? {
        guard let layout else { return nil }
        if isDelete {
            // What the inverse call puts is what goes.
            return inverse?.layoutMembers(isDelete: false)
        }
        let content = self.content.filter { parameter in !subject.keys.contains { $0.folded == parameter.folded } }
        let known = content.count { layout[$0.folded] != nil }
        let isEnough = operation.verbClass == .update ? 2 * known >= content.count : known == content.count
        guard known > 0, isEnough else { return nil }
        return content.map { layout[$0.folded]?.key ?? $0.key }
    }

    /// The call that switches on what this one switches off.
    private var opposite: PartEffects? {
        let opposite = service.operations.first { $0.noun == operation.noun && switches[$0.verb] == "true" }
        return opposite.map { PartEffects(service: service, operation: $0, subject: subject) }
    }

    /// The call that puts what this one takes away.
    private var inverse: PartEffects? {
        let inverse = service.operations.first { other in
            other.noun == operation.noun && [.put, .create].contains(other.verbClass)
        }
        return inverse.map { PartEffects(service: service, operation: $0, subject: subject) }
    }

    /// Plain values whose names say enough by themselves belong at the top of the document.
    private func plainMembers(isDelete: Bool) -> [String]? {
        if isDelete { return inverse?.plainMembers(isDelete: false) }
        let content = self.content.filter { parameter in !subject.keys.contains { $0.folded == parameter.folded } }
        let arePlain = content.allSatisfy { parameter in
            [.flag, .number, .text].contains(parameter.kind) && tokens(parameter.name).count > 1
                && !["policy", "document", "text", "body"].contains { parameter.folded.hasSuffix($0) }
        }
        return content.isEmpty || !arePlain ? nil : content.map(\.key)
    }

    /// The key of the part: the one member's own, if that says more than the operation's name.
    private var partKey: String {
        let content = (operation.verbClass == .delete ? inverse?.content ?? [] : self.content)
            .filter { parameter in !subject.keys.contains { $0.folded == parameter.folded } }
        if content.count == 1, [.structure, .structures, .texts, .map].contains(content[0].kind),
            tokens(content[0].name).count > 1
        {
            return content[0].key
        }
        return singularKey
    }

    /// The one request member that is the part.
    private var body: Parameter? {
        let content = self.content.filter { parameter in !subject.keys.contains { $0.folded == parameter.folded } }
        if content.count == 1, let only = content.first {
            return isNamedForPart(only) || only.kind == .structure || only.kind == .structures ? only : nil
        }
        let named = content.filter { isNamedForPart($0) && [.structure, .text, .structures].contains($0.kind) }
        return named.count == 1 && content.count <= 3 && content.count(where: { $0.isRequired }) <= 1 ? named[0] : nil
    }

    private func isNamedForPart(_ parameter: Parameter) -> Bool {
        let part = OperationName.noun(subject.part).folded
        var name = parameter.foldedSingular
        if name.hasPrefix("new") { name.removeFirst(3) }
        let last = singular(subject.part.last ?? "").folded
        return name == part || name.hasPrefix(part) || part.hasPrefix(name) || name.hasSuffix(last)
            || name.contains(part)
            || name.hasPrefix(last) || name == last + "name" || name == last + "id"
    }

    /// `CreateMembers`: several elements are put or dropped.
    private var isManyAtOnce: Bool {
        let isPlural = subject.part.last.map { singular($0) != $0 } ?? false
        let verbs = ["Create", "Delete", "Register", "Deregister", "Put", "Add", "Remove"]
        return (isPlural || operation.parts.isBatch) && verbs.contains(operation.verb)
    }

    /// The keys of elements; plain values, where structures were put, are values of the key.
    private func elementKeys(of parameter: Parameter) -> [String] {
        if parameter.kind == .structures { return service.elementKeys(of: parameter.shape, words: subject.part) }
        guard operation.verbClass == .delete, let put = inverse?.content.first(where: { $0.kind == .structures }),
            let key = service.reader.attributes(of: put.shape).first(where: { $0.folded == parameter.foldedSingular })
        else { return [] }
        return [key.key]
    }

    /// The call states the list as a whole: no other takes single elements away.
    private var isWholeList: Bool {
        let takers = service.operations.filter {
            $0.noun == operation.noun && [.delete, .detach].contains($0.verbClass)
        }
        let isTaken = takers.contains { taker in
            let parts = PartEffects(service: service, operation: taker, subject: subject)
            return parts.content.contains { [.texts, .structures].contains($0.kind) }
        }
        return !isTaken && isStating
    }

    private var isStating: Bool {
        operation.verb == "Put" || operation.verb == "Set" || operation.verb == "Update" || operation.verb == "Modify"
    }

    /// Another operation does the opposite, or shows the part.
    private var partnered: Bool {
        guard let noun = service.nouns[operation.noun] else { return false }
        return noun.hasGet || noun.hasList || noun.has(.delete) && (noun.has(.put) || noun.has(.create))
    }

    private var singularKey: String { subject.part.joined().lowercasedFirst }
}

/// The words as the key of a list: `accessPolicies`.
func pluralKey(_ words: [String]) -> String {
    plural(words.joined().lowercasedFirst)
}

extension Row {
    /// The same row with another effect.
    func with(_ effect: Effect) -> Row {
        Row(operation: operation, effect: effect, confidence: confidence, type: type, id: id, extras: extras)
    }
}

extension Service {
    /// The members that tell one element of a list from the others.
    func elementKeys(of shape: String, words: [String]) -> [String] {
        let attributes = reader.attributes(of: shape).filter { $0.shape.kind == .string || $0.shape.kind == .integer }
        let own = OwnNames(words)
        let shapeWords = OwnNames(tokens(shape))
        let named = attributes.filter { own.isFull($0.folded) || shapeWords.isFull($0.folded) }
        let order = ["id", "key", "identifier", "name", "arn", "sid"]
        let generic = order.compactMap { name in attributes.first { $0.folded == name } }
        guard let key = named.first(where: { $0.folded.hasSuffix("id") }) ?? named.first ?? generic.first else {
            let ids = attributes.filter { GenericNames.isIdentifierLike($0.folded) && $0.shape.kind == .string }
            return ids.count == 1 ? [ids[0].key] : []
        }
        let port = attributes.first { $0.folded == "port" }
        return [key.key] + (port.map { [$0.key] } ?? [])
    }
}
