extension Service {
    /// The request member that holds tags: a map, or a list of keys and values.
    func tagMember(in operation: Operation) -> Parameter? {
        operation.parameters.first { holdsTags($0) && ["tags", "taglist"].contains($0.folded) }
            ?? operation.parameters.first { holdsTags($0) }
    }

    /// Whether a member holds tags with values.
    func holdsTags(_ parameter: Parameter) -> Bool {
        guard parameter.folded.contains("tag"),
            !["filter", "criteria", "condition", "stage"].contains(where: parameter.folded.contains)
        else { return false }
        switch parameter.kind {
        case .map:
            return parameter.folded.hasPrefix("tag") || parameter.folded.hasSuffix("tags")
                || parameter.folded.hasSuffix("tagging")
        case .structures: return isTag(parameter.shape) || parameter.folded == "tagspecifications"
        case .structure: return tagPath(parameter) != nil
        default: return false
        }
    }

    /// `tags.items`: tags wrapped in a structure.
    private func tagPath(_ parameter: Parameter) -> String? {
        let inner = reader.attributes(of: parameter.shape)
        guard parameter.kind == .structure, inner.count <= 2 else { return nil }
        return inner.first { $0.shape.kind == .list || $0.shape.kind == .map }.map { inner in
            // A list wrapped as items is read as the list.
            inner.folded == "items" ? parameter.key : "\(parameter.key).\(inner.key)"
        }
    }

    /// Whether a structure is a key with a value.
    func isTag(_ shape: String) -> Bool {
        let names = Set(model.shape(shape).members.map(\.name.folded))
        return names.isSuperset(of: ["key", "value"]) || names.isSuperset(of: ["tagkey", "tagvalue"])
    }

    /// The row of a call that only tags or untags; any resource may be meant.
    func tagRow(for operation: Operation) -> Row? {
        let isFamily = operation.verbClass == .tag || operation.verbClass == .untag
        let words = operation.parts.words
        let verb = operation.verb
        // A service may have things called resources; TagResource means any.
        let isAny = words.isEmpty || words.count == 1 && singular(words[0]) == "Resource"
        let isNamed = ["Tag", "Untag"].contains(verb) && !isAny
        let isChange = verb == "Change" && words.first == "Tags"
        guard isFamily || isNamed || isChange else { return nil }
        let added = operation.parameters.first(where: holdsTags)
        let removed = operation.parameters.first { parameter in
            parameter.kind == .texts && parameter.folded.contains("tag")
                || parameter.kind == .texts && ["keys", "keylist"].contains(parameter.folded)
                || parameter.folded == "tagkeys" && tagPath(parameter) != nil
        }
        let isUntag = verb == "Untag" || operation.verbClass == .untag
        guard let tags = isUntag ? removed ?? added : added ?? removed else { return nil }
        var row = Row(operation: operation.name, effect: isUntag ? .untag : .tag)
        row.add("t", isUsual(tagPath(tags) ?? tags.key, isUntag: isUntag) ? "" : tagPath(tags) ?? tags.key)
        if !isUntag, let removed, added != nil { row.add("u", removed.key) }
        if let type = isNamed ? canonical(OperationName.noun(words)) : nil, isThing(type),
            let located = locate(type, in: operation)
        {
            row.type = type
            row.id = requestPath(located.path)
            return row
        }
        guard let target = tagTarget(of: operation, besides: [tags, removed].compactMap { $0 }) else { return nil }
        row.type = target.type
        row.id = requestPath(target.path)
        row.confidence = target.isSure ? .high : .medium
        row.add("y", target.kindMember ?? "")
        return row
    }

    private func isUsual(_ key: String, isUntag: Bool) -> Bool { key == (isUntag ? "tagKeys" : "tags") }

    private struct TagTarget {
        var path: String
        var type: String?
        var isSure = true
        var kindMember: String?
    }

    private func tagTarget(of operation: Operation, besides tags: [Parameter]) -> TagTarget? {
        let rest = operation.parameters.filter { parameter in
            parameter.isTextual && !tags.contains { $0.folded == parameter.folded }
        }
        let kindMember = rest.first { ["resourcetype", "type"].contains($0.folded) }?.key
        let named = [
            "resourcearn", "resourceid", "resourceidentifier", "resourcename", "resource", "arn", "resources",
            "resourcearns", "resourcearnlist", "taggableresourcearn", "resourceids", "id",
        ]
        for name in named {
            guard let parameter = rest.first(where: { $0.folded == name }) else { continue }
            return TagTarget(path: each(parameter), kindMember: kindMember)
        }
        for parameter in rest.sorted(by: { $0.isRequired && !$1.isRequired }) {
            let folded = parameter.foldedSingular
            if let owner = owners.owner(of: folded), isThing(owner) {
                let type = canonical(owner)
                let path = locate(type, in: operation)?.path ?? each(parameter)
                return TagTarget(path: path, type: type, isSure: parameter.isRequired)
            }
        }
        if let parameter = rest.first(where: { $0.folded.hasSuffix("arn") }) ?? rest.first(where: \.isRequired) {
            return TagTarget(path: each(parameter), isSure: parameter.folded.hasSuffix("arn"))
        }
        // Auto Scaling names the resource in each tag.
        for tag in tags where tag.kind == .structures {
            if model.shape(tag.shape).members.contains(where: { $0.name.folded == "resourceid" }) {
                return TagTarget(path: "\(tag.key)[].resourceId", isSure: false)
            }
        }
        return nil
    }

    /// The path below `rq`.
    func requestPath(_ path: String) -> String {
        path.split(separator: "|").map { "rq." + $0 }.joined(separator: "|")
    }
}
