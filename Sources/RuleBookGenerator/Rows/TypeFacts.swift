/// What the rule book says about a type: its identifiers, what it lives in, and what of its document moves by itself.
struct TypeFacts {
    let name: String
    let identifiers: String
    let scope: String
    let parent: String?
    let judged: [MovingMembers.Judged]
    let sets: [String]
    let aliases: [String]

    init(_ type: String, in service: Service, rows: [Row]) {
        name = type
        let identity = service.identities[type]
        identifiers = TypeFacts.identifiers(of: type, in: service)
        scope = identity?.scope.map(\.path).joined(separator: ",") ?? ""
        parent = identity?.parent.map(service.canonical)
        guard let layout = service.layouts[type] else {
            (judged, sets, aliases) = ([], [], [])
            return
        }
        judged = MovingMembers(type, in: service, rows: rows).judge(layout)
        sets = SetLists.find(in: layout, of: service)
        let names = identifiers.split { ";:,".contains($0) }.map { String($0).folded }
        aliases = SecondaryIdentifiers.find(in: layout, of: service, besides: Set(names))
    }

    /// The columns of the type's line.
    ///
    /// - Parameters:
    ///   - types: The numbers of the service's types.
    ///   - moving: Names that move in every document, lower-cased.
    func columns(types: [String: Int], moving: Set<String>) -> [String] {
        var facts: [String] = []
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { facts.append("\(name):\(values.joined(separator: ","))") }
        }
        add("+", judged.filter { !$0.isMoving && moving.contains($0.name.lowercased()) }.map(\.path))
        add("-", judged.filter { $0.isMoving && !moving.contains($0.name.lowercased()) }.map(\.path))
        add("alias", aliases)
        add("set", sets)
        return [
            "@" + name, identifiers, scope, parent.flatMap { types[$0].map(String.init) } ?? "",
            facts.joined(separator: ";"),
        ]
    }

    private static func identifiers(of type: String, in service: Service) -> String {
        guard let words = service.nouns[type]?.words else { return "" }
        let own = OwnNames(words)
        var kinds: [String: [String]] = [:]
        var order: [String] = []
        func add(_ key: String, _ folded: String) {
            guard !key.isEmpty, !kinds.values.joined().contains(where: { $0.folded == key.folded }) else { return }
            let ending = ["arn", "url", "name", "id"].first(where: folded.hasSuffix)
            let kind = ending ?? (folded.hasSuffix("identifier") ? "id" : "ref")
            if kinds[kind] == nil { order.append(kind) }
            kinds[kind, default: []].append(key)
        }
        let identity = service.identities[type]
        if let id = identity?.id {
            add(
                id.kind == .texts ? singularKey(id.key) : String(id.key.split(separator: ".").last ?? ""),
                id.foldedSingular
            )
            if let alternative = id.alternative { add(alternative, id.foldedSingular) }
        }
        let layout = service.layouts[type]
        let creations = (service.nouns[type]?.operations[.create] ?? []).flatMap { service.operations[$0].parameters }
        for other in identity?.others.sorted() ?? [] {
            add(layout?[other]?.key ?? creations.first { $0.folded == other }?.key ?? "", other)
        }
        let named = (layout?.attributes ?? []).filter { $0.shape.kind == .string && own.isFull($0.folded) }
        for attribute in named.sorted(by: { (own.rank($0.folded) ?? 0) < (own.rank($1.folded) ?? 0) }) {
            add(attribute.key, attribute.folded)
        }
        for generic in ["id", "identifier", "arn", "name"] {
            if let attribute = layout?[generic], attribute.shape.kind == .string { add(attribute.key, generic) }
        }
        for parameter in creations where parameter.kind == .text && own.isFull(parameter.folded) {
            add(parameter.key, parameter.folded)
        }
        return order.map { "\($0):\(kinds[$0, default: []].joined(separator: ","))" }.joined(separator: ";")
    }

    private static func singularKey(_ key: String) -> String {
        let words = tokens(key)
        return words.dropLast().joined() + singular(words.last ?? "")
    }
}
