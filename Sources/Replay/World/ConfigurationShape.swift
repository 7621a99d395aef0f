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
            guard let lasting = lasting(member, isKept: type.keeps.contains(key)) else { continue }
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

    /// Whether a member only tells how far an operation has come, or when the service last touched the thing.
    private static func isTransient(key: String, value: JSONValue) -> Bool {
        // Whether a subnet group may use a subnet is a property; every describe call shows it.
        if key == "subnetstatus" { return false }
        if key.endsInBytes(with: "status") || key.endsInBytes(with: "state") || key == "lifecycle" {
            guard let text = (value.scalarText ?? value["name"]?.scalarText ?? value["code"]?.scalarText)?.lowercased()
            else { return false }
            return transitions.contains(text.replacing("_", with: "-").replacing(" ", with: "-"))
        }
        let isTime =
            key.endsInBytes(with: "time") || key.endsInBytes(with: "date") || key.endsInBytes(with: "at")
            || key.endsInBytes(with: "on")
            || key.endsInBytes(with: "timestamp")
        guard isTime,
            times.contains(where: { key.hasPrefix($0) }) || key.endsInBytes(with: "createtime")
                || key.endsInBytes(with: "createdate")
        else { return false }
        return looksLikeTime(value)
    }

    private static let times = [
        "create", "creation", "launch", "start", "last", "latest", "update", "modif", "attach", "deletion", "change",
        "provision",
    ]

    private static let transitions: Set<String> = [
        "creating", "available", "pending", "active", "in-progress", "deleting", "deleted", "updating", "modifying",
        "provisioning",
        "attaching", "attached", "detaching", "detached", "associating", "associated", "disassociating", "in-use",
        "starting", "stopping",
        "backing-up", "rebooting", "create-in-progress", "create-complete", "update-complete", "update-in-progress",
        "completed",
        "complete", "ready", "successful", "succeeded", "pending-acceptance", "initiating-request", "create-pending",
        "deploying",
        "pending-validation", "in-sync", "insync", "applying", "shutting-down", "queued", "submitted", "building", "ok",
        "pendingconfirmation",
        "initializing", "processing", "deployed", "success", "running-update", "inprogress", "registering",
        "associate-in-progress",
    ]

    private static func looksLikeTime(_ value: JSONValue) -> Bool {
        switch value {
        case .integer(let number): number > 100_000_000
        case .number(let number): number > 100_000_000
        case .string(let text):
            // "2023-07-10T12:25:32Z", "Jul 10, 2023 11:54:39 AM", "1760000000000"
            (Int64(text).map { $0 > 100_000_000 } ?? false)
                || text.utf8.count >= 10 && text.contains(where: \.isNumber)
                    && (text.contains(":") || text.contains("-"))
        default: false
        }
    }

    /// Returns an object without the members that only tell how far an operation has come.
    static func withoutTransients(_ object: JSONObject) -> JSONObject {
        withoutTransients(.object(object)).object ?? object
    }

    /// Returns a value without the members that only tell how far an operation has come.
    static func withoutTransients(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements) where elements.contains(where: { $0.object != nil }):
            .array(elements.map(withoutTransients))
        case .object(let object) where object["Statement"] == nil:
            .object(JSONObject(unsorted: object.members.compactMap { lasting($0) }))
        default: value
        }
    }

    /// Returns what of a member lasts; `nil` where that is nothing (`"cidrBlockState": {"state": "associated"}`).
    private static func lasting(_ member: JSONObject.Member, isKept: Bool = false) -> JSONObject.Member? {
        if !isKept, isTransient(key: member.key.lowercased(), value: member.value) { return nil }
        let value = withoutTransients(member.value)
        return value == .object([:]) && member.value != value ? nil : .init(key: member.key, value: value)
    }
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
