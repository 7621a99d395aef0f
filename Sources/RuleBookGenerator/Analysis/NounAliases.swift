/// Nouns that mean the same thing: `PutMetricAlarm` makes what `DeleteAlarms` deletes.
enum NounAliases {
    /// The name to use for each noun that has another; a noun that only creates leads to the one that deletes and reads.
    static func find(in nouns: NounTable) -> [String: String] {
        var aliases: [String: String] = [:]
        for name in nouns.names {
            guard let noun = nouns[name], noun.has(.create) || noun.has(.put), !isWhole(noun) else { continue }
            if let kind = kindOf(noun, in: nouns) {
                aliases[name] = kind
                continue
            }
            let words = OwnNames.beforePreposition(noun.words)
            for candidate in suffixes(of: words) where candidate != name {
                guard let other = nouns[candidate], other.has(.delete) || other.hasGet || other.hasList else {
                    continue
                }
                let isOther = !other.has(.create) && !other.has(.put)
                let isVariant = words.count < noun.words.count && candidate == words.joined()
                if isOther && noun.has(.delete) == false || isVariant {
                    aliases[name] = candidate
                    break
                }
            }
        }
        return aliases
    }

    /// Kinds of a thing that have calls of their own and are named as the thing is: `DeleteGraphqlApi` takes an `apiId`, and
    /// `CreateGraphqlApi`, which takes none, makes it. What is part of an API is created with its id in the request.
    static func variants(in nouns: NounTable, of operations: [Operation]) -> [String: String] {
        var aliases: [String: String] = [:]
        for name in nouns.names {
            guard let noun = nouns[name], isWhole(noun), let made = noun.operations[.create],
                let deleted = noun.operations[.delete]
            else { continue }
            for candidate in suffixes(of: noun.words).dropFirst() where nouns.isThing(candidate) {
                guard let whole = nouns[candidate], whole.has(.create), whole.has(.delete) else { continue }
                let stem = whole.words.joined().folded
                let names = Set(["id", "identifier", "arn"].map { stem + $0 })
                let isNamed = { (operation: Operation) in
                    operation.required.contains { $0.kind == .text && names.contains($0.folded) }
                }
                let own = noun.words.joined().folded
                guard deleted.allSatisfy({ isNamed(operations[$0]) }),
                    !deleted.contains(where: { operations[$0].parameters.contains { $0.folded.hasPrefix(own) } }),
                    made.allSatisfy({ position in
                        !operations[position].parameters.contains { names.contains($0.folded) }
                    })
                else { continue }
                aliases[name] = candidate
                break
            }
        }
        return aliases
    }

    /// `CreateLocationS3` and `CreateLocationNfs` make what `DeleteLocation` deletes and nothing else creates.
    private static func kindOf(_ noun: NounTable.Noun, in nouns: NounTable) -> String? {
        guard noun.has(.create), !noun.has(.delete) else { return nil }
        for length in stride(from: noun.words.count - 1, to: 0, by: -1) {
            let name = OperationName.noun(Array(noun.words.prefix(length)))
            if let whole = nouns[name], whole.has(.delete), !whole.has(.create), !whole.has(.put), whole.hasList {
                return name
            }
        }
        return nil
    }

    private static func isWhole(_ noun: NounTable.Noun) -> Bool {
        noun.has(.delete) && (noun.hasGet || noun.hasList)
    }

    private static func suffixes(of words: [String]) -> [String] {
        words.indices.map { OperationName.noun(Array(words[$0...])) }
    }
}

extension OwnNames {
    static let prepositions: Set<String> = [
        "To", "From", "With", "For", "Into", "In", "On", "By", "Of", "As", "Using", "Without", "At",
    ]

    /// `DBInstance From DBSnapshot` → `DBInstance`.
    static func beforePreposition(_ words: [String]) -> [String] {
        guard let index = words.indices.dropFirst().first(where: { prepositions.contains(words[$0]) }) else {
            return words
        }
        let head = Array(words[..<index])
        return head.dropLast() + [singular(head.last ?? "")]
    }
}
