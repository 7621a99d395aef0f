internal import HindcastModel

/// Finds the ARN, the name and all other identifiers in a document.
struct ResourceIdentity {
    var arn: String?
    var name: String?
    /// Every identifier but the ARN, the name and the address's own id; sorted, each once.
    var aliases: [String] = []
    /// Every text that names the resource itself, ARN tails included.
    var names: [String] = []
    /// Ids of its parts (associations, rules, attachments), which lead to it too.
    var partNames: [String] = []

    init(of document: ResourceDocument, type: KnownType) {
        let configuration = document.configuration
        let address = document.address
        var all: [String] = []
        all.reserveCapacity(document.aliases.count + 8)
        /// Adds the texts that stand at some places; returns the first.
        func add(_ places: [KnownType.Place]) -> String? {
            let count = all.count
            for place in places { if let text = place.text(in: configuration) { all.append(text) } }
            return all.count > count ? all[count] : nil
        }
        _ = add(type.ids)
        let statedARN = add(type.arns)
        let statedName = add(type.names)
        all += document.aliases
        arn =
            statedARN ?? all.first { $0.beginsInBytes(with: "arn:") }
            ?? ResourceIdentity.innerARN(in: document, type: type) ?? document.arn
        name = statedName ?? document.tags["Name"]?.string ?? document.name
        var seen = FewTexts()
        for text in [address.id, arn, name] { if let text { seen.insert(text) } }
        aliases = all.filter { seen.insert($0) }
        if aliases.count > 1 { aliases.sort { $0.precedesInBytes($1) } }

        var leading = FewTexts()
        for text in all { leading.insert(text) }
        leading.insert(address.id)
        if let arn { leading.insert(arn) }
        for text in leading.texts where text.beginsInBytes(with: "arn:") {
            for tail in ARN.tails(of: text) { leading.insert(tail) }
        }
        self.names = leading.texts.sorted { $0.precedesInBytes($1) }
        guard !type.rule.aliasPaths.isEmpty else { return }
        var parts: Set<String> = []
        for path in type.rule.aliasPaths {
            for value in JSONValue.object(configuration).following(path[...]).elements {
                if let text = value.scalarText { parts.insert(text) }
            }
        }
        if !parts.isEmpty { partNames = parts.subtracting(leading.texts).sorted { $0.precedesInBytes($1) } }
    }

    /// A set of a handful of texts, which are compared faster than hashed; of many it becomes a real one.
    private struct FewTexts {
        private(set) var texts: [String] = []
        private var many: Set<String> = []

        init() { texts.reserveCapacity(8) }

        /// Adds a text; returns whether it is new.
        @discardableResult
        mutating func insert(_ text: String) -> Bool {
            if texts.count < 16 {
                guard !texts.contains(where: { $0.hasSameBytes(as: text) }) else { return false }
            } else {
                if many.isEmpty { many = Set(texts) }
                guard many.insert(text).inserted else { return false }
            }
            texts.append(text)
            return true
        }
    }

    /// Takes the identity that a document states.
    init(stated document: ResourceDocument) {
        arn = document.arn
        name = document.name
        aliases = Set(document.aliases).sorted { $0.precedesInBytes($1) }
        names = Set([document.address.id] + [document.arn, document.name].compactMap(\.self) + document.aliases)
            .sorted { $0.precedesInBytes($1) }
    }

    /// The resource's ARN where it stands one level down, beside other members about the thing: App Mesh's `metadata.arn`.
    ///
    /// Of the ARNs that stand there only one that ends in the resource's own id is its own.
    private static func innerARN(in document: ResourceDocument, type: KnownType) -> String? {
        let objects = document.configuration.objects
        guard !objects.isEmpty else { return nil }
        let id = document.address.id.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
        for member in objects {
            guard let inner = member.value.plainObject else { continue }
            for key in type.innerARNs {
                guard let text = inner.member(ignoringCase: key)?.value.scalarText, let arn = ARN(text) else {
                    continue
                }
                if arn.service.hasSameBytes(as: document.address.service), arn.lastComponent.hasSameBytes(as: id) {
                    return text
                }
            }
        }
        return nil
    }

    static func guesses(_ type: String, _ suffixes: [String]) -> [String] { suffixes.map { type.lowercasedFirst + $0 } }
}

extension ResourceIdentity {
    /// Takes away what names the resource again, under another name than its document does: a cluster with an `id`
    /// needs no `clusterId`.
    static func dropRepeated(from configuration: inout JSONObject, in document: ResourceDocument, type: KnownType) {
        let known = identityMembers(of: document, type: type)
        guard !known.isEmpty else { return }
        let rule = type.rule
        let keys = rule.ids + rule.arns + rule.names + guesses(rule.name, ["Id", "Arn", "Name", "Identifier"])
        for member in configuration
        where document.configuration.member(ignoringCase: member.key) == nil
            && keys.contains(where: { $0.hasSameLetters(as: member.key) })
            && known.contains(where: { $0.value == member.value })
        {
            configuration[member.key] = nil
        }
    }

    /// The members of a document that say which resource it is; a replacement keeps them.
    static func identityMembers(of document: ResourceDocument, type: KnownType) -> [JSONObject.Member] {
        let rule = type.rule
        let keys =
            rule.ids + rule.arns + rule.names + guesses(rule.name, ["Id", "Arn", "Name", "Identifier"]) + [
                "id", "arn", "name",
            ]
        return document.configuration.filter { member in
            member.value.scalarText != nil && keys.contains { $0.hasSameLetters(as: member.key) }
        }
    }
}
