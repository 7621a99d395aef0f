/// What a row says beside the effect and the identifier: body, response, renames, additions, steering members.
struct RequestFacts {
    let service: Service
    let operation: Operation
    let subject: Subject

    func describe(_ row: inout Row) {
        let layout = service.layout(subject.type)
        var open = operation.parameters
        // A token that the thing shows afterwards is part of it: CreatorRequestId.
        let shown = Set((layout?.attributes ?? []).map(\.folded))
        let steering = open.filter { parameter in
            IgnoredMembers.contains(parameter, known: parameter.isToken ? shown : service.layoutNames)
        }
        open.removeAll { parameter in steering.contains { $0.folded == parameter.folded } }
        row.add("x", steering.filter { !IgnoredMembers.always.contains($0.folded) }.map(\.key))
        let isWhole = [.create, .replace, .merge].contains(row.effect) && subject.part.isEmpty || row.effect == .merge
        if isWhole {
            var tagRename = ""
            let deltas = service.deltas(in: operation, layout: layout)
            row.add("d", deltas.entries)
            open.removeAll { deltas.members.contains($0.folded) }
            if let rename = newName(open) {
                row.add("n", rename.key)
                open.removeAll { $0.folded == rename.folded }
            }
            if let tags = open.first(where: service.holdsTags) {
                if !["tags", "tagList", "tagSet", "tagSpecifications"].contains(tags.key) {
                    tagRename = "\(tags.key):tags"
                }
                open.removeAll { $0.folded == tags.folded }
            }
            addBody(&row, open, layout, tagRename: tagRename)
        }
        if row.effect == .create { addSource(&row) }
        addAnswer(&row, layout)
    }

    /// A member with the resource's new name.
    private func newName(_ open: [Parameter]) -> Parameter? {
        guard operation.verbClass == .update, let words = service.nouns[subject.type]?.words else { return nil }
        let own = OwnNames(words)
        return open.first { parameter in
            guard parameter.kind == .text, parameter.folded.hasPrefix("new") else { return false }
            let rest = String(parameter.folded.dropFirst(3))
            return own.rank(rest) != nil || rest == "name"
                || service.identities[subject.type]?.id?.foldedSingular == rest
        }
    }

    private func addBody(_ row: inout Row, _ open: [Parameter], _ layout: Layout?, tagRename: String) {
        let words = service.nouns[subject.type]?.words ?? []
        let open = open.filter { !service.isIdentifier($0, of: subject.type) }
        let bodies = open.filter { isBody($0, layout: layout, words: words) }
        let rest = open.filter { parameter in !bodies.contains { $0.folded == parameter.folded } }
        // Beside the body stand only its identifiers, if it can take the request's place.
        let isAlone = bodies.count == 1 && tagRename.isEmpty && !rest.contains { layout?[$0.folded] != nil }
        var renames = isAlone ? [] : bodies.map { "\($0.key):." }
        if isAlone { row.add("b", bodies[0].key) }
        if let layout {
            var given = rest
            for body in bodies {
                given += service.model.shape(body.shape).members.map {
                    Parameter($0, in: service.model, wire: service.wire, isRequired: false)
                }
            }
            renames += service.renames(of: given, layout: layout, words: words)
        }
        if !tagRename.isEmpty { renames.append(tagRename) }
        row.add("m", renames)
    }

    /// Whether a member holds the thing's own members.
    private func isBody(_ parameter: Parameter, layout: Layout?, words: [String]) -> Bool {
        guard parameter.kind == .structure, layout?[parameter.folded] == nil else { return false }
        if parameter.shape == layout?.shape { return true }
        let attributes = service.reader.attributes(of: parameter.shape)
        // A structure that only names the thing is none.
        if OwnNames(words).isFull(parameter.folded), attributes.count < 3,
            attributes.allSatisfy({ $0.shape.kind == .string && $0.folded != "description" })
        {
            return false
        }
        if let layout, attributes.count > 1, layout.share(of: attributes) >= 0.6 { return true }
        return LayoutFinder.similarity(of: parameter.name, to: words) >= 9
            && (layout.map { $0.share(of: attributes) > 0 } ?? true)
    }

    /// The resource that a copy or a restored one is made from.
    private func addSource(_ row: inout Row) {
        guard ["Copy", "Restore", "Clone", "Create"].contains(operation.verb) else { return }
        let isCopy = operation.verb != "Create"
        let source = operation.parameters.first { parameter in
            guard parameter.kind == .text,
                parameter.folded.hasPrefix("source") || isCopy && parameter.folded.contains("snapshot")
            else { return false }
            return GenericNames.isIdentifierLike(parameter.folded) && !parameter.folded.hasSuffix("region")
                && !parameter.folded.hasPrefix("target")
        }
        guard let source, !(row.id == "" && service.identities[subject.type]?.id?.folded == source.folded) else {
            return
        }
        let name = source.folded.hasPrefix("source") ? String(source.folded.dropFirst(6)) : source.folded
        let type = service.owners.owner(of: name) ?? service.owners.owner(of: source.folded)
        guard isCopy || type == subject.type else { return }
        row.add("f", source.key + (type.map { ":" + service.canonical($0) } ?? ""))
    }

    private func addAnswer(_ row: inout Row, _ layout: Layout?) {
        guard row.effect != .delete, row.effect != .dropElement, row.effect != .unset, row.effect != .unlink else {
            return
        }
        let answer = service.answer(to: operation, about: subject.type)
        if let snapshot = answer.snapshot {
            row.add("s", snapshot)
        } else if row.effect == .create || row.effect == .replace || row.effect == .merge {
            row.add("a", answer.members)
        }
    }
}
