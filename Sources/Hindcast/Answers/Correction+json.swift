package import HindcastModel

extension Correction {
    /// An object of `log --corrections`.
    package var json: JSONValue {
        [
            "learnt": .string(time.rfc3339), "former_head": .string(formerHead),
            "unchanged_through": [
                "position": .integer(Int64(base.position)), "commit": .string(base.commit),
                "time": base.time.map { .string($0.rfc3339) } ?? .null,
            ],
            "events": .array(lines.map(\.json)),
        ]
    }
}

extension Correction.Line {
    /// The event as `log` has it, with what became of it and every resource it touches.
    fileprivate var json: JSONValue {
        var object = changes.first?.jsonMembers ?? [:]
        object["subject"] = changes.first.map { .string($0.subject) }
        object["correction"] = .string(kind.name)
        if case .reattributed(let former) = kind {
            object["former_origin"] = .string(former.label)
            object["former_origin_confidence"] = .string(former.confidence.rawValue)
        }
        object["resources"] = .array(
            changes.map { ["resource": .string($0.resource.description), "kind": .string($0.kind.rawValue)] }
        )
        return .object(object)
    }
}

extension Correction.Line.Kind {
    /// `added`, `withdrawn`, `reattributed` or `revised`.
    package var name: String {
        switch self {
        case .added: "added"
        case .withdrawn: "withdrawn"
        case .reattributed: "reattributed"
        case .revised: "revised"
        }
    }
}
