extension Service {
    /// Request members that the document has under another name or nesting: `requestKey:document.path`.
    ///
    /// Only what is certain: the same words with the noun's before them, a plural, identifiers that are the one text
    /// member of a list's structures, or the only place of that name and shape below a structure of the layout.
    func renames(of parameters: [Parameter], layout: Layout, words: [String]) -> [String] {
        let requested = Set(parameters.map(\.folded))
        return parameters.compactMap { parameter in
            guard layout[parameter.folded] == nil else { return nil }
            guard let path = place(of: parameter, in: layout, words: words, requested: requested) else { return nil }
            return "\(parameter.key):\(path)"
        }
    }

    private func place(of parameter: Parameter, in layout: Layout, words: [String], requested: Set<String>) -> String? {
        let noun = words.joined().folded
        let free = layout.attributes.filter { !requested.contains($0.folded) }
        let last = (words.last ?? "").folded
        var spellings = [noun + parameter.folded, last + parameter.folded]
        for stem in [noun, last, "new", "desired", "target"] where parameter.folded.hasPrefix(stem) {
            spellings.append(String(parameter.folded.dropFirst(stem.count)))
        }
        for spelling in spellings where !spelling.isEmpty {
            if let attribute = free.first(where: { $0.folded == spelling && isAlike($0, parameter) }) {
                return attribute.key
            }
        }
        let singular = parameter.foldedSingular
        let plural = free.filter { $0.name.foldedSingular == singular && isAlike($0, parameter) }
        if plural.count == 1 { return plural[0].key }
        return identifiedElements(parameter, in: free) ?? nested(parameter, in: free)
    }

    private func isAlike(_ attribute: Attribute, _ parameter: Parameter) -> Bool {
        switch (attribute.shape.kind, parameter.kind) {
        case (.string, .text), (.boolean, .flag), (.integer, .number), (.number, .number), (.map, .map): return true
        case (.structure, .structure): return attribute.shapeName == parameter.shape
        case (.list, .texts): return attribute.shape.element.map { model.shape($0.shape).kind == .string } ?? false
        case (.list, .structures): return attribute.shape.element?.shape == parameter.shape
        default: return false
        }
    }

    /// `vpcSecurityGroupIds` → `vpcSecurityGroups[].vpcSecurityGroupId`.
    private func identifiedElements(_ parameter: Parameter, in attributes: [Attribute]) -> String? {
        guard parameter.kind == .texts || parameter.kind == .text else { return nil }
        let singular = parameter.foldedSingular
        let found = attributes.compactMap { attribute -> String? in
            let isList = attribute.shape.kind == .list
            guard isList == (parameter.kind == .texts) else { return nil }
            let shape = isList ? attribute.shape.element?.shape : attribute.shapeName
            guard let shape, model.shape(shape).kind == .structure else { return nil }
            let stem = attribute.name.foldedSingular
            let members = reader.attributes(of: shape).filter { $0.shape.kind == .string }
            let member = members.first { member in
                // The element's own identifier, spelled as in the request: subnetIds → subnets[].subnetIdentifier.
                member.folded == singular && singular.hasPrefix(stem)
                    || ["id", "identifier", "arn", "name"].contains { ending in
                        singular == stem + ending && [ending, stem + ending].contains(member.folded)
                    }
                    || singular == stem + "id" && member.folded == stem + "identifier"
            }
            return member.map { "\(attribute.key)\(isList ? "[]" : "").\($0.key)" }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// `availabilityZone` → `placement.availabilityZone`, if nothing else is called so.
    private func nested(_ parameter: Parameter, in attributes: [Attribute]) -> String? {
        let found = attributes.compactMap { attribute -> String? in
            guard attribute.shape.kind == .structure, !attribute.shape.isDocument,
                !["status", "pending", "progress", "last"].contains(where: attribute.folded.contains)
            else { return nil }
            let member = reader.attributes(of: attribute.shapeName).first {
                $0.folded == parameter.folded && isAlike($0, parameter)
            }
            return member.map { "\(attribute.key).\($0.key)" }
        }
        // A name such as `type` or `enabled` says too little.
        guard found.count == 1, tokens(parameter.name).count > 1 else { return nil }
        return found[0]
    }
}
