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
    /// Parameters that name what the thing lives in.
    let scope: [Parameter]
    /// The thing that it lives in.
    let parent: String?
}

/// Chooses identifiers (first pass) and finds out what is part of what (second pass).
struct IdentityFinder {
    let operations: [Operation]
    let nouns: NounTable
    let aliases: [String: String]
    private var owners: [String: String] = [:]

    init(operations: [Operation], nouns: NounTable, aliases: [String: String]) {
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

    /// The thing whose full name a parameter bears.
    func owner(of folded: String) -> String? { owners[folded] }

    /// The identity of a noun; `nil` if no operation shows one.
    func identity(of name: String) -> Identity? {
        guard let noun = nouns[name] else { return nil }
        let users = operationsOn(noun)
        guard !users.isEmpty else { return nil }
        let ranked = candidates(of: noun, in: users)
        let isForeign = { (candidate: Candidate) in
            owner(of: candidate.parameter.foldedSingular).map { $0 != name } ?? false
        }
        // What is only changed is a setting of something, unless nothing else can hold it.
        let hasLife = noun.has(.create) || noun.has(.delete) || (noun.has(.put) && !isSetting(noun))
        if hasLife || !hasHolder(users, besides: name),
            let own = ranked.first(where: { !isForeign($0) && ($0.isOwn || $0.isGeneric || $0.requiredShare > 0.5) }),
            own.isOwn || own.isGeneric || !ranked.contains(where: isForeign)
        {
            let scope = self.scope(of: own.parameter, noun: noun, in: users)
            let parent = scope.lazy.compactMap { owner(of: $0.foldedSingular) }.last { $0 != name }
            return Identity(place: .thing, id: own.parameter, scope: scope, parent: parent)
        }
        if let part = part(noun, in: users, ranked: ranked.filter(isForeign)) { return part }
        let needsNothing =
            users.allSatisfy { operation in
                !operation.required.contains { $0.isTextual && !GenericNames.isNoise($0.folded) && isIdLike($0) }
            } && !hasHolder(users, besides: name)
        if needsNothing, noun.hasGet || noun.has(.update) || noun.has(.put) || noun.has(.state) {
            return Identity(place: .singleton, id: nil, scope: [], parent: nil)
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
            let weight = operation.verbClass == .read ? 0.6 : 1
            total += weight
            for parameter in operation.parameters where parameter.isTextual {
                let folded = parameter.foldedSingular
                guard !parameter.isToken, own.isFull(folded) || !GenericNames.isNoise(folded) else { continue }
                var entry = byName[folded] ?? (parameter, 0, 0)
                if entry.parameter.kind == .texts, parameter.kind == .text { entry.parameter = parameter }
                entry.count += weight
                if parameter.isRequired { entry.required += weight }
                byName[folded] = entry
            }
        }
        // What the creation already requires names the thing from the start.
        let births = Set((noun.operations[.create] ?? []).flatMap { operations[$0].required.map(\.folded) })
        return byName.map { folded, entry in
            let rank = own.rank(folded)
            let generic = GenericNames.identifiers.firstIndex(of: folded)
            let penalty = rank.map { 0.3 * Double($0) } ?? generic.map { 9 + 0.4 * Double($0) } ?? 18
            let share = entry.count / total
            let required = entry.required / total
            let isBorn = rank != nil && births.contains(folded)
            return Candidate(
                parameter: entry.parameter,
                score: 10 * share + 12 * required - penalty + (isBorn ? 4 : 0),
                requiredShare: required,
                isOwn: rank != nil,
                isGeneric: generic != nil
            )
        }
        .filter { $0.score > 0 }
        .sorted { ($0.score, $1.parameter.folded) > ($1.score, $0.parameter.folded) }
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
        let writes = users.filter { $0.verbClass != .read }
        let deletes = writes.filter { $0.verbClass == .delete || $0.verbClass == .detach }
        let basis = deletes.isEmpty ? (writes.isEmpty ? users : writes) : deletes
        let own = OwnNames(noun.words)
        let keys = (basis.first?.required ?? []).filter { parameter in
            parameter.folded != parent.parameter.folded && parameter.kind == .text
                && (own.rank(parameter.folded) != nil || isIdLike(parameter) || !GenericNames.isNoise(parameter.folded))
                && basis.allSatisfy { $0.parameter(parameter.folded)?.isRequired ?? false }
                && writes.allSatisfy { $0.parameter(parameter.folded) != nil }
                && owner(of: parameter.folded) != parent.owner
        }
        return Identity(
            place: .part(of: parent.owner, keys: keys),
            id: parent.parameter,
            scope: [],
            parent: parent.owner
        )
    }
}
