internal import HindcastModel

/// Decides which members of a call's value are configuration, and in which order sets are kept.
enum ConfigurationShape {
    /// Splits a whole-document value into configuration and tags; `tags` is `nil` where the value says nothing of them.
    static func split(_ value: JSONObject, type: TypeRule) -> (configuration: JSONObject, tags: JSONObject?) {
        var configuration: [JSONObject.Member] = []
        var tags: JSONObject?
        for member in value where member.value != .null {
            let key = member.key.lowercased()
            if TagMap.members.contains(key) {
                let found = TagMap.tags(in: member.value)
                if tags == nil || !found.isEmpty { tags = (tags ?? [:]).merging(found) }
                continue
            }
            if noise.contains(key) || key.hasPrefix("x-amz-") { continue }
            guard let lasting = PassingMembers.lasting(member, isKept: type.keeps.contains(key)) else { continue }
            configuration.append(lasting)
        }
        let kept = type.drops.reduce(JSONValue.object(JSONObject(unsorted: configuration))) { $0.removing($1[...]) }
        return (kept.object ?? [:], tags)
    }

    /// Brings the set-like arrays of a document into their one order.
    static func sortSets(in document: inout ResourceDocument, type: TypeRule) {
        for rule in type.sets {
            let path = rule.path.map { DocumentEdit.Step.key($0) }
            let current = JSONValue.object(document.configuration).following(rule.path.map { .key($0) }[...])
            guard let elements = current.array, elements.count > 1 else { continue }
            let sorted = elements.sorted { sortKey($0, rule.keys).precedesInBytes(sortKey($1, rule.keys)) }
            guard sorted != elements else { continue }
            DocumentEdit.edit(&document.configuration, at: path[...]) { $0 = .array(sorted) }
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
