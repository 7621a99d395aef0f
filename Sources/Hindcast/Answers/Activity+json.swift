package import HindcastModel

extension ActivityEntry {
    /// An object of `log --denied` and its like.
    package var json: JSONValue {
        [
            "time": .string(time.rfc3339), "event_id": .string(eventID), "kind": .string(kind.rawValue),
            "action": .string(action), "principal": .string(principal), "origin": .string(origin.label),
            "origin_confidence": .string(origin.confidence.rawValue), "via": .string(via),
            "source_ip": sourceIP.map { .string($0) } ?? .null,
            "access_key": accessKey.map { .string($0) } ?? .null,
            "error_code": errorCode.map { .string($0) } ?? .null, "account": .string(account),
        ]
    }
}

extension ActivityCount {
    /// What an import says of a kind.
    package var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "offered": .integer(Int64(offered)), "kept": .integer(Int64(kept)),
            "dropped": .integer(Int64(dropped)), "oldest": oldest.map { .string($0.rfc3339) } ?? .null,
        ]
    }
}
