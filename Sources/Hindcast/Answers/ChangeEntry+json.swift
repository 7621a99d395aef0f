package import HindcastModel

extension ChangeEntry {
    /// The members of a change that all JSON answers share.
    package var jsonMembers: JSONObject {
        [
            "commit": .string(commit), "time": .string(time.rfc3339), "event_id": .string(eventID),
            "action": .string(action), "principal": .string(principal), "origin": .string(origin.label),
            "origin_confidence": .string(origin.confidence.rawValue), "via": .string(via),
            "confidence": .string(confidence.rawValue), "source_ip": sourceIP.map { .string($0) } ?? .null,
        ]
    }

    /// An object of `log`, as the product's contract has it.
    package func json(with differences: [JSONDifference]) -> JSONValue {
        var object = jsonMembers
        object["resource"] = .string(resource.description)
        object["kind"] = .string(kind.rawValue)
        object["subject"] = .string(subject)
        object["differences"] = .array(differences.map { .object($0.jsonMembers) })
        return .object(object)
    }
}

extension JSONDifference {
    /// The members `pointer`, `before` and `after`; a side without a value is `null`.
    package var jsonMembers: JSONObject {
        ["pointer": .string(pointer.description), "before": before ?? .null, "after": after ?? .null]
    }
}
