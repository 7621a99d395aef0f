internal import HindcastModel

extension Service {
    /// Members that add to or remove from a list of the document: `+addX:x`, `-removeX:x`; lists of changes that each
    /// say what to do: `*updates[action].descriptor:descriptors`; JSON patch: `/patchOperations`.
    func deltas(in operation: Operation, layout: Layout?) -> (entries: [String], members: Set<String>) {
        var entries: [String] = []
        var members: Set<String> = []
        for parameter in operation.parameters {
            if parameter.folded == "patchoperations" {
                entries.append("/" + parameter.key)
            } else if let (sign, stem) = sign(of: parameter) {
                entries.append("\(sign)\(parameter.key):\(path(of: stem, layout: layout))")
            } else if let entry = changes(in: parameter, layout: layout) {
                entries.append(entry)
            } else {
                continue
            }
            members.insert(parameter.folded)
        }
        return (entries, members)
    }

    private func sign(of parameter: Parameter) -> (Character, String)? {
        guard [.texts, .structures, .map].contains(parameter.kind) else { return nil }
        let words = tokens(parameter.name)
        if words.count > 2, let last = words.last, words[words.count - 2] == "To" {
            let stem = words.dropLast(2).joined()
            if ["Add", "Create", "Associate", "Enable", "Attach", "Grant"].contains(last) { return ("+", stem) }
            if ["Remove", "Delete", "Disassociate", "Disable", "Detach", "Revoke"].contains(last) {
                return ("-", stem)
            }
        }
        guard let first = words.first, words.count > 1 else { return nil }
        let stem = words.dropFirst().joined()
        if first.lowercased() == "add" { return ("+", stem) }
        if first.lowercased() == "remove" { return ("-", stem) }
        return nil
    }

    /// The layout's attribute for a stem such as `SubnetIds`; else the stem itself.
    private func path(of stem: String, layout: Layout?) -> String {
        let singular = stem.foldedSingular
        let attribute =
            layout?[stem.folded] ?? layout?.attributes.first { $0.name.foldedSingular == singular }
            ?? layout?.attributes.first { attribute in
                let name = attribute.name.foldedSingular
                return singular == name + "id" || singular == name + "arn" || name == singular + "id"
            }
        return attribute?.key ?? stem.lowercasedFirst
    }

    private func changes(in parameter: Parameter, layout: Layout?) -> String? {
        guard parameter.kind == .structures, let layout else { return nil }
        let members = reader.attributes(of: parameter.shape)
        guard let action = members.first(where: { isChangeAction($0.shape) }),
            let item = members.first(where: { $0.shape.kind == .structure || $0.folded != action.folded })
        else { return nil }
        let target = layout.attributes.first { $0.shape.kind == .list && $0.shape.element?.shape == item.shapeName }
        guard let target else { return nil }
        return "*\(parameter.key)[\(action.key)].\(item.key):\(target.key)"
    }

    private func isChangeAction(_ shape: ServiceModel.Shape) -> Bool {
        let values = Set(shape.values.map { $0.uppercased() })
        return !values.isEmpty
            && values.isSubset(of: ["INSERT", "ADD", "UPSERT", "CREATE", "DELETE", "REMOVE", "UPDATE"])
            && !values.isDisjoint(with: ["DELETE", "REMOVE"])
    }
}
