internal import HindcastModel

/// Decides which members of a call's value are configuration, and in which order sets are kept.
enum ConfigurationShape {
    /// Splits a whole-document value into configuration and tags; `tags` is `nil` where the value says nothing of them.
    static func split(_ value: JSONObject, type: KnownType) -> (configuration: JSONObject, tags: JSONObject?) {
        var configuration: [JSONObject.Member] = []
        var tags: JSONObject?
        for member in value where member.value != .null {
            let key = member.key.lowercased()
            switch meanings[key] {
            case .tags?:
                let found = TagMap.tags(in: member.value)
                if tags == nil || !found.isEmpty { tags = (tags ?? [:]).merging(found) }
            case .noise?: continue
            case nil:
                if key.beginsInBytes(with: "x-amz-") { continue }
                let isKept = type.rule.keeps.contains(key)
                guard let lasting = PassingMembers.lasting(member, isKept: isKept) else { continue }
                configuration.append(lasting)
            }
        }
        let members = JSONObject(unsorted: configuration)
        guard !type.rule.drops.isEmpty else { return (members, tags) }
        let kept = type.rule.drops.reduce(JSONValue.object(members)) { $0.removing($1[...]) }
        return (kept.object ?? [:], tags)
    }

    /// Brings the set-like arrays of a document into their one order.
    static func sortSets(in document: inout ResourceDocument, type: KnownType) {
        for (steps, rule) in type.sets {
            let current = JSONValue.object(document.configuration).following(steps[...])
            guard let elements = current.array, elements.count > 1 else { continue }
            let keys = elements.map { SortKey($0, rule.keys) }
            guard keys.indices.dropFirst().contains(where: { keys[$0].order(against: keys[$0 - 1]) < 0 }) else {
                continue
            }
            // Equal keys keep their order.
            let order = keys.indices.sorted { left, right in
                let order = keys[left].order(against: keys[right])
                return order == 0 ? left < right : order < 0
            }
            let path = rule.path.map { DocumentEdit.Step.key($0) }
            DocumentEdit.edit(&document.configuration, at: path[...]) { $0 = .array(order.map { elements[$0] }) }
        }
    }

    /// What an element of a set is sorted by: the members that name it, then all of it.
    private struct SortKey {
        private let names: String
        private let value: JSONValue

        init(_ value: JSONValue, _ keys: [String]) {
            let named = keys.map { key in
                let text = value[key]?.scalarText ?? ""
                // Numbers sort by size: rule 90 comes before rule 100.
                return Int64(text).map { String(repeating: "0", count: max(0, 12 - text.count)) + String($0) } ?? text
            }
            names = named.joined(separator: "\u{0}") + "\u{0}"
            self.value = value
        }

        private var text: String { names + (value.scalarText ?? value.compactText) }

        /// Negative, zero or positive as the element comes before, with or after another one.
        func order(against other: SortKey) -> Int {
            // Names of one length tell it alone, unless they are the same: most elements need not be written to be sorted.
            let order = names.orderInBytes(against: other.names)
            if order != 0, names.utf8.count == other.names.utf8.count { return order }
            return text.orderInBytes(against: other.text)
        }
    }

    /// What a member is, if it is no configuration.
    private enum Meaning {
        case tags
        case noise
    }

    /// By the member's key, lower-cased: one look-up for each member of each call.
    private static let meanings = Dictionary(
        TagMap.members.map { ($0, Meaning.tags) } + noise.map { ($0, .noise) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Members that steer a call and configure nothing.
    private static let noise: Set<String> = [
        "clienttoken", "clientrequesttoken", "idempotencytoken", "requesttoken", "dryrun", "nexttoken", "maxresults",
        "maxrecords", "applyimmediately", "skipfinalsnapshot", "finaldbsnapshotidentifier", "force", "forcedelete",
        "requestid",
        "changetoken", "locktoken", "etag", "ifmatch", "revisionid", "responsemetadata", "_return", "return",
        "apiversion", "mincount",
        "maxcount", "publish", "xmlns", "overwrite", "host",
    ]
}

extension JSONValue {
    /// Returns this value without what a path leads to.
    fileprivate func removing(_ path: ArraySlice<RuleStep>) -> JSONValue {
        guard let step = path.first else { return self }
        switch (step, self) {
        case (.key(let name), .object(var object)):
            guard let member = object.member(ignoringCase: name) else { return self }
            object[member.key] = path.count == 1 ? nil : member.value.removing(path.dropFirst())
            return .object(object)
        case (.each, .array(let elements)): return .array(elements.map { $0.removing(path.dropFirst()) })
        default: return self
        }
    }
}
