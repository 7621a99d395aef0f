package import HindcastModel

extension EventEvidence {
    /// The object of `show e:<event id>`.
    package var json: JSONValue {
        var object = facts.jsonMembers
        object["disposition"] = .string(disposition.rawValue)
        object["commit"] = changes.first.map { .string($0.commit) } ?? .null
        object["note_commit"] = noteCommit.map { .string($0) } ?? .null
        if let change = changes.first {
            object["origin"] = .string(change.origin.label)
            object["origin_confidence"] = .string(change.origin.confidence.rawValue)
            object["subject"] = .string(change.subject)
        }
        object["resources"] = .array(
            changes.map { ["resource": .string($0.resource.description), "kind": .string($0.kind.rawValue)] }
        )
        object["record"] = record
        object["origin_records"] = .array(origin)
        return .object(object)
    }
}

extension ActorWalk {
    /// The object of `who e:<event id> --chain`.
    package var json: JSONValue {
        var object = event.jsonMembers
        object["origin"] = .string(origin.label)
        object["origin_confidence"] = .string(origin.confidence.rawValue)
        object["hops"] = .array(
            hops.map { hop in
                [
                    "from": .string(hop.from), "to": .string(hop.to), "confidence": .string(hop.confidence.rawValue),
                    "reason": .string(hop.reason), "shown_by": .object(hop.shownBy.jsonMembers),
                    "record": hop.record,
                ]
            }
        )
        object["makers"] = .array(
            makers.map { maker in
                var members = maker.change.jsonMembers
                members["machine"] = .string(maker.machine)
                members["deed"] = .string(maker.deed)
                members["resource"] = .string(maker.change.resource.description)
                return .object(members)
            }
        )
        return .object(object)
    }
}

extension EventFacts {
    fileprivate var jsonMembers: JSONObject {
        [
            "event_id": .string(id), "time": .string(time.rfc3339), "action": .string(action),
            "principal": .string(principal), "account": .string(account),
            "source_ip": sourceIP.map { .string($0) } ?? .null, "user_agent": userAgent.map { .string($0) } ?? .null,
        ]
    }
}
