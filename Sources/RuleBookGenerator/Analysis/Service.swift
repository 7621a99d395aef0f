/// A service, analysed as far as its operations can be derived one by one.
struct Service: Sendable {
    let model: ServiceModel
    let wire: Wire
    let reader: ShapeReader
    let operations: [Operation]
    let nouns: NounTable
    let aliases: [String: String]
    let owners: IdentityFinder
    let identities: [String: Identity]
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
        owners = IdentityFinder(operations: operations, nouns: nouns, aliases: aliases)
        let layoutFinder = LayoutFinder(reader: reader, operations: operations, nouns: nouns)
        var identities: [String: Identity] = [:]
        var layouts: [String: Layout] = [:]
        for name in nouns.names {
            identities[name] = owners.identity(of: name)
            layouts[name] = nouns[name].flatMap(layoutFinder.layout)
        }
        self.identities = identities
        self.layouts = layouts
        layoutNames = Set(layouts.values.flatMap { $0.attributes.map(\.folded) })
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
