/// A service, analysed as far as its operations can be derived one by one.
struct Service: Sendable {
    let model: ServiceModel
    let wire: Wire
    let reader: ShapeReader
    let operations: [Operation]
    let nouns: NounTable
    let aliases: [String: String]
    let owners: IdentityFinder
    private(set) var identities: [String: Identity]
    let layouts: [String: Layout]
    /// Members of any layout, folded: what a request says about these is configuration.
    let layoutNames: Set<String>

    init(_ model: ServiceModel) {
        self.model = model
        wire = Wire(model)
        reader = ShapeReader(model: model, wire: wire)
        let wire = wire
        operations = model.operations.map { Operation($0, in: model, wire: wire) }
        nouns = NounTable(operations)
        aliases = NounAliases.find(in: nouns)
        var finder = IdentityFinder(reader: reader, operations: operations, nouns: nouns, aliases: aliases)
        let layoutFinder = LayoutFinder(reader: reader, operations: operations, nouns: nouns)
        var identities: [String: Identity] = [:]
        var layouts: [String: Layout] = [:]
        for name in nouns.names { identities[name] = finder.identity(of: name) }
        finder.learn(from: identities)
        owners = finder
        for name in nouns.names {
            identities[name] = finder.identity(of: name)
            layouts[name] = nouns[name].flatMap(layoutFinder.layout)
        }
        self.identities = identities
        self.layouts = layouts
        layoutNames = Set(layouts.values.flatMap { $0.attributes.map(\.folded) })
        self.identities = embedding(identities)
    }

    /// What has no ARN and stands in a list of what it lives in is an element of it: a receipt rule of a rule set.
    private func embedding(_ identities: [String: Identity]) -> [String: Identity] {
        var result = identities
        for (name, identity) in identities {
            guard case .thing = identity.place, let parent = identity.parent, let id = identity.id,
                let layout = layouts[name],
                !layout.attributes.contains(where: { $0.folded.hasSuffix("arn") && $0.folded != "rolearn" }),
                let list = shownAttributes(of: parent).first(where: { attribute in
                    attribute.shape.kind == .list && attribute.shape.element?.shape == layout.shape
                })
            else { continue }
            result[name] = Identity(
                place: .part(of: parent, keys: [id]),
                id: identity.scope.last,
                partKey: list.key,
                scope: [],
                parent: parent
            )
        }
        return result
    }

    /// The layout's attributes, and whatever else the single reading of a thing shows beside it.
    private func shownAttributes(of noun: String) -> [Attribute] {
        let reads = (nouns[noun]?.operations[.read] ?? []).map { operations[$0] }
            .filter {
                ["Get", "Describe"].contains($0.verb) && $0.parts.words.last.map { singular($0) == $0 } ?? false
            }
        return (layouts[noun]?.attributes ?? []) + reads.compactMap(\.output).flatMap(reader.attributes)
    }

    /// The noun under which a noun's resource is kept.
    func canonical(_ noun: String) -> String { aliases[noun] ?? noun }

    /// The identity of a noun or of what it stands for.
    func identity(_ noun: String) -> Identity? { identities[canonical(noun)] }

    /// The layout of a noun or of what it stands for.
    func layout(_ noun: String) -> Layout? { layouts[canonical(noun)] ?? layouts[noun] }

    /// Whether the noun is a resource of its own.
    func isThing(_ noun: String) -> Bool {
        guard let identity = identity(noun), case .thing = identity.place else { return false }
        return true
    }
}
