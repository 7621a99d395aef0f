/// What is part of what.
extension IdentityFinder {
    /// `KeyPolicy` is part of `Key`, if every call that changes it names the key.
    func partOfPrefix(_ noun: NounTable.Noun, in users: [Operation]) -> Identity? {
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

    func part(_ noun: NounTable.Noun, in users: [Operation], ranked: [Candidate]) -> Identity? {
        let owned = ranked.compactMap { candidate in
            owner(of: candidate.parameter.foldedSingular).map { (owner: $0, parameter: candidate.parameter) }
        }
        // The innermost thing that is named; RolePolicy is part of Role, although PolicyName would be Policy's.
        let parent =
            owned.first { candidate in
                candidate.parameter.isRequired
                    && known[candidate.owner].map { inner in
                        inner.scope.contains { scope in owned.contains { $0.parameter.folded == scope.folded } }
                    } ?? false
            } ?? owned.first { noun.words.starts(with: nouns[$0.owner]?.words ?? [""]) && $0.parameter.isRequired }
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
        let reads = users.filter { $0.verbClass == .read }
        let scope = known[parent]?.scope ?? []
        let first = basis.first { !$0.parts.isBatch } ?? basis.first
        return (first?.required ?? []).filter { parameter in
            guard parameter.folded != holder.folded, owner(of: parameter.folded) != parent,
                !scope.contains(where: { $0.folded == parameter.folded }),
                // What only changes says what it changes to, not which one; a reading tells, or a kind.
                !deletes.isEmpty || reads.contains(where: { $0.parameter(parameter.folded)?.isRequired ?? false })
                    || isKind(parameter)
            else { return false }
            let isKey: Bool
            switch parameter.kind {
            case .text:
                isKey = own.rank(parameter.folded) != nil || !GenericNames.isNoise(parameter.folded)
            case .number, .flag, .structure: isKey = !deletes.isEmpty
            default: isKey = false
            }
            // A call for many at once has a list of the same name.
            let has = { (operation: Operation, mustBeRequired: Bool) in
                operation.parameters.contains {
                    ($0.isRequired || !mustBeRequired) && [$0.folded, $0.foldedSingular].contains(parameter.folded)
                }
            }
            return isKey && basis.allSatisfy { has($0, true) } && writes.allSatisfy { has($0, false) }
        }
    }

    /// `NotificationType`: one of a few words, each with settings of its own.
    private func isKind(_ parameter: Parameter) -> Bool {
        parameter.kind == .text && tokens(parameter.name).count > 1
            && ["Type", "Kind", "Category"].contains(tokens(parameter.name).last)
            && !reader.model.shape(parameter.shape).values.isEmpty
    }
}
