package import HindcastModel

extension Window {
    /// An object of `when`.
    package var json: JSONValue {
        var object: JSONObject = [
            "resource": .string(resource.description), "state": "held", "seconds": .integer(Int64(seconds)),
            "opened": opened.windowEdge, "began": .string(beginning.rawValue),
            "closed": closed?.windowEdge ?? .null, "ended": .string(ending.rawValue), "until": .string(end.rfc3339),
            "knowledge": .string((isPartial ? ResourceDocument.Knowledge.partial : .complete).rawValue),
        ]
        if case .undecided(let reason) = state {
            object["state"] = "undecided"
            object["reason"] = .string(reason)
        }
        if !unknown.isEmpty { object["unknown"] = .array(unknown.map { .string($0.description) }) }
        return .object(object)
    }
}

extension ChangeEntry {
    /// The change at one end of a window.
    fileprivate var windowEdge: JSONValue {
        var object = jsonMembers
        object["kind"] = .string(kind.rawValue)
        object["subject"] = .string(subject)
        return .object(object)
    }
}
