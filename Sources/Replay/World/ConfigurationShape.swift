internal import HindcastModel

/// Decides which members of a call's value are configuration, and in which order sets are kept.
enum ConfigurationShape {
    /// Splits a whole-document value into configuration and tags; `tags` is `nil` where the value says nothing of them.
    static func split(_ value: JSONObject, type: KnownType) -> (configuration: JSONObject, tags: JSONObject?) {
        var configuration: [JSONObject.Member] = []
        var tags: JSONObject?
        for member in value where member.value != .null {
            let key = member.key.lowercased()
            if TagMap.members.contains(key) {
                let found = TagMap.tags(in: member.value)
                if tags == nil || !found.isEmpty { tags = (tags ?? [:]).merging(found) }
                continue
            }
            if noise.contains(key) || key.utf8.starts(with: "x-amz-".utf8) { continue }
            guard let lasting = PassingMembers.lasting(member, isKept: type.rule.keeps.contains(key)) else { continue }
            configuration.append(lasting)
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
            let keys = elements.map { sortKey($0, rule.keys) }
            guard keys.indices.dropFirst().contains(where: { keys[$0].precedesInBytes(keys[$0 - 1]) }) else { continue }
            // Equal keys keep their order.
            let order = keys.indices.sorted { left, right in
                let order = keys[left].orderInBytes(against: keys[right])
                return order == 0 ? left < right : order < 0
            }
            let path = rule.path.map { DocumentEdit.Step.key($0) }
            DocumentEdit.edit(&document.configuration, at: path[...]) { $0 = .array(order.map { elements[$0] }) }
        }
    }

    private static func sortKey(_ value: JSONValue, _ keys: [String]) -> String {
        let named = keys.map { key in
            let text = value[key]?.scalarText ?? ""
            // Numbers sort by size: rule 90 comes before rule 100.
            return Int64(text).map { String(repeating: "0", count: max(0, 12 - text.count)) + String($0) } ?? text
        }
        return named.joined(separator: "\u{0}") + "\u{0}" + (value.scalarText ?? value.compactText)
    }

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
