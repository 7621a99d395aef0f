/// The things a service's operations are about, by name, with the operations on each.
struct NounTable: Sendable {
    struct Noun: Sendable {
        let name: String
        let words: [String]
        /// Positions in the service's operations.
        var operations: [VerbClass: [Int]] = [:]
        /// Verbs of the operations.
        var verbs: Set<String> = []
        var hasGet = false
        var hasList = false

        func has(_ verbClass: VerbClass) -> Bool { operations[verbClass] != nil }
    }

    enum Kind: Sendable {
        /// Created, and deleted or read or changed.
        case crud
        /// Put, deleted and read, never created.
        case put
        /// Read and changed only: settings.
        case settings
        /// Made by something else, but can be deleted.
        case managed
        /// Added to and removed from something.
        case membership
        /// Started and read: a job.
        case run
        case createOnly
        case other
    }

    private(set) var nouns: [String: Noun] = [:]

    init(_ operations: [Operation]) {
        for (index, operation) in operations.enumerated() {
            let name = operation.noun
            guard !name.isEmpty else { continue }
            let words = operation.parts.words
            var noun = nouns[name] ?? Noun(name: name, words: words.dropLast() + [singular(words.last ?? "")])
            noun.operations[operation.verbClass, default: []].append(index)
            noun.verbs.insert(operation.verb)
            if operation.verbClass == .read {
                if ["Get", "Describe"].contains(operation.verb) { noun.hasGet = true } else { noun.hasList = true }
            }
            nouns[name] = noun
        }
    }

    subscript(name: String) -> Noun? { nouns[name] }

    /// The nouns' names, sorted.
    var names: [String] { nouns.keys.sorted() }

    func kind(of name: String) -> Kind {
        guard let noun = nouns[name] else { return .other }
        let isRead = noun.hasGet || noun.hasList
        let isStarted = noun.verbs.contains("Start")
        if noun.has(.create) {
            let others: [VerbClass] = [.delete, .update, .state, .put]
            return isRead || others.contains(where: noun.has) ? .crud : .createOnly
        }
        if noun.has(.put), noun.has(.delete) || isRead { return .put }
        if isStarted, isRead || noun.verbs.contains("Cancel"), !noun.has(.delete), !noun.has(.update) {
            return .run
        }
        if noun.has(.attach), noun.has(.detach) || noun.has(.delete) { return .membership }
        if noun.has(.delete), isRead { return .managed }
        if noun.hasGet, noun.hasList, noun.has(.update) || noun.has(.state) { return .managed }
        if isRead, noun.has(.update) || noun.has(.state) { return .settings }
        return noun.has(.update) && noun.has(.delete) ? .managed : .other
    }

    /// Whether the thing has a life of its own, as far as the operations' names tell.
    func isThing(_ name: String) -> Bool {
        switch kind(of: name) {
        case .crud, .put, .managed, .createOnly: true
        case .settings, .membership, .run, .other: false
        }
    }
}
