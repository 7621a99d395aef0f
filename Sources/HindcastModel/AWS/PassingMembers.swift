/// Members of AWS's answers that change by themselves: times of what happened, and how far an operation has come.
package enum PassingMembers {
    /// Whether a member only tells how far an operation has come, or when the service last touched the thing.
    private static func isPassing(_ key: String, _ value: JSONValue) -> Bool {
        // By its last letter, as most keys are done with there.
        switch key.utf8.last?.asciiLowercased {
        case UInt8(ascii: "s"):
            // Whether a subnet group may use a subnet is a property; every describe call shows it.
            return key.endsInLetters(with: "status") && !key.hasSameLetters(as: "subnetstatus") && isProgress(value)
        case UInt8(ascii: "e"):
            if key.endsInLetters(with: "state") || key.hasSameLetters(as: "lifecycle") { return isProgress(value) }
            return (key.endsInLetters(with: "time") || key.endsInLetters(with: "date")) && isTime(key, value)
        case UInt8(ascii: "t"): return key.endsInLetters(with: "at") && isTime(key, value)
        case UInt8(ascii: "n"): return key.endsInLetters(with: "on") && isTime(key, value)
        case UInt8(ascii: "p"): return key.endsInLetters(with: "timestamp") && isTime(key, value)
        default: return false
        }
    }

    private static func isProgress(_ value: JSONValue) -> Bool {
        guard let text = value.scalarText ?? value["name"]?.scalarText ?? value["code"]?.scalarText else {
            return false
        }
        let letters = text.utf8.map { byte in
            byte == UInt8(ascii: "_") || byte == UInt8(ascii: " ") ? UInt8(ascii: "-") : byte.asciiLowercased
        }
        return transitions.contains(String(decoding: letters, as: UTF8.self))
    }

    private static func isTime(_ key: String, _ value: JSONValue) -> Bool {
        guard looksLikeTime(value) else { return false }
        return times.contains(where: { key.beginsInLetters(with: $0) }) || key.endsInLetters(with: "createtime")
            || key.endsInLetters(with: "createdate")
    }

    private static let times: [StaticString] = [
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
                || text.utf8.count >= 10 && text.utf8.contains { $0 &- 48 < 10 }
                    && text.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
        default: false
        }
    }

    /// Returns an object without the members that only tell how far an operation has come.
    package static func without(_ object: JSONObject) -> JSONObject {
        without(.object(object)).object ?? object
    }

    /// Returns a value without the members that only tell how far an operation has come.
    package static func without(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements) where elements.contains(where: { $0.object != nil }):
            .array(elements.map(without))
        case .object(let object) where object["Statement"] == nil:
            .object(JSONObject(sorted: object.members.compactMap { lasting($0) }))
        default: value
        }
    }

    /// Returns what of a member lasts; `nil` where that is nothing (`"cidrBlockState": {"state": "associated"}`).
    package static func lasting(_ member: JSONObject.Member, isKept: Bool = false) -> JSONObject.Member? {
        if !isKept, isPassing(member.key, member.value) { return nil }
        guard member.value.isContainer else { return member }
        let value = without(member.value)
        if let object = value.object, object.isEmpty, member.value != value { return nil }
        return .init(key: member.key, value: value)
    }
}

extension JSONValue {
    /// Whether this is a list or an object.
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
