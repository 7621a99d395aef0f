/// What the rule book says about a type: its identifiers, what it lives in, and which of its members are no
/// configuration.
struct TypeFacts {
    let columns: [String]

    init(_ type: String, in service: Service, types: [String]) {
        let identity = service.identities[type]
        let parent = identity?.parent.map(service.canonical).flatMap { types.firstIndex(of: $0) }
        columns = [
            TypeFacts.identifiers(of: type, in: service),
            identity?.scope.map(\.path).joined(separator: ",") ?? "",
            parent.map(String.init) ?? "",
        ]
    }

    static func identifiers(of type: String, in service: Service) -> String {
        guard let words = service.nouns[type]?.words else { return "" }
        let own = OwnNames(words)
        var kinds: [String: [String]] = [:]
        var order: [String] = []
        func add(_ key: String, _ folded: String) {
            let kind =
                ["arn", "url", "name", "id"].first(where: folded.hasSuffix)
                ?? (folded.hasSuffix("identifier") ? "id" : "ref")
            guard !(kinds.values.contains { $0.contains { $0.folded == key.folded } }) else { return }
            if kinds[kind] == nil { order.append(kind) }
            kinds[kind, default: []].append(key)
        }
        if let id = service.identities[type]?.id {
            add(id.kind == .texts ? singularKey(id.key) : id.key, id.foldedSingular)
            if let alternative = id.alternative { add(alternative, id.foldedSingular) }
        }
        if let layout = service.layouts[type] {
            let named = layout.attributes.filter { $0.shape.kind == .string && own.isFull($0.folded) }
                .sorted { (own.rank($0.folded) ?? 0) < (own.rank($1.folded) ?? 0) }
            for attribute in named { add(attribute.key, attribute.folded) }
            for generic in ["id", "identifier", "arn", "name"] {
                if let attribute = layout[generic], attribute.shape.kind == .string { add(attribute.key, generic) }
            }
        }
        for creation in (service.nouns[type]?.operations[.create] ?? []).map({ service.operations[$0] }) {
            for parameter in creation.parameters where parameter.kind == .text && own.isFull(parameter.folded) {
                add(parameter.key, parameter.folded)
            }
        }
        return order.map { "\($0):\(kinds[$0, default: []].joined(separator: ","))" }.joined(separator: ";")
    }

    private static func singularKey(_ key: String) -> String {
        let words = tokens(key)
        return words.dropLast().joined() + singular(words.last ?? "")
    }
}
