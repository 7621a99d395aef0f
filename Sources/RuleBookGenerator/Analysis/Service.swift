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
        let named = model.operations.map { Operation($0, in: model, wire: wire) }
        operations = Service.corrected(named, reader: reader)
        nouns = NounTable(operations)
        let shared = NounAliases.find(in: nouns)
        // Kinds of a thing have no say in what identifies it.
        var finder = IdentityFinder(reader: reader, operations: operations, nouns: nouns, aliases: shared)
        aliases = shared.merging(NounAliases.variants(in: nouns, of: operations)) { first, _ in first }
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
        self.identities = embedding(settled(identities))
    }

    /// `AddDataSource` creates and `RemoveDataSource` deletes, if there is a `GetDataSource` and nothing else that does;
    /// `ProvisionPermissionSet` does not create, if it takes the identifier that `CreatePermissionSet` gives.
    private static func corrected(_ operations: [Operation], reader: ShapeReader) -> [Operation] {
        let nouns = NounTable(operations)
        return operations.map { operation in
            guard let noun = nouns[operation.noun] else { return operation }
            var corrected = operation
            let goes = noun.verbs.contains("Delete") || noun.verbs.contains("Remove")
            if noun.hasGet, !noun.has(.create), goes, noun.verbs.contains("Add") {
                if operation.verb == "Add", operation.verbClass == .attach, !operation.parts.isBatch {
                    corrected.correction = .create
                }
                if operation.verb == "Remove", operation.verbClass == .detach, !noun.verbs.contains("Delete") {
                    corrected.correction = .delete
                }
            }
            // What is put is not part of a relation: RemoveTargets takes away what PutTargets puts.
            if operation.parts.verbClass == .detach, noun.has(.put), !noun.has(.attach), !noun.has(.delete) {
                corrected.correction = .delete
            }
            if operation.parts.verbClass == .create, operation.verb != "Create", noun.verbs.contains("Create"),
                takesGivenName(operation, of: noun, operations, reader)
            {
                corrected.correction = .state
            }
            return corrected
        }
    }

    /// Whether a call requires an identifier that the creation answers and does not take.
    private static func takesGivenName(
        _ operation: Operation,
        of noun: NounTable.Noun,
        _ operations: [Operation],
        _ reader: ShapeReader
    ) -> Bool {
        let own = OwnNames(noun.words)
        return (noun.operations[.create] ?? []).map { operations[$0] }.filter { $0.verb == "Create" }.contains {
            creation in
            guard let output = creation.output else { return false }
            let given = reader.structures(in: output, depth: 1).flatMap { reader.attributes(of: $0.shape) }.map(
                \.folded
            )
            return operation.required.contains { parameter in
                own.rank(parameter.folded) != nil && given.contains(parameter.folded)
                    && creation.parameter(parameter.folded) == nil
            }
        }
    }

    /// What is never created and has the identifier of a thing whose name begins its own is part of that: `TablePolicy`.
    private func settled(_ identities: [String: Identity]) -> [String: Identity] {
        var result = identities
        for (name, identity) in identities {
            guard case .thing = identity.place, let noun = nouns[name] else { continue }
            if let holder = holderOfAttribute(name, noun: noun) {
                result[name] = holder
                continue
            }
            guard !noun.has(.create) else { continue }
            if !noun.hasGet, let parent = identity.parent, let id = identity.id, let holder = identity.scope.last {
                // Never created and never read alone: an element of what it lives in, as a rule's targets are.
                let place = Identity.Place.part(of: parent, keys: [id])
                result[name] = Identity(place: place, id: holder, scope: [], parent: parent)
                continue
            }
            guard noun.has(.put) || !noun.has(.delete),
                let id = identity.id
            else {
                continue
            }
            for length in stride(from: noun.words.count - 1, to: 0, by: -1) {
                let holder = canonical(OperationName.noun(Array(noun.words.prefix(length))))
                guard holder != name, nouns.isThing(holder), let outer = identities[holder], case .thing = outer.place,
                    let usual = outer.id,
                    usual.foldedSingular == id.foldedSingular || outer.others.contains(id.foldedSingular)
                        || requires(usual.foldedSingular, noun) && !requires(id.foldedSingular, noun)
                else { continue }
                result[name] = Identity(place: .part(of: holder, keys: []), id: usual, scope: [], parent: holder)
                break
            }
        }
        return result
    }

    /// Whether everything that changes a noun, but never deletes it, requires a member.
    private func requires(_ folded: String, _ noun: NounTable.Noun) -> Bool {
        let writes = [VerbClass.update, .put, .state].flatMap { noun.operations[$0] ?? [] }.map { operations[$0] }
        return !noun.has(.delete) && !writes.isEmpty
            && writes.allSatisfy { $0.parameter(folded)?.isRequired ?? false }
    }

    /// `CreateAlias`, where there is nothing but that, sets the directory's `Alias`.
    private func holderOfAttribute(_ name: String, noun: NounTable.Noun) -> Identity? {
        guard Set(noun.operations.keys) == [.create] else { return nil }
        for operation in (noun.operations[.create] ?? []).map({ operations[$0] }) {
            for parameter in operation.required where parameter.kind == .text {
                guard let owner = owners.owner(of: parameter.folded), owner != name, let layout = layouts[owner],
                    operation.required.allSatisfy({ $0.folded == parameter.folded || layout[$0.folded] != nil }),
                    layout[name.folded] != nil
                else { continue }
                return Identity(place: .part(of: owner, keys: []), id: parameter, scope: [], parent: owner)
            }
        }
        return nil
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
