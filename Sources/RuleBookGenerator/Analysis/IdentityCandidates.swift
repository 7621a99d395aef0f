/// Which request members may name a thing, and how well.
extension IdentityFinder {
    struct Candidate {
        let parameter: Parameter
        let score: Double
        let requiredShare: Double
        let isOwn: Bool
        let isGeneric: Bool

        /// The score, less where nearly every request of the service has the member: that is rather what all live in.
        func merit(_ common: Set<String>) -> Double {
            score - (!isOwn && common.contains(parameter.foldedSingular) ? 4 : 0)
        }
    }

    func candidates(of noun: NounTable.Noun, in users: [Operation]) -> [Candidate] {
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
        .sorted { ($0.merit(common), $1.parameter.folded) > ($1.merit(common), $0.parameter.folded) }
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

    /// Whether the creation requires a name of the thing, or answers several.
    func isNamedAtBirth(_ noun: NounTable.Noun) -> Bool {
        let own = OwnNames(noun.words)
        let names = names(of: noun)
        return names.required.contains { own.rank($0) != nil }
            || names.answered.count { own.rank($0) != nil || GenericNames.identifiers.contains($0) } > 1
    }

    struct Names {
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
}
