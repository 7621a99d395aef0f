/// Where a noun's configuration lives and what names it.
struct Identity: Sendable {
    enum Place: Sendable {
        /// A resource of its own.
        case thing
        /// Part of another resource; with keys, one element of many.
        case part(of: String, keys: [Parameter])
        /// One for each account or region.
        case singleton
    }

    let place: Place
    /// The parameter that names the thing in most operations.
    let id: Parameter?
    /// Where a part stands in the document, if a reading shows it.
    var partKey: String?
    /// Folded names of further members that may hold an identifier of it.
    var others: Set<String> = []
    /// Parameters that name what the thing lives in.
    let scope: [Parameter]
    /// The thing that it lives in.
    let parent: String?
}

/// Chooses identifiers (first pass) and finds out what is part of what (second pass).
struct IdentityFinder {
    let reader: ShapeReader
    let operations: [Operation]
    let nouns: NounTable
    let aliases: [String: String]
    private var owners: [String: String] = [:]
    /// Members that most requests of the service have: an account, a directory, never the thing itself.
    let common: Set<String>
    /// What the first pass found out.
    private(set) var known: [String: Identity] = [:]

    init(reader: ShapeReader, operations: [Operation], nouns: NounTable, aliases: [String: String]) {
        self.reader = reader
        self.operations = operations
        self.nouns = nouns
        self.aliases = aliases
        var counts: [String: Int] = [:]
        for operation in operations {
            for parameter in operation.parameters { counts[parameter.folded, default: 0] += 1 }
        }
        common = operations.count < 8 ? [] : Set(counts.filter { 2 * $0.value > operations.count }.keys)
        for name in nouns.names where nouns.isThing(name) && aliases[name] == nil {
            guard let noun = nouns[name] else { continue }
            for ending in ["id", "identifier", "arn", "name", "", "url", "key"] {
                for stem in [noun.words.joined(), plural(noun.words.joined())] {
                    let folded = stem.folded + ending
                    if owners[folded] == nil { owners[folded] = name }
                }
            }
        }
    }

    /// Takes note of identifiers that do not bear the whole name of what they identify, if only one thing has them:
    /// `RuleSetName` of a `ReceiptRuleSet`.
    mutating func learn(from identities: [String: Identity]) {
        known = identities
        var found: [String: Set<String>] = [:]
        for (name, identity) in identities {
            guard case .thing = identity.place, let id = identity.id, nouns.isThing(name) else { continue }
            let folded = id.foldedSingular
            guard !GenericNames.identifiers.contains(folded), !GenericNames.isNoise(folded) else { continue }
            found[folded, default: []].insert(aliases[name] ?? name)
        }
        for (folded, names) in found where names.count == 1 && owners[folded] == nil { owners[folded] = names.first }
    }

    /// The thing whose full name a parameter bears.
    func owner(of folded: String) -> String? { owners[folded] }

    /// The identity of a noun; `nil` if no operation shows one.
    func identity(of name: String) -> Identity? {
        guard let noun = nouns[name] else { return nil }
        let users = operationsOn(noun)
        guard !users.isEmpty else { return nil }
        let ranked = candidates(of: noun, in: users)
        if !noun.has(.create), readsWithoutName(noun), !hasHolder(users, besides: name) {
            return Identity(place: .singleton, id: nil, scope: [], parent: nil)
        }
        // What may go without a name of its own is part of what it cannot go without: KeyMaterial of a Key.
        let mayBeNameless =
            !noun.has(.create)
            || !ranked.contains { ($0.isOwn || $0.isGeneric) && $0.requiredShare > 0 } && !isNamedAtBirth(noun)
        if mayBeNameless, let part = partOfPrefix(noun, in: users) { return part }
        let isForeign = { (candidate: Candidate) in
            owner(of: candidate.parameter.foldedSingular).map { $0 != name } ?? false
        }
        // What is only changed is a setting of something, unless nothing else can hold it.
        let hasLife = noun.has(.create) || noun.has(.delete) || (noun.has(.put) && !isSetting(noun))
        if hasLife || !hasHolder(users, besides: name),
            let own = ranked.first(where: { !isForeign($0) && $0.isOwn && $0.score > 6 })
                ?? ranked.first(where: { !isForeign($0) && ($0.isOwn || $0.isGeneric || $0.requiredShare > 0.5) }),
            own.isOwn || own.isGeneric || !ranked.contains(where: isForeign)
        {
            let scope = self.scope(of: own.parameter, noun: noun, in: users)
            let parent = scope.lazy.compactMap { owner(of: $0.foldedSingular) }.last { $0 != name }
            let others = ranked.filter { other in
                !isForeign(other) && !scope.contains { $0.folded == other.parameter.folded } && isOther(other, of: noun)
            }
            return Identity(
                place: .thing,
                id: own.parameter,
                others: Set(others.map(\.parameter.foldedSingular)),
                scope: scope,
                parent: parent
            )
        }
        if let part = part(noun, in: users, ranked: ranked.filter(isForeign)) { return part }
        let needsNothing = users.allSatisfy { operation in
            !operation.parameters.contains { parameter in
                parameter.isTextual && !GenericNames.isNoise(parameter.folded) && isIdLike(parameter)
                    && (parameter.isRequired || noun.has(.create))
            }
        }
        if needsNothing, !hasHolder(users, besides: name),
            noun.hasGet || noun.has(.update) || noun.has(.put) || noun.has(.state)
        {
            return Identity(place: .singleton, id: nil, scope: [], parent: nil)
        }
        return nil
    }

    /// Whether a single reading needs no parameter at all, so that there can be only one.
    func readsWithoutName(_ noun: NounTable.Noun) -> Bool {
        let reads = (noun.operations[.read] ?? []).map { operations[$0] }
        return !reads.isEmpty
            && reads.allSatisfy { read in
                read.verb != "List" && read.parts.words.last.map { singular($0) == $0 } ?? false
                    && read.parameters.allSatisfy { GenericNames.isNoise($0.folded) }
            }
    }

    /// Whether a further candidate names the thing too: it deletes it, and its creation knows it.
    func isOther(_ candidate: Candidate, of noun: NounTable.Noun) -> Bool {
        let folded = candidate.parameter.foldedSingular
        guard GenericNames.isIdentifierLike(folded) || candidate.isOwn else { return false }
        let deletes = noun.operations[.delete] ?? []
        return deletes.contains { operations[$0].parameter(folded) != nil }
    }

    /// `QueueAttribute`: a longer name of something that has a life of its own.
    func isSetting(_ noun: NounTable.Noun) -> Bool {
        guard
            ["Attribute", "Setting", "Configuration", "Option", "Preference", "Parameter", "Config", "Status", "Flag"]
                .contains(noun.words.last ?? "")
        else { return false }
        return noun.words.indices.dropFirst().contains { nouns.isThing(noun.words[..<$0].joined()) }
    }

    /// Whether the operations name another thing that can hold the noun's settings.
    func hasHolder(_ users: [Operation], besides name: String) -> Bool {
        users.contains { operation in
            operation.verbClass != .read
                && operation.parameters.contains { owner(of: $0.foldedSingular).map { $0 != name } ?? false }
        }
    }

    func isIdLike(_ parameter: Parameter) -> Bool { GenericNames.isIdentifierLike(parameter.foldedSingular) }

    /// The operations that name the thing: not its creation, unless there is nothing else.
    func operationsOn(_ noun: NounTable.Noun) -> [Operation] {
        let named = nouns.names.filter { aliases[$0] == noun.name } + [noun.name]
        let all = named.compactMap { nouns[$0] }
        for classes: [VerbClass] in [[.delete, .update, .put, .state, .read], [.create], [.attach, .detach]] {
            var positions: [Int] = []
            for noun in all { for verbClass in classes { positions += noun.operations[verbClass] ?? [] } }
            let found = positions.sorted().map { operations[$0] }.filter { operation in
                operation.verbClass != .read || ["Get", "Describe"].contains(operation.verb)
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    func scope(of id: Parameter, noun: NounTable.Noun, in users: [Operation]) -> [Parameter] {
        // What only a relation names lives nowhere.
        guard !users.allSatisfy({ $0.verbClass == .attach || $0.verbClass == .detach }) else { return [] }
        let own = OwnNames(noun.words)
        let naming = users.filter { $0.verbClass == .delete || $0.verbClass == .read }
        let basis = naming.isEmpty ? users : naming
        var counts: [String: Int] = [:]
        var found: [Parameter] = []
        for operation in basis {
            for parameter in operation.required where parameter.kind == .text && parameter.folded != id.foldedSingular {
                let folded = parameter.folded
                let isOwned = owner(of: folded).map { $0 != noun.name } ?? false
                guard !own.isFull(folded), isOwned || isIdLike(parameter), isOwned || !GenericNames.isNoise(folded)
                else {
                    continue
                }
                counts[folded, default: 0] += 1
                if !found.contains(where: { $0.folded == folded }) { found.append(parameter) }
            }
        }
        let made = (noun.operations[.create] ?? []).map { operations[$0] }
        return found.filter { parameter in
            // `GetWirelessDevice` takes an `identifier`, and no creation does: it is the thing's own, not its parent's.
            let isGeneric = GenericNames.identifiers.contains(parameter.folded) && owner(of: parameter.folded) == nil
            return 2 * (counts[parameter.folded] ?? 0) >= basis.count
                && !(isGeneric && !made.isEmpty && made.allSatisfy { $0.parameter(parameter.folded) == nil })
        }
    }
}
