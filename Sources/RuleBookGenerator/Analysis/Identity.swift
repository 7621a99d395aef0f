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

    init(reader: ShapeReader, operations: [Operation], nouns: NounTable, aliases: [String: String]) {
        self.reader = reader
        self.operations = operations
        self.nouns = nouns
        self.aliases = aliases
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
        if !noun.has(.create), let part = partOfPrefix(noun, in: users) { return part }
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
    private func readsWithoutName(_ noun: NounTable.Noun) -> Bool {
        let reads = (noun.operations[.read] ?? []).map { operations[$0] }
        return !reads.isEmpty
            && reads.allSatisfy { read in
                read.verb != "List" && read.parameters.allSatisfy { GenericNames.isNoise($0.folded) }
            }
    }

    /// Whether a further candidate names the thing too: it deletes it, and its creation knows it.
    private func isOther(_ candidate: Candidate, of noun: NounTable.Noun) -> Bool {
        let folded = candidate.parameter.foldedSingular
        guard GenericNames.isIdentifierLike(folded) || candidate.isOwn else { return false }
        let deletes = noun.operations[.delete] ?? []
        return deletes.contains { operations[$0].parameter(folded) != nil }
    }

    /// `KeyPolicy` is part of `Key`, if every call that changes it names the key.
    private func partOfPrefix(_ noun: NounTable.Noun, in users: [Operation]) -> Identity? {
        let writes = users.filter { $0.verbClass != .read }
        guard !writes.isEmpty else { return nil }
        for length in stride(from: noun.words.count - 1, to: 0, by: -1) {
            let name = OperationName.noun(Array(noun.words.prefix(length)))
            guard nouns.isThing(name), aliases[name] == nil else { continue }
            let holders = writes.compactMap { operation in
                operation.parameters.first { $0.kind == .text && owner(of: $0.folded) == name }
            }
            guard let holder = holders.first, holders.count == writes.count else { continue }
            let keys = self.keys(of: noun, besides: holder, parent: name, in: users)
            return Identity(place: .part(of: name, keys: keys), id: holder, scope: [], parent: name)
        }
        return nil
    }

    /// `QueueAttribute`: a longer name of something that has a life of its own.
    private func isSetting(_ noun: NounTable.Noun) -> Bool {
        guard
            ["Attribute", "Setting", "Configuration", "Option", "Preference", "Parameter", "Config", "Status", "Flag"]
                .contains(noun.words.last ?? "")
        else { return false }
        return noun.words.indices.dropFirst().contains { nouns.isThing(noun.words[..<$0].joined()) }
    }

    /// Whether the operations name another thing that can hold the noun's settings.
    private func hasHolder(_ users: [Operation], besides name: String) -> Bool {
        users.contains { operation in
            operation.verbClass != .read
                && operation.parameters.contains { owner(of: $0.foldedSingular).map { $0 != name } ?? false }
        }
    }

    private func isIdLike(_ parameter: Parameter) -> Bool { GenericNames.isIdentifierLike(parameter.foldedSingular) }

    /// The operations that name the thing: not its creation, unless there is nothing else.
    private func operationsOn(_ noun: NounTable.Noun) -> [Operation] {
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

    private struct Candidate {
        let parameter: Parameter
        let score: Double
        let requiredShare: Double
        let isOwn: Bool
        let isGeneric: Bool
    }

    private func candidates(of noun: NounTable.Noun, in users: [Operation]) -> [Candidate] {
        let own = OwnNames(noun.words)
        var byName: [String: (parameter: Parameter, count: Double, required: Double)] = [:]
        var total = 0.0
        for operation in users {
            // Reading many at once needs no name, so its absence there means little.
            let isMany = operation.parts.isBatch || operation.parts.words.last.map { singular($0) != $0 } ?? false
            let weight = isMany ? 0.3 : operation.verbClass == .read ? 0.6 : 1
            total += weight
            for parameter in namingParameters(of: operation, own: own) {
                let folded = parameter.foldedSingular
                guard !parameter.isToken, own.isFull(folded) || !GenericNames.isNoise(folded) else { continue }
                var entry = byName[folded] ?? (parameter, 0, 0)
                if entry.parameter.kind == .texts, parameter.kind == .text { entry.parameter = parameter }
                entry.count += weight
                if parameter.isRequired { entry.required += weight }
                byName[folded] = entry
            }
        }
        let names = self.names(of: noun)
        return byName.compactMap { folded, entry in
            let rank = own.rank(folded)
            let generic = GenericNames.identifiers.firstIndex(of: folded)
            let isForeign = owner(of: folded).map { $0 != noun.name } ?? false
            let isBorn = names.answered.contains(folded)
            // A name that no deletion and no reading knows is content.
            if let usual = names.used, !usual.contains(folded), !isBorn { return nil }
            let isFromBirth = names.required.contains(folded) && GenericNames.isIdentifierLike(folded)
            let other = isForeign || isFromBirth ? 9.0 : 18
            let penalty = rank.map { 0.3 * Double($0) } ?? generic.map { 7 + 0.4 * Double($0) } ?? other
            let share = entry.count / total
            let required = entry.required / total
            let bonus = isBorn ? (rank == nil ? 10.0 : 4) : rank != nil && names.required.contains(folded) ? 3 : 0
            return Candidate(
                parameter: entry.parameter,
                score: 10 * share + 12 * required - penalty + bonus,
                requiredShare: required,
                isOwn: rank != nil || isBorn && GenericNames.isIdentifierLike(folded) && !isForeign,
                isGeneric: generic != nil
            )
        }
        .filter { $0.score > 0 }
        .sorted { ($0.score, $1.parameter.folded) > ($1.score, $0.parameter.folded) }
    }

    /// Texts in the request; also those in a structure that bears the thing's name.
    private func namingParameters(of operation: Operation, own: OwnNames) -> [Parameter] {
        operation.parameters.flatMap { parameter -> [Parameter] in
            if parameter.isTextual { return [parameter] }
            guard parameter.kind == .structure, own.isFull(parameter.folded) else { return [] }
            return reader.model.shape(parameter.shape).members
                .map { Parameter($0, in: reader.model, wire: reader.wire, isRequired: false) }
                .filter { $0.kind == .text && (own.isFull($0.folded) || GenericNames.isIdentifierLike($0.folded)) }
                .map { $0.nested(in: parameter) }
        }
    }

    private struct Names {
        /// What deletions and single readings have; `nil` if there are none.
        var used: Set<String>?
        /// What creations require.
        var required: Set<String> = []
        /// Texts that creations answer, near the top.
        var answered: Set<String> = []
    }

    private func names(of noun: NounTable.Noun) -> Names {
        var names = Names()
        let own = OwnNames(noun.words)
        let users = ((noun.operations[.delete] ?? []) + (noun.operations[.read] ?? [])).map { operations[$0] }
            .filter { $0.verbClass == .delete || $0.verb == "Get" || $0.verb == "Describe" }
            .map { namingParameters(of: $0, own: own) }.filter { !$0.isEmpty }
        if !users.isEmpty { names.used = Set(users.joined().map(\.foldedSingular)) }
        for creation in (noun.operations[.create] ?? []).map({ operations[$0] }) {
            names.required.formUnion(creation.required.map(\.folded))
            guard let output = creation.output else { continue }
            let given = Set(creation.parameters.map(\.folded))
            for structure in reader.structures(in: output, depth: 1) where !structure.isMany {
                let texts = reader.attributes(of: structure.shape).filter { $0.shape.kind == .string }
                names.answered.formUnion(
                    texts.map(\.folded).filter {
                        !given.contains($0) && GenericNames.isIdentifierLike($0)
                            && (own.rank($0) != nil || structure.path.isEmpty)
                    }
                )
            }
        }
        return names
    }

    private func scope(of id: Parameter, noun: NounTable.Noun, in users: [Operation]) -> [Parameter] {
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
        return found.filter { 2 * (counts[$0.folded] ?? 0) >= basis.count }
    }

    private func part(_ noun: NounTable.Noun, in users: [Operation], ranked: [Candidate]) -> Identity? {
        let owned = ranked.compactMap { candidate in
            owner(of: candidate.parameter.foldedSingular).map { (owner: $0, parameter: candidate.parameter) }
        }
        // RolePolicy is part of Role, although PolicyName would be Policy's.
        let parent =
            owned.first { noun.words.starts(with: nouns[$0.owner]?.words ?? [""]) && $0.parameter.isRequired }
            ?? owned.first { $0.parameter.isRequired } ?? owned.first
        guard let parent else { return nil }
        let keys = self.keys(of: noun, besides: parent.parameter, parent: parent.owner, in: users)
        return Identity(
            place: .part(of: parent.owner, keys: keys),
            id: parent.parameter,
            scope: [],
            parent: parent.owner
        )
    }

    /// What tells one part from the others: whatever else its deletion requires.
    private func keys(
        of noun: NounTable.Noun,
        besides holder: Parameter,
        parent: String,
        in users: [Operation]
    ) -> [Parameter] {
        let writes = users.filter { $0.verbClass != .read }
        let deletes = writes.filter { $0.verbClass == .delete || $0.verbClass == .detach }
        let basis = deletes.isEmpty ? (writes.isEmpty ? users : writes) : deletes
        let own = OwnNames(noun.words)
        return (basis.first?.required ?? []).filter { parameter in
            guard parameter.folded != holder.folded, owner(of: parameter.folded) != parent else { return false }
            let isKey: Bool
            switch parameter.kind {
            case .text:
                isKey =
                    own.rank(parameter.folded) != nil || isIdLike(parameter) || !GenericNames.isNoise(parameter.folded)
            case .number, .flag: isKey = !deletes.isEmpty
            default: isKey = false
            }
            return isKey && basis.allSatisfy { $0.parameter(parameter.folded)?.isRequired ?? false }
                && writes.allSatisfy { $0.parameter(parameter.folded) != nil }
        }
    }
}
