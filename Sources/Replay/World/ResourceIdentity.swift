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

    init(of document: ResourceDocument, type: TypeRule) {
        let configuration = JSONValue.object(document.configuration)
        let address = document.address
        func texts(_ keys: [String]) -> [String] {
            keys.compactMap { key in
                configuration.following(key.split(separator: ".").map { .key(String($0)) }[...]).scalarText
            }.filter { !$0.isEmpty }
        }
        let ids = texts(
            type.ids.isEmpty ? ResourceIdentity.guesses(type.name, ["Id", "Identifier", "", "Url"]) + ["id"] : type.ids
        )
        let arns = texts(type.arns.isEmpty ? ResourceIdentity.guesses(type.name, ["Arn", "ARN"]) + ["arn"] : type.arns)
        let names = texts(type.names.isEmpty ? ResourceIdentity.guesses(type.name, ["Name"]) + ["name"] : type.names)
        let all = ids + arns + names + document.aliases
        arn = arns.first ?? all.first { $0.hasPrefix("arn:") } ?? document.arn
        name = names.first ?? document.tags["Name"]?.string ?? document.name
        var seen: Set<String> = [address.id]
        if let arn { seen.insert(arn) }
        if let name { seen.insert(name) }
        aliases = all.filter { seen.insert($0).inserted }.sorted { $0.precedesInBytes($1) }

        var leading = Set(all + [address.id])
        if let arn { leading.insert(arn) }
        for text in leading {
            guard let arn = ARN(text) else { continue }
            leading.insert(arn.resourceID)
            leading.insert(arn.lastComponent)
        }
        var parts: Set<String> = []
        for path in type.aliasPaths {
            for value in configuration.following(path[...]).elements {
                if let text = value.scalarText { parts.insert(text) }
            }
        }
        partNames = parts.subtracting(leading).sorted { $0.precedesInBytes($1) }
        self.names = leading.sorted { $0.precedesInBytes($1) }
    }

    static func guesses(_ type: String, _ suffixes: [String]) -> [String] { suffixes.map { type.lowercasedFirst + $0 } }
}

extension ResourceIdentity {
    /// The members of a document that say which resource it is; a replacement keeps them.
    static func identityMembers(of document: ResourceDocument, type: TypeRule) -> [JSONObject.Member] {
        let keys =
            type.ids + type.arns + type.names + guesses(type.name, ["Id", "Arn", "Name", "Identifier"]) + [
                "id", "arn", "name",
            ]
        return document.configuration.filter { member in
            member.value.scalarText != nil && keys.contains { $0.hasSameLetters(as: member.key) }
        }
    }
}
